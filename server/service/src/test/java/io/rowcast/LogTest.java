package io.rowcast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** The log as the service writes it: one JSON object a line, and no number, key or token in it, whoever wrote the line. */
class LogTest {
    @Test
    void numbers_keys_and_tokens_are_masked_and_ids_are_not() throws Exception {
        String line = logged(
                "to +447400123456 or 447400123456 with rc_live_0Ab9 and EAAGm0PX4ZCpsBAKZCZBZCZBZC, wamid.HBgLMTY1MDM4Nzk0 "
                        + "of 89e58c6e-8e34-433a-8be1-b1c1442fed9d in 1500 ms");
        JsonNode entry = Json.MAPPER.readTree(line);
        assertThat(entry.path("level").asText()).isEqualTo("WARN");
        assertThat(entry.path("message").asText())
                .isEqualTo("to ••• or ••• with ••• and •••, ••• of 89e58c6e-8e34-433a-8be1-b1c1442fed9d in 1500 ms");
    }

    private static String logged(String message) throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setErr(new PrintStream(out, true, UTF_8));
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        try {
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(ours());
            context.getLogger("io.rowcast.Example").warn(message);
            context.stop();
        } finally {
            System.setErr(before);
        }
        return out.toString(UTF_8)
                .lines()
                .filter(line -> line.startsWith("{"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "nothing logged: " + context.getStatusManager().getCopyOfStatusList()));
    }

    /** The sandbox, which is on the class path of tests, has a file of the same name. */
    private static URL ours() throws Exception {
        return Collections.list(LogTest.class.getClassLoader().getResources("logback.xml")).stream()
                .filter(url -> url.toString().contains("/service/"))
                .findFirst()
                .orElseThrow();
    }
}
