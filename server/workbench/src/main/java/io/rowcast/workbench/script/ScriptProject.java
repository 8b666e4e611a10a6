package io.rowcast.workbench.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.graalvm.polyglot.Source;

/**
 * The add-on as it would be pushed to Apps Script: the manifest at the root, the files of {@code addon/script} in the order
 * of their names, and the HTML files by their path without the ending.
 */
public record ScriptProject(Path root, ZoneId timeZone, AllowedAddresses allowedAddresses, List<Source> files) {
    /** Reads the project; script files are read once, HTML files at each use. */
    public static ScriptProject load(Path root) {
        try {
            JsonNode manifest =
                    new JsonMapper().readTree(root.resolve("appsscript.json").toFile());
            return new ScriptProject(
                    root, ZoneId.of(manifest.path("timeZone").asText("Etc/UTC")), allowed(manifest), files(root));
        } catch (IOException e) {
            throw new UncheckedIOException("The add-on cannot be read at " + root, e);
        }
    }

    /** The text of an HTML file named as {@code HtmlService} names it, as {@code addon/dist/sidebar}. */
    Optional<String> html(String name) {
        Path file = root.resolve(name + ".html").normalize();
        if (!file.startsWith(root) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AllowedAddresses allowed(JsonNode manifest) {
        return new AllowedAddresses(
                StreamSupport.stream(manifest.path("urlFetchWhitelist").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }

    private static List<Source> files(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("addon/script"))) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .sorted()
                    .map(ScriptProject::source)
                    .toList();
        }
    }

    private static Source source(Path file) {
        try {
            return Source.newBuilder("js", file.toFile()).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
