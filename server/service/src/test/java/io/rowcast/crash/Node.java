package io.rowcast.crash;

import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.testing.JarProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One node of the service: a process of its own at its own address, and gates between it and the world outside. */
final class Node implements AutoCloseable {
    private final Gate meta;
    private final Gate google;
    private final int port = JarProcess.freePort();
    private final Map<String, String> environment;
    private @Nullable JarProcess process;

    /** @param googleKey the service account's key file, whose own address for tokens stays as it is */
    Node(URI sandbox, String jdbcUrl, Path keyset, Path googleKey) {
        this.meta = Gate.before(sandbox);
        this.google = Gate.before(sandbox);
        this.environment = new HashMap<>(Map.of(
                // Up in half the time; it does not live long enough for the second compiler.
                "JAVA_TOOL_OPTIONS",
                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                "ROWCAST_DATABASE_URL",
                jdbcUrl,
                "ROWCAST_MASTER_KEYSET",
                keyset.toString(),
                "ROWCAST_PORT",
                String.valueOf(port),
                "ROWCAST_GRAPH_URL",
                meta.url().toString(),
                "ROWCAST_SHEETS_URL",
                google.url().toString(),
                "ROWCAST_WHATSAPP_APP_SECRET",
                WhatsAppControl.APP_SECRET,
                "ROWCAST_WHATSAPP_VERIFY_TOKEN",
                WhatsAppControl.VERIFY_TOKEN,
                "ROWCAST_UNCONFIRMED_AFTER",
                "PT3S",
                "GOOGLE_APPLICATION_CREDENTIALS",
                googleKey.toString()));
        environment.put("ROWCAST_REQUESTS_PER_KEY", "1000000");
    }

    Gate meta() {
        return meta;
    }

    Gate google() {
        return google;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void start() {
        process = JarProcess.start("server/service/target/rowcast.jar", List.of("serve"), environment, port, "/readyz");
    }

    boolean runs() {
        return process != null;
    }

    /** SIGKILL; then what was held at its gates is forgotten, as the kernel forgets a dead process's connections. */
    void kill() {
        if (process != null) {
            process.kill();
            process = null;
        }
        meta.clear();
        google.clear();
    }

    @Override
    public void close() {
        kill();
        meta.close();
        google.close();
    }
}
