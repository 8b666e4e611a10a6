package io.rowcast.testing;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.DatabaseAddress;
import io.rowcast.platform.store.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for the test run, and a migrated database of its own for whoever asks. */
public final class TestDatabase {
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** Opens a new, migrated, empty database; close it after use. */
    public static Database fresh() {
        return Database.open(freshAddress(), 10);
    }

    /** The owner's address of a new, migrated, empty database. */
    public static DatabaseAddress freshAddress() {
        String name = "test_" + COUNT.incrementAndGet();
        execute("create database " + name + " template migrated");
        return new DatabaseAddress(SERVER.getJdbcUrl("postgres", name));
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("fsync", "off")
                    .start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database migrated");
            }
            Schema.migrate(new DatabaseAddress(server.getJdbcUrl("postgres", "migrated")));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized void execute(String sql) {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
