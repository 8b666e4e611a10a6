package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.sandbox.client.WhatsAppControl;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * {@code @kapso/whatsapp-cloud-api} from npm, unmodified, against the sandbox: its {@code baseUrl} option is all that points
 * it here. The story is {@code src/test/node/story.mjs}.
 */
class KapsoClientIT extends SandboxCase {
    private static final Path STORY = Path.of(System.getProperty("rowcast.root"), "server/sandbox/src/test/node");
    private static final String TO = "16505551234";

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void a_node_client_that_is_not_ours_sends_uploads_and_lists_as_with_meta() throws Exception {
        control.say(TO, "Hi");

        assertThat(story()).isZero();

        assertThat(control.messages(TO))
                .extracting(WhatsAppControl.Message::text)
                .contains("Hello from another client", "A dot", "Coming?");
    }

    private int story() throws Exception {
        Process node = new ProcessBuilder(
                        "node",
                        "story.mjs",
                        sandbox.url().toString(),
                        WhatsAppControl.TOKEN,
                        WhatsAppControl.PHONE_NUMBER_ID,
                        WhatsAppControl.WABA_ID,
                        TO)
                .directory(STORY.toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = node.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(System.out::println);
            return node.waitFor();
        } finally {
            node.destroy();
        }
    }
}
