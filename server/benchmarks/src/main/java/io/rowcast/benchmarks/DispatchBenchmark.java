package io.rowcast.benchmarks;

import io.rowcast.platform.crypto.MasterKeyset;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.EmbeddedDatabase;
import io.rowcast.platform.store.Schema;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.sandbox.client.WhatsAppControl.Behaviour;
import io.rowcast.sandbox.client.WhatsAppControl.Pace;
import io.rowcast.workspace.AccessToken;
import io.rowcast.workspace.ApiKeyStore;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SenderStore;
import io.rowcast.workspace.WorkspaceStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Rows a second from launch to accepted, beside a bare loop of the same HTTP client against the same sandbox in the same
 * run. Service and sandbox are processes of their own; PostgreSQL is embedded, with fsync on. The sender's throughput is
 * lifted, so that the code is measured and not the pacing; no webhooks are sent.
 */
final class DispatchBenchmark {
    private static final int WARM_UP = 5_000;
    private static final int ROWS = 20_000;
    private static final int UNLIMITED = 1_000_000;
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final WhatsAppControl sandbox;
    private final Campaigns campaigns;
    private final BareLoop bare;

    private DispatchBenchmark(WhatsAppControl sandbox, Campaigns campaigns, BareLoop bare) {
        this.sandbox = sandbox;
        this.campaigns = campaigns;
        this.bare = bare;
    }

    static void run(Path root) throws Exception {
        Path folder = Files.createTempDirectory("rowcast-bench-");
        int sandboxPort = Child.freePort();
        int servicePort = Child.freePort();
        try (EmbeddedDatabase postgres = EmbeddedDatabase.start(folder);
                Child sandbox = Child.start(
                        root.resolve("server/sandbox/target/rowcast-sandbox.jar"),
                        List.of("whatsapp", "--port", String.valueOf(sandboxPort)),
                        Map.of(),
                        sandboxPort,
                        "/sandbox")) {
            Schema.migrate(postgres.address());
            Path keyset = folder.resolve("keyset.json");
            UUID sender = UUID.randomUUID();
            String key = account(postgres, MasterKeyset.readOrCreate(keyset), sender);
            WhatsAppControl control = new WhatsAppControl(sandbox.url());
            control.usualBehaviour(Behaviour.READS, false);
            control.limits(UNLIMITED, false);
            control.pace(Pace.all(0));
            Map<String, String> environment = Map.of(
                    "ROWCAST_DATABASE_URL", postgres.address().jdbcUrl(),
                    "ROWCAST_MASTER_KEYSET", keyset.toString(),
                    "ROWCAST_PORT", String.valueOf(servicePort),
                    "ROWCAST_GRAPH_URL", sandbox.url().toString(),
                    "ROWCAST_WHATSAPP_APP_SECRET", WhatsAppControl.APP_SECRET,
                    "ROWCAST_WHATSAPP_VERIFY_TOKEN", WhatsAppControl.VERIFY_TOKEN);
            try (Child service = Child.start(
                    root.resolve("server/service/target/rowcast.jar"),
                    List.of("serve"),
                    environment,
                    servicePort,
                    "/readyz")) {
                new DispatchBenchmark(
                                control,
                                new Campaigns(service.url(), key, sender),
                                new BareLoop(messages(sandbox.url())))
                        .measure();
            }
        }
    }

    private static URI messages(URI sandbox) {
        return sandbox.resolve("/v25.0/" + WhatsAppControl.PHONE_NUMBER_ID + "/messages");
    }

    private void measure() throws Exception {
        bare.send(WARM_UP, 0);
        ours(WARM_UP, 0);
        double bareRate = ROWS / bare.send(ROWS, WARM_UP);
        double rate = ROWS / ours(ROWS, WARM_UP);
        System.out.printf(Locale.ROOT, "bare loop: %d rows, %.0f rows/s%n", ROWS, bareRate);
        System.out.printf(Locale.ROOT, "dispatch.ratio=%.2f dispatch.rate=%.0f%n", rate / bareRate, rate);
    }

    /** Seconds from launch until the sandbox has accepted all rows. */
    private double ours(int rows, int firstRow) throws Exception {
        String campaign = campaigns.draft(rows, firstRow);
        long goal = sandbox.counts().accepted() + rows;
        long start = System.nanoTime();
        campaigns.launch(campaign);
        while (sandbox.counts().accepted() < goal) {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw new IllegalStateException(
                        "only " + (rows - goal + sandbox.counts().accepted()) + " of " + rows
                                + " rows were accepted within " + LONGEST);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static String account(EmbeddedDatabase postgres, MasterKeyset master, UUID sender) {
        try (Database database = Database.open(postgres.address(), 2)) {
            InstantSource clock = InstantSource.system();
            WorkspaceStore workspaces = new WorkspaceStore(database, clock);
            WorkspaceId workspace = workspaces.create("Benchmark", master).id();
            new SenderStore(database, new Sealers(master, workspaces::keysOf))
                    .save(
                            workspace,
                            new Sender(
                                    sender,
                                    WhatsAppControl.PHONE_NUMBER_ID,
                                    WhatsAppControl.WABA_ID,
                                    new AccessToken(WhatsAppControl.TOKEN),
                                    "+1 555 078 3881",
                                    "Benchmark",
                                    "GREEN",
                                    "CONNECTED",
                                    UNLIMITED));
            return new ApiKeyStore(database, clock)
                    .issue(workspace, "benchmark")
                    .value();
        }
    }
}
