package io.rowcast.workbench.script;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** A small script project of a test's own in a folder, and a host that runs it. */
final class ScriptBench implements AutoCloseable {
    static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    private final Path root;
    private final URI google;
    private final URI service;
    private Duration longest = ScriptHost.LONGEST_EXECUTION;
    private ScriptHost host;

    ScriptBench(Path root, URI google, URI service) throws IOException {
        this.root = root;
        this.google = google;
        this.service = service;
        Files.createDirectories(root.resolve("addon/script"));
        Files.writeString(root.resolve("appsscript.json"), """
                {"timeZone": "Europe/Berlin", "urlFetchWhitelist": ["https://rowcast.example/"]}
                """);
        this.host = start(new GoogleDocument(google, "none", "none"));
    }

    ScriptBench file(String name, String script) throws IOException {
        Files.writeString(root.resolve("addon/script").resolve(name), script);
        return restart(new GoogleDocument(google, "none", "none"));
    }

    ScriptBench lasting(Duration longest) {
        this.longest = longest;
        return restart(new GoogleDocument(google, "none", "none"));
    }

    ScriptBench restart(GoogleDocument document) {
        host.close();
        host = start(document);
        return this;
    }

    Outcome call(AuthMode mode, String function, String arguments) {
        return host.run(new Call(function, arguments, mode, Call.NOTHING_SELECTED));
    }

    String run(String function, String arguments) {
        return call(AuthMode.FULL, function, arguments).result();
    }

    String runSelecting(String function, String selection) {
        return host.run(new Call(function, "[]", AuthMode.FULL, selection)).result();
    }

    /** Goes on an hour: the person's triggers fire. */
    void hour() {
        host.fireTriggers();
    }

    /** A person does something by hand, and the triggers have heard of it. */
    void happened(Happening happening) {
        host.happened(happening);
        host.awaitTriggers();
    }

    void triggersElsewhere(int count) {
        host.triggersElsewhere(count);
    }

    void consent(boolean given) {
        host.consent(given);
    }

    private ScriptHost start(GoogleDocument document) {
        return new ScriptHost(
                ScriptProject.load(root),
                document,
                Map.of("https://rowcast.example/", service),
                new PropertyStores(root.resolve("data/properties.json")),
                InstantSource.system(),
                longest);
    }

    @Override
    public void close() {
        host.close();
    }
}
