package io.rowcast;

import io.rowcast.platform.crypto.MasterKeyset;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.DatabaseAddress;
import io.rowcast.platform.store.EmbeddedDatabase;
import io.rowcast.platform.store.Schema;
import io.rowcast.platform.work.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** The migrated database and the master keyset. */
final class Storage implements AutoCloseable {
    /** More than the threads that work at one time: two loops' steps, Quartz, and requests. */
    private static final int CONNECTIONS = 24;

    private final Database database;
    private final MasterKeyset master;
    private final Parts parts;

    private Storage(Database database, MasterKeyset master, Parts parts) {
        this.database = database;
        this.master = master;
        this.parts = parts;
    }

    /** For a service: owns the embedded database, where the config asks for one. */
    static Storage own(Config config) {
        return open(config, EmbeddedDatabase::start);
    }

    /** For a command beside a running service: shares its embedded database. */
    static Storage share(Config config) {
        return open(config, EmbeddedDatabase::join);
    }

    private static Storage open(Config config, Function<Path, EmbeddedDatabase> embedded) {
        Parts parts = new Parts();
        boolean opened = false;
        try {
            MasterKeyset master = master(config);
            DatabaseAddress address = config.database() == null
                    ? parts.add(embedded.apply(config.dataDir())).address()
                    : config.database();
            Schema.migrate(address);
            Storage storage = new Storage(parts.add(Database.open(address, CONNECTIONS)), master, parts);
            opened = true;
            return storage;
        } finally {
            if (!opened) {
                parts.close();
            }
        }
    }

    private static MasterKeyset master(Config config) {
        try {
            if (config.database() != null) {
                return MasterKeyset.read(config.masterKeyset());
            }
            Files.createDirectories(config.masterKeyset().toAbsolutePath().getParent());
            return MasterKeyset.readOrCreate(config.masterKeyset());
        } catch (IOException e) {
            throw new UncheckedIOException("the master keyset cannot be made at " + config.masterKeyset(), e);
        }
    }

    Database database() {
        return database;
    }

    MasterKeyset master() {
        return master;
    }

    @Override
    public void close() {
        parts.close();
    }
}
