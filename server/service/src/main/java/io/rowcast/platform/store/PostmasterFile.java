package io.rowcast.platform.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The {@code postmaster.pid} that a running PostgreSQL keeps in its data folder.
 *
 * @param pid its process
 * @param folder its data folder
 * @param port where it listens
 */
record PostmasterFile(long pid, Path folder, int port) {
    /** Reads the file of a data folder; empty where no server runs there, or none has come up yet. */
    static Optional<PostmasterFile> of(Path cluster) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        // pid, data folder, start time, port: https://www.postgresql.org/docs/18/storage-file-layout.html
        List<String> lines = Files.readAllLines(file);
        return lines.size() < 4
                ? Optional.empty()
                : Optional.of(new PostmasterFile(
                        Long.parseLong(lines.get(0).strip()),
                        Path.of(lines.get(1).strip()),
                        Integer.parseInt(lines.get(3).strip())));
    }

    /** The server of that very folder; the folder is compared since process ids are used again. */
    Optional<ProcessHandle> process(Path cluster) throws IOException {
        if (!Files.isSameFile(folder, cluster)) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .command()
                        .map(command -> command.contains("postgres"))
                        .orElse(true));
    }
}
