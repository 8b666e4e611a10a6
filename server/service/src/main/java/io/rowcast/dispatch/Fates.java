package io.rowcast.dispatch;

/**
 * What became of a campaign's first rows.
 *
 * @param pending their fate is not known
 * @param stillOut whether it is too early to judge: some wait for their turn, or have left only now
 */
record Fates(int rows, int arrived, int failed, int pending, boolean stillOut) {
    boolean atLeastFailed(int percent) {
        return failed > 0 && failed * 100L >= (long) percent * rows;
    }

    /** What happened and how to go on, for the marketer. */
    String words() {
        return "Of the first " + (rows == 1 ? "message" : rows + " messages") + ", " + arrived + " arrived and "
                + failed
                + " failed" + (pending == 0 ? "" : "; nothing more is known of " + pending + " yet")
                + ". Look at them, then send the rest or cancel the campaign.";
    }
}
