package io.rowcast.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The recorded payloads of Meta's API that are listed in INDEX.tsv; none where the folder is missing. */
public final class MetaExamples {
    public static final Path FOLDER = Path.of(System.getProperty("conformance.dir", "none"), "whatsapp", "fixtures");

    /**
     * One payload.
     *
     * @param kind as {@code wh-msg-text}
     * @param note NEGATIVE or STUB with more words where it is no good example
     */
    public record Example(String file, String kind, String split, String note) {
        public String body() {
            try {
                return Files.readString(FOLDER.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public boolean isNegative() {
            return note.contains("NEGATIVE");
        }

        public boolean isStub() {
            return note.contains("STUB");
        }

        @Override
        public String toString() {
            return file;
        }
    }

    private MetaExamples() {}

    public static boolean areThere() {
        return Files.isDirectory(FOLDER);
    }

    /** All of them, in the order of INDEX.tsv. */
    public static List<Example> all() {
        if (!areThere()) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(FOLDER.resolve("INDEX.tsv"))) {
            return lines.skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Example(cells[0], cells[1], cells[3], cells.length > 5 ? cells[5] : ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Example> ofKind(String prefix) {
        return all().stream()
                .filter(example -> example.kind().startsWith(prefix))
                .toList();
    }
}
