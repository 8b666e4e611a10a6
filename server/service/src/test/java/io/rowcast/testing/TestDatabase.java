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
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One real PostgreSQL for the test run, and a migrated database of its own for whoever asks. */
public final class TestDatabase {
    private static final Path CLUSTER = Path.of(
            "target", "test-postgres", String.valueOf(ProcessHandle.current().pid()));
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

    /**
     * The files in which the server keeps a database, all of it written out, and those of its log that were written since.
     *
     * @param since before what is looked for was written
     */
    public static List<Path> files(DatabaseAddress database, Instant since) {
        execute("checkpoint");
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet oid = statement.executeQuery(
                        "select oid::text from pg_database where datname = current_database()")) {
            oid.next();
            List<Path> files = new ArrayList<>(in(CLUSTER.resolve("base").resolve(oid.getString(1)), since));
            files.addAll(in(CLUSTER.resolve("pg_wal"), since));
            return files;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> in(Path folder, Instant since) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().lastModified() >= since.toEpochMilli())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The owner's address of a new database in which nothing is, not even the schema. */
    public static DatabaseAddress emptyAddress() {
        String name = "test_" + COUNT.incrementAndGet();
        execute("create database " + name);
        return new DatabaseAddress(SERVER.getJdbcUrl("postgres", name));
    }

    /** A copy of all that is in a database to which nobody is connected, as a backup is. */
    static DatabaseAddress copyOf(DatabaseAddress database) {
        String name = "test_" + COUNT.incrementAndGet();
        execute("create database " + name + " template " + database.jdbcUrl().replaceAll(".*/([a-z0-9_]+)\\?.*", "$1"));
        return new DatabaseAddress(SERVER.getJdbcUrl("postgres", name));
    }

    private static EmbeddedPostgres start() {
        try {
            deleteEndedRuns(Files.createDirectories(CLUSTER.toAbsolutePath().getParent()));
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(CLUSTER)
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
            Runtime.getRuntime().addShutdownHook(new Thread(() -> kill(CLUSTER)));
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
