package io.rowcast.testing;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.DatabaseAddress;
import io.rowcast.platform.store.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

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
            Path clusters = Files.createDirectories(Path.of("target", "test-postgres"));
            deleteEndedRuns(clusters);
            Path cluster =
                    clusters.resolve(String.valueOf(ProcessHandle.current().pid()));
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    // Its own hook would stop the server properly and delete a gigabyte of databases, file by file,
                    // which
                    // takes longer than Surefire waits for an end.
                    .setRegisterShutdownHook(false)
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database migrated");
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> kill(cluster)));
            Schema.migrate(new DatabaseAddress(server.getJdbcUrl("postgres", "migrated")));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One at a time: several test processes start together. */
    private static void deleteEndedRuns(Path clusters) throws IOException {
        try (FileChannel lock = FileChannel.open(
                        clusters.resolveSibling("test-postgres.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                Stream<Path> runs = Files.list(clusters)) {
            // Given back when the channel is closed.
            lock.lock();
            for (Path run : runs.toList()) {
                if (ProcessHandle.of(Long.parseLong(run.getFileName().toString()))
                        .isEmpty()) {
                    delete(run);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** What is in it is of no use to anybody; the next run deletes it, or {@code mvn clean}. */
    private static void kill(Path cluster) {
        try (Stream<String> lines = Files.lines(cluster.resolve("postmaster.pid"))) {
            lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .ifPresent(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
