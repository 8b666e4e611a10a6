package io.rowcast.journey;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.crypto.MasterKeyset;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.Actor;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.DatabaseAddress;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.sandbox.client.WhatsAppControl.Behaviour;
import io.rowcast.sandbox.client.WhatsAppControl.Pace;
import io.rowcast.sandbox.whatsapp.WhatsAppPart;
import io.rowcast.testing.ApiClient;
import io.rowcast.testing.Balancer;
import io.rowcast.testing.JarProcess;
import io.rowcast.testing.RunningService;
import io.rowcast.testing.TestDatabase;
import io.rowcast.workspace.AccessToken;
import io.rowcast.workspace.ApiKeyStore;
import io.rowcast.workspace.NewKey;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SenderStore;
import io.rowcast.workspace.WorkspaceStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes behind a balancer, each stopped by SIGTERM and started anew in the middle of a campaign. */
@SuppressWarnings("NullAway.Init")
class RollingRestartIT {
    private static final int ROWS = 300;
    private static final int FIRST_ROW = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Sandbox sandbox = Sandbox.start(0, new WhatsAppPart());
    private final WhatsAppControl phones = new WhatsAppControl(sandbox.url());
    private final DatabaseAddress database = TestDatabase.freshAddress();
    private final int firstPort = JarProcess.freePort();
    private final int secondPort = JarProcess.freePort();
    private final UUID sender = UUID.randomUUID();
    private Path keyset;
    private ApiClient client;
    private JarProcess first;
    private JarProcess second;
    private Balancer balancer;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        phones.usualBehaviour(Behaviour.READS, false);
        phones.pace(Pace.all(50));
        keyset = folder.resolve("keyset.json");
        String key = account(MasterKeyset.readOrCreate(keyset));
        first = serve(firstPort);
        second = serve(secondPort);
        balancer = new Balancer(List.of(first.url(), second.url()));
        client = new ApiClient(balancer.url(), key);
        phones.webhook(
                URI.create(balancer.url() + "/webhooks/whatsapp"),
                WhatsAppControl.APP_SECRET,
                WhatsAppControl.VERIFY_TOKEN);
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
        balancer.close();
        sandbox.close();
    }

    @Test
    void a_rolling_restart_loses_no_webhook_sends_nothing_twice_and_leaves_nothing_in_doubt() {
        String one = launch(FIRST_ROW);
        await("the campaign is under way", () -> phones.counts().accepted() >= ROWS / 6);
        first.close();
        assertThat(phones.counts().accepted())
                .as("accepted when a node has stopped")
                .isLessThan(ROWS);
        first = serve(firstPort);
        await("every row has its last status", () -> allRead(one));

        String other = launch(FIRST_ROW + ROWS);
        await("the campaign is under way", () -> phones.counts().accepted() >= ROWS + ROWS / 6);
        second.close();
        assertThat(phones.counts().accepted())
                .as("accepted when the other has stopped")
                .isLessThan(2 * ROWS);
        await("every row has its last status", () -> allRead(other));

        assertThat(timesReceived())
                .hasSize(2 * ROWS)
                .allSatisfy((phone, times) -> assertThat(times).isEqualTo(1));
        assertThat(balancer.unanswered).isEmpty();
    }

    private boolean allRead(String campaign) {
        return Map.of("read", (long) ROWS).equals(statuses(campaign));
    }

    private JarProcess serve(int port) {
        return JarProcess.start(
                "server/service/target/rowcast.jar",
                List.of("serve"),
                Map.of(
                        "ROWCAST_DATABASE_URL",
                        database.jdbcUrl(),
                        "ROWCAST_MASTER_KEYSET",
                        keyset.toString(),
                        "ROWCAST_PORT",
                        String.valueOf(port),
                        "ROWCAST_GRAPH_URL",
                        sandbox.url().toString(),
                        "ROWCAST_WHATSAPP_APP_SECRET",
                        WhatsAppControl.APP_SECRET,
                        "ROWCAST_WHATSAPP_VERIFY_TOKEN",
                        WhatsAppControl.VERIFY_TOKEN,
                        "ROWCAST_REQUESTS_PER_KEY",
                        "1000000",
                        "ROWCAST_DRAIN",
                        "PT1S"),
                port,
                "/readyz");
    }

    private String launch(int firstRow) {
        String campaign = Drafts.create(client, sender);
        Drafts.put(client, campaign, 0, Drafts.rows(firstRow, ROWS));
        JsonNode preview = Drafts.preview(client, campaign);
        Drafts.launchNow(client, campaign, preview.path("confirmation").asText())
                .expect(200);
        return campaign;
    }

    private Map<String, Long> timesReceived() {
        return phones.received(0, 10 * ROWS).stream()
                .filter(received -> received.outcome().equals("accepted"))
                .collect(groupingBy(received -> received.body().path("to").asText(), counting()));
    }

    private Map<String, Long> statuses(String campaign) {
        JsonNode page = client.get("/v1/campaigns/" + campaign + "/deliveries?limit=1000")
                .expect(200)
                .path("deliveries");
        return StreamSupport.stream(page.spliterator(), false)
                .collect(groupingBy(delivery -> delivery.path("status").asText(), counting()));
    }

    /** A workspace with the sandbox's number; its new API key. */
    private String account(MasterKeyset master) {
        try (Database open = Database.open(database, 2)) {
            WorkspaceStore workspaces = new WorkspaceStore(open, InstantSource.system());
            WorkspaceId workspace = workspaces.create("Shop", master).id();
            new SenderStore(open, new Sealers(master, workspaces::keysOf))
                    .save(
                            workspace,
                            new Sender(
                                    sender,
                                    WhatsAppControl.PHONE_NUMBER_ID,
                                    WhatsAppControl.WABA_ID,
                                    new AccessToken(WhatsAppControl.TOKEN),
                                    "+1 555 078 3881",
                                    "Shop",
                                    "GREEN",
                                    "CONNECTED",
                                    80));
            return new ApiKeyStore(open, InstantSource.system())
                    .issue(workspace, new Actor.Operator(), NewKey.forEverything("test"))
                    .value();
        }
    }

    private static void await(String what, BooleanSupplier happened) {
        RunningService.await(what, PATIENCE, happened);
    }
}
