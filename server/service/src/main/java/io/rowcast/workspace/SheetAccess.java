package io.rowcast.workspace;

/** Asks Google whether the service may write to a tab. */
@FunctionalInterface
public interface SheetAccess {
    /**
     * Blocks for one question to Google; never throws.
     *
     * @param sheetId the tab's own number, which renaming does not change
     */
    Access check(String spreadsheetId, int sheetId);

    /** What Google answered. */
    sealed interface Access {
        /** Statuses and replies can be written. */
        record Writable() implements Access {}

        /**
         * The spreadsheet must be shared first.
         *
         * @param shareWith the service account's address, to be made an editor
         */
        record NotShared(String shareWith) implements Access {}

        /** It cannot be told, or the tab is gone; {@code why} says so in words for the user. */
        record Unreachable(String why) implements Access {}
    }
}
