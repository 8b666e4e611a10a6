package io.rowcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.sandbox.whatsapp.WhatsAppPart;
import io.rowcast.testing.ApiClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The operator's commands beside a running service with its own database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class MainTest {
    private final Sandbox sandbox = Sandbox.start(0, new WhatsAppPart());
    private Map<String, String> environment;
    private Application service;

    private record Said(int exit, String out, String err) {}

    @BeforeAll
    void serve(@TempDir Path folder) {
        environment = Map.of(
                "ROWCAST_DATA_DIR", folder.toString(),
                "ROWCAST_PORT", "0",
                "ROWCAST_GRAPH_URL", sandbox.url().toString(),
                "ROWCAST_WHATSAPP_APP_SECRET", "secret",
                "ROWCAST_WHATSAPP_VERIFY_TOKEN", "token");
        service = Application.start(Config.from(environment), InstantSource.system());
    }

    @AfterAll
    void stop() {
        service.close();
        sandbox.close();
    }

    @Test
    void an_operator_sets_a_customer_up_while_the_service_runs() {
        String workspace = run("workspace", "create", "Café Zürich").out().strip();
        assertThat(run("workspace", "list").out()).contains(workspace + "  Café Zürich");

        String key = run("key", "issue", workspace, "--name", "add-on").out().strip();
        ApiClient client = new ApiClient(URI.create("http://localhost:" + service.port()), key);
        assertThat(client.get("/v1/me").expect(200).at("/workspace/name").asText())
                .isEqualTo("Café Zürich");

        assertThat(sender(workspace, WhatsAppControl.TOKEN).out()).contains("+1 555 078 3881", "Rowcast Demo");
        assertThat(client.get("/v1/senders").expect(200).path("senders")).hasSize(1);
        assertThat(run("sender", "list", workspace).out()).contains("Rowcast Demo");

        String keyId = run("key", "list", workspace).out().split(" ", 2)[0];
        assertThat(run("key", "revoke", workspace, keyId).exit()).isZero();
        client.get("/v1/me").expectProblem(401, "unauthorized");
        assertThat(run("migrate").exit()).isZero();
    }

    @Test
    void a_key_is_made_for_one_purpose_and_a_time_and_listed_with_its_last_use() {
        String workspace = run("workspace", "create", "Narrow").out().strip();
        String key = run("key", "issue", workspace, "--scope", "read", "--expires", "2100-01-01T00:00:00Z")
                .out()
                .strip();
        assertThat(run("key", "list", workspace).out())
                .contains("  read  issued ", "  expires 2100-01-01T00:00:00Z")
                .doesNotContain("last used");
        ApiClient client = new ApiClient(URI.create("http://localhost:" + service.port()), key);
        assertThat(client.get("/v1/me").expect(200).path("scope").asText()).isEqualTo("read");
        client.put("/v1/suppressions/%2B447400000001").expectProblem(403, "forbidden");
        assertThat(run("key", "list", workspace).out()).contains("  last used ");
        assertThat(run("key", "issue", workspace, "--scope", "all").err())
                .contains("--scope: expected read, send or admin");
        assertThat(run("key", "issue", workspace, "--expires", "soon").err()).contains("--expires: expected a time");
    }

    @Test
    void an_operator_invites_the_first_owner_of_a_workspace() {
        String workspace = run("workspace", "create", "Invited").out().strip();
        assertThat(run("workspace", "invite", workspace, "owner@example.com")
                        .out()
                        .strip())
                .matches("http://localhost:\\d+/invitation\\?token=[A-Za-z0-9_-]{43}");
        assertThat(run("workspace", "invite", workspace, "owner@example.com", "--role", "boss")
                        .err())
                .contains("--role: expected owner, sender or viewer");
    }

    @Test
    void a_wrong_token_is_told_at_once_and_nothing_is_added() {
        String workspace = run("workspace", "create", "Wrong token").out().strip();
        Said said = sender(workspace, "no-such-token");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).startsWith("Nothing was added.").doesNotContain("no-such-token");
        assertThat(run("sender", "list", workspace).out()).isEmpty();
    }

    @Test
    void what_is_wrong_is_told_in_words() {
        assertThat(run("key", "issue", "00000000-0000-0000-0000-000000000000").err())
                .contains("There is no workspace 00000000-0000-0000-0000-000000000000");
        Said said = run(Map.of("ROWCAST_PORT", "x"), "workspace", "list");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains("ROWCAST_PORT: expected").contains("ROWCAST_WHATSAPP_APP_SECRET: missing");
    }

    private Said sender(String workspace, String token) {
        return run(
                "sender",
                "add",
                workspace,
                "--phone-number-id",
                WhatsAppControl.PHONE_NUMBER_ID,
                "--waba-id",
                WhatsAppControl.WABA_ID,
                "--token",
                token);
    }

    private Said run(String... args) {
        return run(environment, args);
    }

    private static Said run(Map<String, String> environment, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Main.commandLine(environment).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exit = commandLine.execute(args);
        return new Said(exit, out.toString(), err.toString());
    }
}
