package io.rowcast.delivery;

/**
 * Why a campaign stands still.
 *
 * @param code for machines: template-paused, template-disabled, template-changed, template-gone,
 *     template-not-sendable, template-flow-blocked, template-flow-throttled, sender-refused, sender-restricted,
 *     sender-banned, sender-deleted, number-banned, number-deleted, by-hand, canary, failure-rate, quality-drop, start-missed,
 *     columns-changed, sheet-unreadable
 * @param message what happened and what to do, for the marketer
 */
public record Halt(String code, String message) {
    /** Somebody pressed "Pause". */
    public static final String BY_HAND = "by-hand";

    /** Meta refuses what this sender sends, as a webhook told after it had taken messages. */
    public static final String SENDER_REFUSED = "sender-refused";

    /** The fate of a campaign's first rows is known, and a person is asked whether the rest goes. */
    public static final String CANARY = "canary";

    /** Too much of what was tried has failed. */
    public static final String FAILURE_RATE = "failure-rate";

    /** Meta's rating of the number has fallen to its lowest. */
    public static final String QUALITY_DROP = "quality-drop";

    public static Halt byHand() {
        return new Halt(BY_HAND, "Paused by hand. The rows not sent yet are kept; resume the campaign to send them.");
    }
}
