package io.rowcast.workspace;

import io.rowcast.workspace.SheetAccess.Access;
import org.jspecify.annotations.Nullable;

/** What the user is told of pens. */
final class PenWords {
    static final String NO_SERVICE_ACCOUNT = "The service has no Google account of its own. Its operator can set"
            + " GOOGLE_APPLICATION_CREDENTIALS to a service account's key file.";
    static final String NO_CONNECTION = "Connect your Google account first.";
    static final String NOT_CONNECTABLE = "The service cannot connect Google accounts. Its operator can set"
            + " ROWCAST_GOOGLE_CLIENT_ID and ROWCAST_GOOGLE_CLIENT_SECRET.";

    private PenWords() {}

    /** What is in the way; null where nothing is. No address of a person, since it is kept in the clear. */
    static @Nullable String trouble(Access access) {
        return switch (access) {
            case Access.Writable writable -> null;
            case Access.NotShared missing -> "Rowcast may not write to this spreadsheet yet.";
            case Access.Unreachable away -> away.why();
            case Access.Undecided undecided -> undecided.why();
        };
    }

    /** How statuses reach the sheet, or what to do so that they can. */
    static String explanation(Pen pen, String access, @Nullable String account, @Nullable String trouble) {
        if (access.equals("not-shared")) {
            return "Rowcast cannot write to this spreadsheet yet: share it with "
                    + (account == null ? "the account that writes" : account) + " as an editor.";
        }
        return trouble != null
                ? trouble
                : switch (pen) {
                    case SERVICE_ACCOUNT, GOOGLE_ACCOUNT -> "Statuses and replies are written to this tab.";
                    case ADD_ON ->
                        "The add-on writes statuses and replies to this tab: within seconds while the sidebar is open,"
                                + " and once an hour otherwise.";
                };
    }

    static PenOffer serviceAccount(GoogleSetup setup) {
        String account = setup.serviceAccount();
        return new PenOffer(
                Pen.SERVICE_ACCOUNT,
                account != null,
                account,
                null,
                account == null
                        ? NO_SERVICE_ACCOUNT
                        : "The service writes at any time, once the spreadsheet is shared with " + account
                                + " as an editor.");
    }

    static PenOffer connection(GoogleConnection connection) {
        return new PenOffer(
                Pen.GOOGLE_ACCOUNT,
                connection.connected(),
                connection.email(),
                connection.id(),
                connection.connected()
                        ? "The service writes at any time, to what " + connection.email() + " may edit."
                        : "Google no longer accepts the connection to " + connection.email() + ". Connect it again.");
    }

    static PenOffer noConnection(GoogleSetup setup) {
        return new PenOffer(
                Pen.GOOGLE_ACCOUNT, false, null, null, setup.connectable() ? NO_CONNECTION : NOT_CONNECTABLE);
    }

    static PenOffer addOn() {
        return new PenOffer(
                Pen.ADD_ON,
                true,
                null,
                null,
                "The add-on writes with your own rights: within seconds while the sidebar is open, and once an hour"
                        + " otherwise. Nothing needs to be set up.");
    }
}
