package io.rowcast.platform.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL in a folder of ours, kept over restarts. A service that was killed leaves its server running; the next start
 * ends exactly that one, named by the folder's own {@code postmaster.pid}, and opens the folder anew.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts the server on a free loopback port; {@code folder} is made where it is missing. */
    public static EmbeddedDatabase start(Path folder) {
        try {
            Files.createDirectories(folder);
            Path cluster = folder.resolve("postgres");
            endLeftOver(cluster);
            return new EmbeddedDatabase(EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setOverrideWorkingDirectory(
                            folder.resolve("postgres-binaries").toFile())
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(STARTUP)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "128MB")
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start in " + folder, e);
        }
    }

    /** Where the server listens; the login owns the tables. */
    public DatabaseAddress address() {
        return new DatabaseAddress(server.getJdbcUrl("postgres", "postgres"));
    }

    private static void endLeftOver(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> leftOver = runningServer(Files.readAllLines(pidFile), cluster);
        if (leftOver.isPresent()) {
            LOG.warn(
                    "A PostgreSQL of an earlier run still serves {}; ending it (process {})",
                    cluster,
                    leftOver.get().pid());
            end(leftOver.get());
        }
    }

    /** The file's first line is the process id, its second the data folder: both must fit, since ids are used again. */
    private static Optional<ProcessHandle> runningServer(List<String> pidFile, Path cluster) throws IOException {
        if (pidFile.size() < 2 || !Files.isSameFile(Path.of(pidFile.get(1).strip()), cluster)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pidFile.getFirst().strip()))
                .filter(process -> process.info()
                        .command()
                        .map(command -> command.contains("postgres"))
                        .orElse(true));
    }

    private static void end(ProcessHandle server) {
        // SIGTERM would wait for clients that are gone; the server recovers from its log whatever way it ends.
        server.destroy();
        try {
            server.onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            server.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not wait for process " + server.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }
}
