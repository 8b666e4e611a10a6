package io.rowcast.privacy;

import java.util.Locale;

/** What is deleted after a workspace's time. */
enum Kept {
    /** Who a message went to and what it said; that and when it was sent, and what became of it, stays. */
    MESSAGES,
    REPLIES,
    /** What was written by hand; that it was, and what became of it, stays. */
    HAND_MESSAGES,
    /** Files that people sent. */
    RECEIVED_FILES,
    /** With whom; those in which nothing was said since. */
    CONVERSATIONS,
    /** What was wrong with rows, which may quote their cells; how many rows had it stays. */
    ROW_PROBLEMS,
    FILES,
    /** What was written to sheets and never seen through. */
    SHEET_WRITES,
    /** Raw webhooks that could not be applied. */
    WEBHOOKS;

    /** As metrics spell it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
