package io.rowcast.platform.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL in a folder of ours, kept over restarts. One service at a time owns the folder. A service that was killed
 * leaves its server running; the next start ends exactly that one, named by the folder's own {@code postmaster.pid}, and
 * opens the folder anew.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final int port;
    private final @Nullable EmbeddedPostgres server;
    private final @Nullable FolderLock lock;

    private EmbeddedDatabase(int port, @Nullable EmbeddedPostgres server, @Nullable FolderLock lock) {
        this.port = port;
        this.server = server;
        this.lock = lock;
    }

    /**
     * Starts the server on a free loopback port; {@code folder} is made where it is missing.
     *
     * @throws IllegalStateException when another service runs on the folder
     */
    public static EmbeddedDatabase start(Path folder) {
        try {
            Files.createDirectories(folder);
            FolderLock lock = FolderLock.take(folder)
                    .orElseThrow(() -> new IllegalStateException("another Rowcast service already runs on the folder "
                            + folder.toAbsolutePath() + "; stop it, or set ROWCAST_DATA_DIR to a folder of its own"));
            return start(folder, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start in " + folder, e);
        }
    }

    /** Uses the server of the service that runs on the folder, or starts one where none runs. For the command line. */
    public static EmbeddedDatabase join(Path folder) {
        try {
            Files.createDirectories(folder);
            Optional<FolderLock> lock = FolderLock.take(folder);
            return lock.isPresent() ? start(folder, lock.get()) : joined(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start in " + folder, e);
        }
    }

    private static EmbeddedDatabase joined(Path folder) throws IOException {
        PostmasterFile running = PostmasterFile.of(cluster(folder))
                .orElseThrow(() -> new IllegalStateException(
                        "the service on the folder " + folder.toAbsolutePath() + " is still starting; try again"));
        return new EmbeddedDatabase(running.port(), null, null);
    }

    private static EmbeddedDatabase start(Path folder, FolderLock lock) throws IOException {
        boolean started = false;
        try {
            endLeftOver(cluster(folder));
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster(folder))
                    .setOverrideWorkingDirectory(
                            folder.resolve("postgres-binaries").toFile())
                    .setCleanDataDirectory(false)
                    // Ours to stop, after whoever uses it.
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(STARTUP)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    // Without details, which quote rows and keys.
                    .setServerConfig("log_error_verbosity", "terse")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "512MB")
                    // A campaign is not to be a chain of checkpoints, each of which writes whole pages anew.
                    .setServerConfig("max_wal_size", "4GB")
                    .setServerConfig("checkpoint_timeout", "15min")
                    // The library starts servers for tests, with both off: a power cut would take back committed
                    // claims.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            started = true;
            return new EmbeddedDatabase(server.getPort(), server, lock);
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    private static Path cluster(Path folder) {
        return folder.resolve("postgres");
    }

    /** Where the server listens; the login owns the tables. */
    public DatabaseAddress address() {
        return new DatabaseAddress("jdbc:postgresql://localhost:" + port + "/postgres?user=postgres");
    }

    private static void endLeftOver(Path cluster) throws IOException {
        Optional<PostmasterFile> file = PostmasterFile.of(cluster);
        Optional<ProcessHandle> leftOver = file.isPresent() ? file.get().process(cluster) : Optional.empty();
        if (leftOver.isPresent()) {
            LOG.warn(
                    "A PostgreSQL of an earlier run still serves {}; ending it (process {})",
                    cluster,
                    leftOver.get().pid());
            end(leftOver.get());
        }
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

    /** Stops the server, where it is ours. */
    @Override
    public void close() {
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }
}
