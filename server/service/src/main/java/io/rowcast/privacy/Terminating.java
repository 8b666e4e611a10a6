package io.rowcast.privacy;

import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.platform.work.Failures;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a workspace for good. First its keys are destroyed, in the transaction that also stops its campaigns and shuts everybody out:
 * from then on what is sealed is nobody's to read, here or in a backup without the keys. Then its rows are deleted in batches, by
 * whichever node gets to it.
 */
public final class Terminating {
    private static final Logger LOG = LoggerFactory.getLogger(Terminating.class);

    private final Database database;
    private final Sealers sealers;
    private final Consumer<WorkspaceId> leaveGoogle;
    private final BooleanSupplier stopping;
    private final TerminationStore store = new TerminationStore();

    /**
     * @param leaveGoogle gives the workspace's consents back to Google, as far as Google answers
     * @param stopping whether the node is about to stop: what is left waits for the next time
     */
    public Terminating(
            Database database, Sealers sealers, Consumer<WorkspaceId> leaveGoogle, BooleanSupplier stopping) {
        this.database = database;
        this.sealers = sealers;
        this.leaveGoogle = leaveGoogle;
        this.stopping = stopping;
    }

    /**
     * Ends a workspace.
     *
     * @param name as the workspace is called, typed by whoever wants it ended
     * @return false where it is not called so; nothing has happened then
     */
    public boolean end(WorkspaceId workspace, String name) {
        if (!database.inWorkspace(workspace, handle -> store.isCalled(handle, name))) {
            return false;
        }
        leaveGoogle.accept(workspace);
        database.<Void, RuntimeException>inWorkspace(workspace, handle -> {
            store.close(handle);
            return null;
        });
        sealers.forget(workspace);
        LOG.info("Workspace {} has ended; its keys are destroyed", workspace);
        delete(workspace);
        return true;
    }

    /** Goes on where a node was cut off. What fails for one keeps no other from its turn, and is thrown at the end. */
    public void goOn(Supplier<List<WorkspaceId>> workspaces) {
        Failures failures = new Failures();
        for (WorkspaceId workspace : workspaces.get()) {
            try {
                if (database.inWorkspace(workspace, store::isClosed)) {
                    delete(workspace);
                }
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        failures.throwAny();
    }

    private void delete(WorkspaceId workspace) {
        boolean more = true;
        while (more && !stopping.getAsBoolean()) {
            more = database.inWorkspace(workspace, store::deleteSome) > 0;
        }
    }
}
