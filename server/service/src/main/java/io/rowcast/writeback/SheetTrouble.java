package io.rowcast.writeback;

import java.time.Instant;

/** Why a tab could not be read or written; nothing was changed, save where {@link Unavailable} leaves it open. */
public sealed interface SheetTrouble extends SheetReading, SheetWriting {
    /** What is wrong and what to do, for the user. */
    String words();

    /** @param shareWith the address to be made an editor */
    record NotShared(String shareWith) implements SheetTrouble {
        @Override
        public String words() {
            return "Statuses cannot be written: share the spreadsheet with " + shareWith + " as an editor.";
        }
    }

    /** The connected person's account may not edit the spreadsheet. */
    record NotAllowed() implements SheetTrouble {
        @Override
        public String words() {
            return "Statuses cannot be written: the connected Google account may not edit this spreadsheet. Give it the"
                    + " right to, or choose another way to write in the Rowcast sidebar.";
        }
    }

    /** The connected person's account gives no access any more: the consent was taken back, or has ended. */
    record NotConnected() implements SheetTrouble {
        @Override
        public String words() {
            return "Statuses cannot be written: Google no longer accepts the connection to the Google account that"
                    + " writes here. Connect it again in the Rowcast sidebar; statuses follow by themselves.";
        }
    }

    /** Another node has taken the spreadsheet over; it writes what is to be written. */
    record TurnLost() implements SheetTrouble {
        @Override
        public String words() {
            return "Another part of the service writes to this spreadsheet now; statuses follow.";
        }
    }

    /** The whole spreadsheet is not there (any more). */
    record SpreadsheetGone() implements SheetTrouble {
        @Override
        public String words() {
            return "The spreadsheet was deleted, so statuses stay in Rowcast only.";
        }
    }

    /** The spreadsheet is there, the tab is not. */
    record TabGone() implements SheetTrouble {
        @Override
        public String words() {
            return "The tab was deleted, so statuses stay in Rowcast only.";
        }
    }

    /** Google understood and said no: a protected column, a full spreadsheet. {@code why} is Google's explanation. */
    record Refused(String why) implements SheetTrouble {
        @Override
        public String words() {
            return "Google refuses to write statuses. Its reason: " + why;
        }
    }

    /** A quota is used up. */
    record Throttled(Instant until) implements SheetTrouble {
        @Override
        public String words() {
            return "Google's limit of requests a minute is reached; statuses follow within a minute.";
        }
    }

    /** No answer, or a fault at Google; a write may or may not have been applied. */
    record Unavailable(String why) implements SheetTrouble {
        @Override
        public String words() {
            return "Google Sheets does not answer at present; statuses follow when it does. (" + why + ")";
        }
    }

    /** The service has no Google account. */
    record NotConfigured() implements SheetTrouble {
        @Override
        public String words() {
            return "The service has no Google account yet, so it cannot write statuses. Ask its operator to set"
                    + " GOOGLE_APPLICATION_CREDENTIALS to a service account's key file.";
        }
    }
}
