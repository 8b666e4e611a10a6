package io.rowcast.campaign;

import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Hears of rows that came into a sheet, or were changed, and tells of which it wants to hear. */
final class Reporting {
    /** What became of a report. */
    sealed interface Outcome {
        record Taken(NewRows.Counts counts) implements Outcome {}

        /** The same Idempotency-Key came with another body. */
        record KeyReused() implements Outcome {}
    }

    /** Longer than any caller tries again. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Database database;
    private final Sealers sealers;
    private final NewRows newRows;
    private final InstantSource clock;
    private final StandingStore standing = new StandingStore();

    Reporting(Database database, Sealers sealers, NewRows newRows, InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.newRows = newRows;
        this.clock = clock;
    }

    /**
     * Brings rows to every campaign that stands on their tab, once for each {@code key}. The counts are of all these campaigns
     * together. A report that is cut off is taken up where it was: what has been taken is known.
     *
     * @param body the request as it came, to tell a repeated report from another one with the same key
     */
    Outcome report(WorkspaceId workspace, String key, String body, NewRowsReportWire report) {
        byte[] hash = sealers.of(workspace).fingerprint("new-rows:" + body);
        Optional<StandingStore.Answered> before =
                database.inWorkspace(workspace, handle -> standing.answered(handle, key));
        if (before.isPresent()) {
            return Arrays.equals(before.get().requestHash(), hash)
                    ? new Outcome.Taken(before.get().counts())
                    : new Outcome.KeyReused();
        }
        NewRows.Counts counts = NewRows.Counts.NONE;
        for (StandingStore.Standing campaign : database.inWorkspace(
                workspace, handle -> standing.of(handle, report.spreadsheetId(), report.sheetId()))) {
            counts = counts.plus(newRows.report(
                    workspace, campaign.campaign(), report.headings(), report.sheetRows(), report.isComplete()));
        }
        NewRows.Counts all = counts;
        Instant now = clock.instant();
        database.<Void, RuntimeException>inWorkspace(workspace, handle -> {
            standing.remember(handle, key, hash, all, now, now.minus(REMEMBERED));
            return null;
        });
        return new Outcome.Taken(all);
    }

    List<StandingStore.Standing> watched(WorkspaceId workspace, String spreadsheetId) {
        return database.inWorkspace(workspace, handle -> standing.of(handle, spreadsheetId, null));
    }
}
