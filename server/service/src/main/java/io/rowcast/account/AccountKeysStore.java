package io.rowcast.account;

import io.rowcast.platform.crypto.MasterKeyset;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.WrappedKeys;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The keys that seal and find accounts: one set for all, since a person belongs to no workspace. */
public final class AccountKeysStore {
    /** What the keys are bound to in the place of a workspace; no workspace has it, for theirs are random. */
    private static final WorkspaceId NO_WORKSPACE = new WorkspaceId(new UUID(0, 0));

    private final Database database;
    private final MasterKeyset master;
    private volatile @Nullable Sealer known;

    public AccountKeysStore(Database database, MasterKeyset master) {
        this.database = database;
        this.master = master;
    }

    /** Made when the first person signs in. */
    Sealer sealer() {
        Sealer sealer = known;
        if (sealer == null) {
            sealer = Sealer.of(master, NO_WORKSPACE, database.outsideWorkspaces(this::keys));
            known = sealer;
        }
        return sealer;
    }

    private WrappedKeys keys(Handle handle) {
        WrappedKeys fresh = Sealer.newKeys(master, NO_WORKSPACE);
        handle.createUpdate("""
                        insert into account_keys (aead_keyset, mac_keyset) values (:aead, :mac) on conflict do nothing
                        """)
                .bind("aead", fresh.aeadKeyset())
                .bind("mac", fresh.macKeyset())
                .execute();
        return stored(handle);
    }

    private static WrappedKeys stored(Handle handle) {
        return handle.createQuery("select aead_keyset, mac_keyset from account_keys")
                .map((row, context) -> new WrappedKeys(row.getBytes(1), row.getBytes(2)))
                .one();
    }

    /** Wraps them with the primary key of the master keyset, after that was rotated. */
    public void rewrap() {
        database.<Void, RuntimeException>outsideWorkspaces(handle -> {
            WrappedKeys keys = Sealer.rewrap(master, NO_WORKSPACE, keys(handle));
            handle.createUpdate("update account_keys set aead_keyset = :aead, mac_keyset = :mac")
                    .bind("aead", keys.aeadKeyset())
                    .bind("mac", keys.macKeyset())
                    .execute();
            return null;
        });
    }
}
