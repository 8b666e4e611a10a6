package io.rowcast.delivery;

/**
 * Why a campaign stands still.
 *
 * @param code for machines: template-paused, template-disabled, template-changed, template-gone, sender-restricted,
 *     sender-banned, sender-deleted, by-hand
 * @param message what happened and what to do, for the marketer
 */
public record Halt(String code, String message) {
    /** Somebody pressed "Pause". */
    public static final String BY_HAND = "by-hand";

    public static Halt byHand() {
        return new Halt(BY_HAND, "Paused by hand. The rows not sent yet are kept; resume the campaign to send them.");
    }
}
