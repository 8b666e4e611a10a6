package io.rowcast.workspace;

import io.rowcast.platform.store.WorkspaceId;

/** Asks Google whether a pen may write to a tab. */
@FunctionalInterface
public interface SheetAccess {
    /**
     * Blocks for one question to Google; never throws. The add-on writes with the rights of whoever has the sheet open, so
     * it is not asked about.
     *
     * @param sheetId the tab's own number, which renaming does not change
     */
    Access check(WorkspaceId workspace, PenRef pen, String spreadsheetId, int sheetId);

    /** What Google answered. */
    sealed interface Access {
        /** As it stands in the API and in the database. */
        String word();

        /** Statuses and replies can be written. */
        record Writable() implements Access {
            @Override
            public String word() {
                return "writable";
            }
        }

        /** The spreadsheet must be shared with the pen's account first. */
        record NotShared() implements Access {
            @Override
            public String word() {
                return "not-shared";
            }
        }

        /** The tab is gone, or the account is not accepted; {@code why} says so in words for the user. */
        record Unreachable(String why) implements Access {
            @Override
            public String word() {
                return "unreachable";
            }
        }

        /** Google does not say at present; {@code why} in words for the user. */
        record Undecided(String why) implements Access {
            @Override
            public String word() {
                return "unreachable";
            }
        }
    }
}
