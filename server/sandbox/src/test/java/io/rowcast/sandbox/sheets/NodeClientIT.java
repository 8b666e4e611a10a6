package io.rowcast.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.SheetsControl;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * {@code @googleapis/sheets} from npm, unmodified, against the sandbox: its {@code rootUrl} and its OAuth endpoints are all that
 * point it here. The story is {@code src/test/node/google.mjs}.
 */
class NodeClientIT {
    private static final Path STORY = Path.of(System.getProperty("rowcast.root"), "server/sandbox/src/test/node");

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void googles_node_client_connects_reads_and_writes_as_with_google() throws Exception {
        try (Sandbox sandbox = Sandbox.start(0, new SheetsPart())) {
            Process node = new ProcessBuilder(
                            "node",
                            "google.mjs",
                            sandbox.url().toString(),
                            SheetsControl.CLIENT_ID,
                            SheetsControl.CLIENT_SECRET,
                            "ana@example.com")
                    .directory(STORY.toFile())
                    .redirectErrorStream(true)
                    .start();
            assertThat(ended(node)).isZero();
        }
    }

    private static int ended(Process node) throws Exception {
        try (BufferedReader lines = node.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(System.out::println);
            return node.waitFor();
        } finally {
            node.destroy();
        }
    }
}
