package io.rowcast.workspace;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Tells how senders are. */
public final class SenderHealth {
    private final Database database;
    private final InstantSource clock;
    private final SenderNoteStore notes = new SenderNoteStore();
    private final PortfolioStore portfolios = new PortfolioStore();

    public SenderHealth(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public HealthReport of(WorkspaceId workspace, UUID sender) {
        return database.inWorkspace(
                workspace,
                handle -> new HealthReport(
                        notes(handle, sender),
                        portfolios.allowance(handle, sender, clock.instant()).orElse(null),
                        notes.nameStatus(handle, sender).orElse(null)));
    }

    /** What there is to know of a sender, the gravest first; within the caller's transaction. */
    public List<SenderNote> notes(Handle handle, UUID sender) {
        return notes.list(handle, sender, clock.instant());
    }

    /**
     * Why the sender's campaigns may not go on; empty where they may. A token or a payment that Meta refuses is no reason: the
     * dispatcher tries by itself whether somebody has mended it.
     */
    public Optional<SenderNote> barrier(WorkspaceId workspace, UUID sender) {
        return database.inWorkspace(workspace, handle -> notes(handle, sender)).stream()
                .filter(note -> note.severity() == SenderNote.Severity.STOP)
                .filter(note -> !note.code().equals(SenderNote.REFUSED))
                .findFirst();
    }
}
