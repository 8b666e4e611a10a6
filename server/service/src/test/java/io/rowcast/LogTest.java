package io.rowcast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.json.Json;
import io.rowcast.testing.ServiceLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The log as the service writes it: one JSON object a line, and no number, key or token in it, whoever wrote the line. */
class LogTest {
    @Test
    void numbers_keys_and_tokens_are_masked_and_ids_are_not() throws Exception {
        String line = logged(
                "to +447400123456 or 447400123456 at /%2B447400123456 with rc_live_0Ab9 and EAAGm0PX4ZCpsBAKZCZBZCZBZC, wamid.HBgLMTY1MDM4Nzk0 "
                        + "of 89e58c6e-8e34-433a-8be1-b1c1442fed9d in 1500 ms");
        JsonNode entry = Json.MAPPER.readTree(line);
        assertThat(entry.path("level").asText()).isEqualTo("WARN");
        assertThat(entry.path("message").asText())
                .isEqualTo(
                        "to ••• or ••• at /••• with ••• and •••, ••• of 89e58c6e-8e34-433a-8be1-b1c1442fed9d in 1500 ms");
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
            configurator.doConfigure(ServiceLog.ours());
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

    @Test
    void a_stack_says_what_failed_and_quotes_no_json() {
        try (ServiceLog log = new ServiceLog()) {
            try {
                Json.MAPPER.readValue("{\"drain\": \"Wilhelmina\"}", Drain.class);
            } catch (IOException e) {
                LoggerFactory.getLogger("io.rowcast.Example")
                        .error("failed", new IllegalStateException("at row 3", new UncheckedIOException(e)));
            }
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .doesNotContain("Wilhelmina")
                    .contains(
                            "IllegalStateException: at row 3",
                            "Caused by: java.io.UncheckedIOException",
                            "Caused by: com.fasterxml.jackson",
                            "LogTest.a_stack_says");
        }
    }

    private record Drain(int drain) {}

    @Test
    void what_passes_through_a_library_is_not_logged_whatever_level_is_set() {
        try (ServiceLog log = new ServiceLog()) {
            for (String library : List.of("org.eclipse.jetty.http", "org.postgresql", "io.javalin.Javalin")) {
                LoggerFactory.getLogger(library).debug("GET /v1/contacts?query=Anna");
            }
            LoggerFactory.getLogger("com.google.api.client.http.HttpTransport").info("POST token=secret");
            LoggerFactory.getLogger("org.eclipse.jetty.server").info("Started");
            LoggerFactory.getLogger("io.rowcast.Example").debug("a row was written");
            assertThat(log.lines())
                    .hasSize(2)
                    .satisfiesExactly(
                            line -> assertThat(line).contains("Started"),
                            line -> assertThat(line).contains("a row was written"));
        }
    }
}
