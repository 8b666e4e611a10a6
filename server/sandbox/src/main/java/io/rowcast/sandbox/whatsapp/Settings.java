package io.rowcast.sandbox.whatsapp;

/** What the controls can turn while the sandbox runs. Every value is read afresh by each request. */
final class Settings {
    volatile Pace pace = Pace.REALISTIC;
    volatile Limits limits = Limits.META;
    volatile WebhookFaults faults = WebhookFaults.NONE;
    volatile Behaviour usual = Behaviour.READS;
    /** Whether a number's last digits choose its behaviour. */
    volatile boolean byNumber = true;

    volatile Review review = Review.APPROVES;
    volatile boolean tokenExpired;
}
