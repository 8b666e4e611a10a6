package io.rowcast.benchmarks;

import io.rowcast.platform.crypto.MasterKeyset;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.Actor;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.EmbeddedDatabase;
import io.rowcast.platform.store.Schema;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.workspace.AccessToken;
import io.rowcast.workspace.ApiKeyStore;
import io.rowcast.workspace.NewKey;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SenderStore;
import io.rowcast.workspace.WorkspaceStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Service and sandbox as processes of their own, and PostgreSQL, embedded and with fsync on, with one workspace that has one
 * sender.
 */
final class Stage implements AutoCloseable {
    static final String SERVICE_ACCOUNT = "rowcast@benchmark.iam.gserviceaccount.com";

    private final EmbeddedDatabase postgres;
    private final Child sandbox;
    private final Child service;
    private final WorkspaceId workspace;
    private final Campaigns campaigns;

    private final Queue queue;
    private final Map<String, String> environment;

    private Stage(
            EmbeddedDatabase postgres,
            Child sandbox,
            Child service,
            WorkspaceId workspace,
            Campaigns campaigns,
            Queue queue,
            Map<String, String> environment) {
        this.queue = queue;
        this.environment = Map.copyOf(environment);
        this.postgres = postgres;
        this.sandbox = sandbox;
        this.service = service;
        this.workspace = workspace;
        this.campaigns = campaigns;
    }

    /** @param throughput messages per second that the service takes the sender to be allowed */
    static Stage set(Path root, int throughput) throws IOException, InterruptedException {
        return set(root, throughput, List.of("whatsapp"));
    }

    /** With Google at the sandbox, where the service has the account {@link #SERVICE_ACCOUNT}. */
    static Stage withSheets(Path root, int throughput) throws IOException, InterruptedException {
        return set(root, throughput, List.of("whatsapp", "sheets"));
    }

    private static Stage set(Path root, int throughput, List<String> parts) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("rowcast-bench-");
        int sandboxPort = Child.freePort();
        int servicePort = Child.freePort();
        EmbeddedDatabase postgres = EmbeddedDatabase.start(folder);
        Child sandbox = Child.start(
                root.resolve("server/sandbox/target/rowcast-sandbox.jar"),
                Stream.concat(parts.stream(), Stream.of("--port", String.valueOf(sandboxPort)))
                        .toList(),
                Map.of(),
                sandboxPort,
                "/sandbox");
        Schema.migrate(postgres.address());
        Path keyset = folder.resolve("keyset.json");
        UUID sender = UUID.randomUUID();
        Account account = account(postgres, MasterKeyset.readOrCreate(keyset), sender, throughput);
        Map<String, String> environment = new HashMap<>(Map.of(
                "ROWCAST_DATABASE_URL", postgres.address().jdbcUrl(),
                "ROWCAST_MASTER_KEYSET", keyset.toString(),
                "ROWCAST_PORT", String.valueOf(servicePort),
                "ROWCAST_REQUESTS_PER_KEY", "1000000",
                "ROWCAST_GRAPH_URL", sandbox.url().toString(),
                "ROWCAST_WHATSAPP_APP_SECRET", WhatsAppControl.APP_SECRET,
                "ROWCAST_WHATSAPP_VERIFY_TOKEN", WhatsAppControl.VERIFY_TOKEN));
        if (parts.contains("sheets")) {
            environment.putAll(google(sandbox.url(), folder));
        }
        Child service = Child.start(
                root.resolve("server/service/target/rowcast.jar"),
                List.of("serve"),
                environment,
                servicePort,
                "/readyz");
        Campaigns campaigns = new Campaigns(service.url(), account.key(), sender);
        Queue queue = new Queue(postgres.address().jdbcUrl(), account.workspace(), sender, account.sealer());
        return new Stage(postgres, sandbox, service, account.workspace(), campaigns, queue, environment);
    }

    private static Map<String, String> google(URI sandbox, Path folder) throws IOException {
        String key = new SheetsControl(sandbox).serviceAccountKey(SERVICE_ACCOUNT);
        Path file = Files.writeString(folder.resolve("service-account.json"), key);
        return Map.of("ROWCAST_SHEETS_URL", sandbox.toString(), "GOOGLE_APPLICATION_CREDENTIALS", file.toString());
    }

    private record Account(WorkspaceId workspace, String key, Sealer sealer) {}

    private static Account account(EmbeddedDatabase postgres, MasterKeyset master, UUID sender, int throughput) {
        try (Database database = Database.open(postgres.address(), 2)) {
            InstantSource clock = InstantSource.system();
            WorkspaceStore workspaces = new WorkspaceStore(database, clock);
            WorkspaceId workspace = workspaces.create("Benchmark", master).id();
            Sealers sealers = new Sealers(master, workspaces::keysOf);
            new SenderStore(database, sealers)
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
                                    throughput));
            // As if Meta had been asked just now: asked by the service, the sandbox would say 80 a second.
            database.inWorkspace(workspace, handle -> handle.execute("update sender set checked_at = now()"));
            return new Account(
                    workspace,
                    new ApiKeyStore(database, clock)
                            .issue(workspace, new Actor.Operator(), NewKey.forEverything("benchmark"))
                            .value(),
                    sealers.of(workspace));
        }
    }

    /** Another node on the same database; whoever asks for it ends it. */
    Child anotherNode(Path root) throws IOException, InterruptedException {
        int port = Child.freePort();
        Map<String, String> own = new HashMap<>(environment);
        own.put("ROWCAST_PORT", String.valueOf(port));
        return Child.start(root.resolve("server/service/target/rowcast.jar"), List.of("serve"), own, port, "/readyz");
    }

    Child sandbox() {
        return sandbox;
    }

    Child service() {
        return service;
    }

    Campaigns campaigns() {
        return campaigns;
    }

    Queue queue() {
        return queue;
    }

    WorkspaceId workspace() {
        return workspace;
    }

    EmbeddedDatabase postgres() {
        return postgres;
    }

    @Override
    public void close() {
        service.close();
        sandbox.close();
        postgres.close();
    }
}
