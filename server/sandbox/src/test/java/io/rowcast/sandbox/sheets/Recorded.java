package io.rowcast.sandbox.sheets;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The recorded answers of Google, which lie outside of the repository. */
final class Recorded {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Recorded() {}

    /** Scenarios that begin from an empty account and can be played again; skips the test where the recordings are missing. */
    static List<JsonNode> stateful() {
        return all().stream()
                .filter(scenario -> scenario.path("stateful").asBoolean())
                .toList();
    }

    /** Calls of a spreadsheet that was there before. */
    static List<JsonNode> others() {
        return all().stream()
                .filter(scenario -> !scenario.path("stateful").asBoolean())
                .toList();
    }

    private static List<JsonNode> all() {
        Path folder = Path.of(System.getProperty("conformance.dir", ""), "sheets", "fixtures");
        if (!Files.isDirectory(folder) && System.getenv("CI") != null) {
            fail("The recorded answers are not in " + folder.toAbsolutePath() + "; set -Dconformance.dir.");
        }
        assumeTrue(Files.isDirectory(folder), "No recorded answers in " + folder.toAbsolutePath());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Recorded::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
