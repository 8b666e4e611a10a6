package io.rowcast.sandbox.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * Which of Meta's limits are enforced, and how (facts section 11).
 *
 * @param perSecond messages per second of every number; null for what Meta gives the number's level, 0 for no limit
 * @param pair whether the same person may be sent only so many messages
 * @param messagingLimit whether a portfolio may write only to as many people as its tier allows
 * @param overMessagingLimit what becomes of a message to one person too many
 * @param marketingPerUser how many marketing templates a person takes within 24 hours outside a window; 0 for no limit. Meta's
 *     own number moves and is not known
 * @param usMarketing whether marketing templates to numbers of the United States fail, as they do since April 2025
 */
record Limits(
        @Nullable Integer perSecond,
        boolean pair,
        boolean messagingLimit,
        OverLimit overMessagingLimit,
        int marketingPerUser,
        boolean usMarketing) {
    /**
     * What Meta answers to a message to one person too many is not documented (facts section 16), so this is ours.
     *
     * @param refused at once; else the message is taken, and a failed status follows
     */
    record OverLimit(boolean refused, int code) {
        /**
         * The nearest that Meta documents is 131048: this number may not send as much, later it may. Not 130429, after which
         * sending more slowly would help, and not 131049, which is about one person and marketing only.
         */
        static final OverLimit OURS = new OverLimit(true, 131048);
    }

    static final Limits META = new Limits(null, true, true, OverLimit.OURS, 4, true);
}
