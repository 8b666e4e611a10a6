package io.rowcast.campaign;

import java.time.Duration;
import java.util.UUID;

/**
 * A campaign that goes after another, to the same rows, as its people behave.
 *
 * @param id of the campaign that it is
 * @param step from 1
 * @param follows the earlier step that it goes after; 0 for the campaign itself
 * @param after how long the condition has to have been true
 */
record FollowUp(UUID id, int step, int follows, Condition condition, Duration after) {
    /** Which rows it goes to. Unless it is a button, whoever has replied gets no further message. */
    sealed interface Condition {
        /** The message before was delivered, and not read. */
        record NotRead() implements Condition {}

        /** The message before was read, and not answered. */
        record NotReplied() implements Condition {}

        /**
         * The message before was answered with a button.
         *
         * @param words what stands on it, or what it carries
         */
        record Button(String words) implements Condition {}
    }
}
