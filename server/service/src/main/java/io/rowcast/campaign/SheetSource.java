package io.rowcast.campaign;

import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.GoogleSetup;
import io.rowcast.workspace.LinkStateStore;
import io.rowcast.workspace.Pen;
import io.rowcast.workspace.PenRef;
import io.rowcast.workspace.SheetAccess;
import io.rowcast.workspace.SheetAccess.Access;
import io.rowcast.workspace.SheetLink;
import io.rowcast.workspace.SheetRows;
import java.util.Optional;

/** The sheets of campaigns, read by the service itself with whatever pen each link has. */
public final class SheetSource {
    private final LinkStateStore links;
    private final SheetRows rows;
    private final SheetAccess access;
    private final GoogleSetup setup;

    public SheetSource(LinkStateStore links, SheetRows rows, SheetAccess access, GoogleSetup setup) {
        this.links = links;
        this.rows = rows;
        this.access = access;
        this.setup = setup;
    }

    /** Reads all rows, and gives keys to those with a recipient and none. Blocks. */
    SheetRows.Reading read(WorkspaceId workspace, SheetLink link, String recipientHeading) {
        return rows.read(
                workspace,
                links.pen(workspace, link.id()),
                link.spreadsheetId(),
                link.sheetId(),
                recipientHeading,
                true);
    }

    /** Why the service could not read the sheet by itself, and what to do; empty where it can, or Google does not say now. */
    Optional<String> refusal(WorkspaceId workspace, SheetLink link) {
        PenRef pen = links.pen(workspace, link.id());
        if (pen.kind() == Pen.ADD_ON) {
            return Optional.of("Only the add-on can read this sheet, and only while somebody has it open. " + remedy());
        }
        return switch (access.check(workspace, pen, link.spreadsheetId(), link.sheetId())) {
            case Access.Writable writable -> Optional.empty();
            case Access.Undecided undecided -> Optional.empty();
            case Access.NotShared notShared -> Optional.of("Rowcast may not open this spreadsheet. " + remedy());
            case Access.Unreachable away -> Optional.of(away.why());
        };
    }

    private String remedy() {
        String account = setup.serviceAccount();
        String share = account == null ? "" : "share the spreadsheet with " + account + " as an editor";
        String connect = setup.connectable() ? "connect a Google account in the Rowcast sidebar" : "";
        if (share.isEmpty() && connect.isEmpty()) {
            return "The service's operator can give it a Google account.";
        }
        String both = share + (share.isEmpty() || connect.isEmpty() ? "" : ", or ") + connect;
        return "So that Rowcast can read it at that time, " + both + ".";
    }
}
