package io.rowcast.workbench.chaos;

import io.rowcast.Application;
import io.rowcast.Config;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.sandbox.sheets.SheetsPart;
import io.rowcast.sandbox.whatsapp.WhatsAppPart;
import io.rowcast.workspace.AccessToken;
import io.rowcast.workspace.Accounts;
import io.rowcast.workspace.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/** Meta and Google as the sandbox plays them, and the real service, which differs from production in its environment only. */
final class World implements AutoCloseable {
    static final String SERVICE_ACCOUNT = "rowcast@rowcast-demo.iam.gserviceaccount.com";

    private final Sandbox sandbox;
    private final Application service;
    private final Path data;
    private final UUID sender;
    private final String apiKey;
    private final Calls api;

    private World(Sandbox sandbox, Application service, Path data) {
        this.data = data;
        this.sandbox = sandbox;
        this.service = service;
        Accounts accounts = service.accounts();
        Workspace shop = accounts.createWorkspace("Chaos");
        this.sender = accounts.addSender(
                        shop.id(),
                        WhatsAppControl.PHONE_NUMBER_ID,
                        WhatsAppControl.WABA_ID,
                        new AccessToken(WhatsAppControl.TOKEN))
                .id();
        this.apiKey = accounts.issueKey(shop.id(), "chaos").value();
        this.api = new Calls(serviceUrl(), apiKey);
    }

    /** @param data an empty folder for the service and everybody else */
    static World start(Path data) throws IOException {
        Sandbox sandbox = Sandbox.start(0, new WhatsAppPart(), new SheetsPart());
        Config config = Config.from(environment(sandbox.url(), data));
        World world = new World(sandbox, Application.start(config, InstantSource.system()), data);
        world.whatsApp()
                .webhook(
                        world.serviceUrl().resolve("/webhooks/whatsapp"),
                        WhatsAppControl.APP_SECRET,
                        WhatsAppControl.VERIFY_TOKEN);
        return world;
    }

    private static Map<String, String> environment(URI sandbox, Path data) throws IOException {
        Path key = Files.writeString(
                data.resolve("service-account.json"), new SheetsControl(sandbox).serviceAccountKey(SERVICE_ACCOUNT));
        return Map.ofEntries(
                Map.entry("ROWCAST_DATA_DIR", data.toString()),
                Map.entry("ROWCAST_PORT", "0"),
                Map.entry("ROWCAST_PUBLIC_URL", "https://rowcast.example"),
                Map.entry("ROWCAST_GRAPH_URL", sandbox.toString()),
                Map.entry("ROWCAST_WHATSAPP_APP_SECRET", WhatsAppControl.APP_SECRET),
                Map.entry("ROWCAST_WHATSAPP_VERIFY_TOKEN", WhatsAppControl.VERIFY_TOKEN),
                Map.entry("ROWCAST_REQUESTS_PER_KEY", "1000000"),
                Map.entry("ROWCAST_UNCONFIRMED_AFTER", "PT10S"),
                Map.entry("ROWCAST_SHEETS_URL", sandbox.toString()),
                Map.entry("GOOGLE_APPLICATION_CREDENTIALS", key.toString()),
                Map.entry("ROWCAST_GOOGLE_CLIENT_ID", SheetsControl.CLIENT_ID),
                Map.entry("ROWCAST_GOOGLE_CLIENT_SECRET", SheetsControl.CLIENT_SECRET),
                Map.entry("ROWCAST_GOOGLE_AUTH_URL", sandbox + "/o/oauth2/v2/auth"),
                Map.entry("ROWCAST_GOOGLE_TOKEN_URL", sandbox + "/token"),
                Map.entry("ROWCAST_GOOGLE_REVOKE_URL", sandbox + "/revoke"));
    }

    Path data() {
        return data;
    }

    String apiKey() {
        return apiKey;
    }

    URI sandboxUrl() {
        return sandbox.url();
    }

    URI serviceUrl() {
        return URI.create("http://127.0.0.1:" + service.port());
    }

    WhatsAppControl whatsApp() {
        return new WhatsAppControl(sandbox.url());
    }

    SheetsControl google() {
        return new SheetsControl(sandbox.url());
    }

    /** The service, as the add-on calls it. */
    Calls api() {
        return api;
    }

    UUID sender() {
        return sender;
    }

    @Override
    public void close() {
        service.close();
        sandbox.close();
    }
}
