package io.rowcast.audience;

/** Whom a message can be sent to: a phone number, or Meta's user id of a person who hides theirs. Prints masked. */
public sealed interface Address permits PhoneNumber, UserId {
    /** As the ledgers keep it, sealed: the number in E.164, or the user id. */
    String text();

    /**
     * Reads back what {@link #text} gave.
     *
     * @throws IllegalArgumentException when it is neither a number nor a user id
     */
    static Address of(String text) {
        return PhoneNumber.fits(text) ? new PhoneNumber(text) : new UserId(text);
    }
}
