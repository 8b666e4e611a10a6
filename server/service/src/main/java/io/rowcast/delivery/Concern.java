package io.rowcast.delivery;

/** Whom an error of Meta's is about: what would have to change before the same message is taken. */
public enum Concern {
    /** The row's own values, or this one message. */
    ROW,
    RECIPIENT,
    TEMPLATE,
    /** The sending number. */
    SENDER,
    /** The WhatsApp Business Account, its payment, or the app that calls for it. */
    ACCOUNT
}
