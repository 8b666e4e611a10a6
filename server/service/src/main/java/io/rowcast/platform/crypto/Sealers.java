package io.rowcast.platform.crypto;

import io.rowcast.platform.store.WorkspaceId;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Each workspace's {@link Sealer}, unwrapped once and kept in memory for a minute at a time: so long after a workspace's keys are
 * destroyed no node has them any more.
 */
public final class Sealers {
    private static final long KEPT = Duration.ofMinutes(1).toNanos();

    private record Known(Sealer sealer, long since) {}

    private final MasterKeyset master;
    private final Function<WorkspaceId, WrappedKeys> wrappedKeys;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<WorkspaceId, Known> known = new ConcurrentHashMap<>();

    /** @param wrappedKeys finds a workspace's keys in the database; throws for a workspace that is not there */
    public Sealers(MasterKeyset master, Function<WorkspaceId, WrappedKeys> wrappedKeys) {
        this(master, wrappedKeys, System::nanoTime);
    }

    /** @param nanoTime monotonic, as {@link System#nanoTime} */
    Sealers(MasterKeyset master, Function<WorkspaceId, WrappedKeys> wrappedKeys, LongSupplier nanoTime) {
        this.master = master;
        this.wrappedKeys = wrappedKeys;
        this.nanoTime = nanoTime;
    }

    public Sealer of(WorkspaceId workspace) {
        Known found = known.get(workspace);
        return found != null && nanoTime.getAsLong() - found.since() < KEPT ? found.sealer() : unwrap(workspace);
    }

    private Sealer unwrap(WorkspaceId workspace) {
        known.remove(workspace);
        Sealer sealer = Sealer.of(master, workspace, wrappedKeys.apply(workspace));
        known.put(workspace, new Known(sealer, nanoTime.getAsLong()));
        return sealer;
    }

    /** Forgets a workspace whose keys are destroyed. */
    public void forget(WorkspaceId workspace) {
        known.remove(workspace);
    }
}
