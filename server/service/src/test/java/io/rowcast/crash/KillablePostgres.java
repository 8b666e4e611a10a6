package io.rowcast.crash;

import io.rowcast.platform.store.DatabaseAddress;
import io.rowcast.platform.store.Schema;
import io.rowcast.testing.JarProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL of its own, migrated, which is killed and started again on the same folder and the same port. */
final class KillablePostgres implements AutoCloseable {
    private final Path cluster;
    private final int port = JarProcess.freePort();
    private EmbeddedPostgres server;

    KillablePostgres(Path cluster) {
        this.cluster = cluster;
        this.server = open();
        Schema.migrate(address());
    }

    /** The owner's. */
    DatabaseAddress address() {
        return new DatabaseAddress(server.getJdbcUrl("postgres", "postgres"));
    }

    /** SIGKILL to the server and all its processes: nothing is flushed, and nobody is told. */
    void kill() {
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** Starts it again; it recovers from its log. */
    void start() {
        close();
        server = open();
    }

    private EmbeddedPostgres open() {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessHandle postmaster() {
        try (Stream<String> lines = Files.lines(cluster.resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
