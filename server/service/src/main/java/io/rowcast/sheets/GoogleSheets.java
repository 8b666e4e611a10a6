package io.rowcast.sheets;

import com.google.api.client.util.Sleeper;
import io.rowcast.workspace.SheetAccess;
import io.rowcast.writeback.StatusSheet;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Everything the service does at Google, with one account and its one quota.
 *
 * @param statusSheet for write-back
 * @param access for linking a tab
 */
public record GoogleSheets(StatusSheet statusSheet, SheetAccess access) {
    /**
     * @param rootUrl of the Sheets API
     * @param credentials a service account's key file; null where the service has none
     * @param tokenUrl where tokens come from, in the place of the one in the file; null for that one
     * @throws IllegalArgumentException when the file is not there, or no service account's key
     */
    public static GoogleSheets open(
            URI rootUrl, @Nullable Path credentials, @Nullable URI tokenUrl, InstantSource clock) {
        return open(rootUrl, credentials, tokenUrl, clock, Sleeper.DEFAULT);
    }

    /** As above, with the waits between the attempts of one request in the caller's hands. */
    static GoogleSheets open(
            URI rootUrl, @Nullable Path credentials, @Nullable URI tokenUrl, InstantSource clock, Sleeper sleeper) {
        if (credentials == null) {
            NoGoogleAccount none = new NoGoogleAccount();
            return new GoogleSheets(none, none);
        }
        SheetsApi api = new SheetsApi(rootUrl, GoogleAccount.read(credentials, tokenUrl), clock, sleeper);
        return new GoogleSheets(new GoogleStatusSheet(api), new GoogleSheetAccess(api));
    }
}
