package io.rowcast.sheets;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.GoogleConnectionStore;
import io.rowcast.workspace.GoogleSetup;
import io.rowcast.workspace.Pen;
import io.rowcast.workspace.PenRef;
import io.rowcast.workspace.SheetAccess;
import io.rowcast.workspace.SheetRows;
import io.rowcast.writeback.LinkedTab;
import io.rowcast.writeback.Pens;
import io.rowcast.writeback.SheetTrouble;
import io.rowcast.writeback.StatusSheet;
import io.rowcast.writeback.Tab;
import io.rowcast.writeback.TurnGuard;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything the service does at Google, with whichever account a link's pen names. */
public final class GoogleSheets implements Pens, SheetAccess, SheetRows {
    private final GoogleSetup setup;
    private final SheetsApi own;
    private final @Nullable ConnectedAccounts connected;

    private GoogleSheets(GoogleSetup setup, SheetsApi own, @Nullable ConnectedAccounts connected) {
        this.setup = setup;
        this.own = own;
        this.connected = connected;
    }

    /**
     * What the operator set up.
     *
     * @param rootUrl of the Sheets API
     * @param keyFile the service account's; null where the service has none
     * @param tokenUrl where tokens come from, in the place of the one in the key file; null for that one
     * @param client for people's own accounts; null where they cannot be connected
     */
    public record Keys(
            URI rootUrl,
            @Nullable Path keyFile,
            @Nullable URI tokenUrl,
            @Nullable OAuthClient client) {}

    /** @throws IllegalArgumentException when the key file is not there, or no service account's key */
    public static GoogleSheets open(
            Keys keys, Database database, GoogleConnectionStore connections, InstantSource clock) {
        QuotaStore quotas = new QuotaStore(database);
        HttpTransport transport = new NetHttpTransport();
        ServiceAccount account = keys.keyFile() == null ? null : ServiceAccount.read(keys.keyFile(), keys.tokenUrl());
        return new GoogleSheets(
                new GoogleSetup(account == null ? null : account.email(), keys.client() != null),
                account == null
                        ? new ClosedApi(new SheetTrouble.NotConfigured())
                        : new AccountApi(keys.rootUrl(), transport, account.account(), quotas, clock),
                keys.client() == null
                        ? null
                        : new ConnectedAccounts(
                                connections,
                                keys.client(),
                                each -> new AccountApi(keys.rootUrl(), transport, each, quotas, clock)));
    }

    public GoogleSetup setup() {
        return setup;
    }

    @Override
    public StatusSheet of(LinkedTab link) {
        return new GoogleStatusSheet(api(link.workspace(), link.pen(), link.connectionId()));
    }

    @Override
    public StatusSheet of(LinkedTab link, TurnGuard guard) {
        return new GoogleStatusSheet(new GuardedApi(api(link.workspace(), link.pen(), link.connectionId()), guard));
    }

    @Override
    public int room(LinkedTab link) {
        return api(link.workspace(), link.pen(), link.connectionId()).room();
    }

    @Override
    public Access check(WorkspaceId workspace, PenRef pen, String spreadsheetId, int sheetId) {
        return new AccessQuestion(api(workspace, pen.kind(), pen.connectionId())).ask(spreadsheetId, sheetId);
    }

    @Override
    public Reading read(
            WorkspaceId workspace,
            PenRef pen,
            String spreadsheetId,
            int sheetId,
            String recipientHeading,
            boolean giveKeys) {
        return new RowReading(
                        api(workspace, pen.kind(), pen.connectionId()),
                        new Tab(spreadsheetId, sheetId),
                        recipientHeading)
                .read(giveKeys);
    }

    private SheetsApi api(WorkspaceId workspace, Pen pen, @Nullable UUID connectionId) {
        return switch (pen) {
            case SERVICE_ACCOUNT -> own;
            case GOOGLE_ACCOUNT ->
                connected == null || connectionId == null
                        ? new ClosedApi(new SheetTrouble.NotConnected())
                        : connected.of(workspace, connectionId);
            // It asks us; we do not ask Google.
            case ADD_ON -> new ClosedApi(new SheetTrouble.NotConfigured());
        };
    }
}
