package io.rowcast.platform.crypto;

import io.rowcast.platform.store.WorkspaceId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Each workspace's {@link Sealer}, unwrapped once and kept in memory. */
public final class Sealers {
    private final MasterKeyset master;
    private final Function<WorkspaceId, WrappedKeys> wrappedKeys;
    private final ConcurrentHashMap<WorkspaceId, Sealer> known = new ConcurrentHashMap<>();

    /** @param wrappedKeys finds a workspace's keys in the database; throws for a workspace that is not there */
    public Sealers(MasterKeyset master, Function<WorkspaceId, WrappedKeys> wrappedKeys) {
        this.master = master;
        this.wrappedKeys = wrappedKeys;
    }

    public Sealer of(WorkspaceId workspace) {
        return known.computeIfAbsent(workspace, id -> Sealer.of(master, id, wrappedKeys.apply(id)));
    }
}
