package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Payloads that others published, read from the folder named by {@code conformance.dir}; none of them is part of this project. */
final class Fixtures {
    /**
     * One payload.
     *
     * @param kind such as req-template or wh-status-sent
     * @param note NEGATIVE for what Meta refuses, STUB for what only looks like Meta's
     */
    record Fixture(Path file, String kind, String note) {
        /** The folder's name, which is that of the repository it was published in. */
        String source() {
            return file.getName(file.getNameCount() - 2).toString();
        }

        ObjectNode json() throws IOException {
            return (ObjectNode) Graph.JSON.readTree(file.toFile());
        }
    }

    private static final Path FOLDER =
            Path.of(System.getProperty("conformance.dir", "../shared")).resolve("whatsapp/fixtures");

    private Fixtures() {}

    /** All of them; without the folder the calling test is skipped, except in CI, where it must be there. */
    static List<Fixture> all() throws IOException {
        Path index = FOLDER.resolve("INDEX.tsv");
        boolean present = Files.exists(index);
        if (System.getenv("CI") != null) {
            assertThat(index).as("CI must have the recorded payloads").exists();
        }
        assumeTrue(present, () -> "The recorded payloads are not in " + FOLDER);
        return Files.readAllLines(index).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(columns -> new Fixture(FOLDER.resolve(columns[0]), columns[1], columns[5]))
                .toList();
    }

    static List<Fixture> ofKind(String prefix) throws IOException {
        return all().stream()
                .filter(fixture -> fixture.kind().startsWith(prefix))
                .toList();
    }
}
