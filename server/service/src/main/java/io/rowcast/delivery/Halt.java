package io.rowcast.delivery;

/**
 * Why a campaign stands still.
 *
 * @param code for machines: template-paused, template-disabled, template-changed, template-gone,
 *     template-not-sendable, template-flow-blocked, template-flow-throttled, sender-refused, sender-restricted,
 *     sender-banned, sender-deleted, by-hand
 * @param message what happened and what to do, for the marketer
 */
public record Halt(String code, String message) {
    /** Somebody pressed "Pause". */
    public static final String BY_HAND = "by-hand";

    /** Meta refuses what this sender sends, as a webhook told after it had taken messages. */
    public static final String SENDER_REFUSED = "sender-refused";

    public static Halt byHand() {
        return new Halt(BY_HAND, "Paused by hand. The rows not sent yet are kept; resume the campaign to send them.");
    }
}
