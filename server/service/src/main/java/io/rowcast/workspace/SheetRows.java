package io.rowcast.workspace;

import io.rowcast.platform.store.WorkspaceId;
import java.util.List;

/** The rows of a person's sheet, as the sheet shows them. Calls block. */
public interface SheetRows {
    /** What came of a reading. */
    sealed interface Reading {
        /**
         * The sheet was read.
         *
         * @param headings of row 1 by column from A
         * @param rows below it, without wholly empty ones
         */
        record Read(List<String> headings, List<SheetRow> rows) implements Reading {}

        /**
         * It could not be.
         *
         * @param explanation what happened and what to do, for the user
         * @param passing whether it may be different in a minute
         */
        record Unreadable(String explanation, boolean passing) implements Reading {}
    }

    /**
     * One row.
     *
     * @param number from 1, as the sheet counts
     * @param key empty where the row has none of its own: it was never given one, or it is a copy of a row above it
     * @param cells as shown, by column from A; missing ones at the end are empty
     */
    record SheetRow(int number, String key, List<String> cells) {
        /** What the cell at {@code index} shows, from 0; empty past the end. */
        public String cell(int index) {
            return index < cells.size() ? cells.get(index) : "";
        }

        @Override
        public String toString() {
            return "row " + number;
        }
    }

    /** Reads all rows; where {@code giveKeys}, rows that have a phone in the recipient column and no key get one first. */
    Reading read(
            WorkspaceId workspace,
            PenRef pen,
            String spreadsheetId,
            int sheetId,
            String recipientHeading,
            boolean giveKeys);
}
