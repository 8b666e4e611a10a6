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
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Meta and Google as the sandbox plays them, and the real service, which differs from production in its environment only. */
final class World implements AutoCloseable {
    static final String SERVICE_ACCOUNT = "rowcast@rowcast-demo.iam.gserviceaccount.com";

    private final Sandbox sandbox;
    private final Application service;
    private final UUID sender;
    private final Calls api;

    private World(Sandbox sandbox, Application service) {
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
        this.api = new Calls(serviceUrl(), accounts.issueKey(shop.id(), "chaos").value());
    }

    /** @param environment in addition to what every service needs */
    static World start(Path data, Map<String, String> environment) throws IOException {
        Sandbox sandbox = Sandbox.start(0, new WhatsAppPart(), new SheetsPart());
        Map<String, String> all = new HashMap<>(environment(sandbox.url(), data));
        all.putAll(environment);
        World world = new World(sandbox, Application.start(Config.from(all), InstantSource.system()));
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
        return Map.of(
                "ROWCAST_DATA_DIR",
                data.toString(),
                "ROWCAST_PORT",
                "0",
                "ROWCAST_PUBLIC_URL",
                "https://rowcast.example",
                "ROWCAST_GRAPH_URL",
                sandbox.toString(),
                "ROWCAST_WHATSAPP_APP_SECRET",
                WhatsAppControl.APP_SECRET,
                "ROWCAST_WHATSAPP_VERIFY_TOKEN",
                WhatsAppControl.VERIFY_TOKEN,
                "ROWCAST_SHEETS_URL",
                sandbox.toString(),
                "ROWCAST_UNCONFIRMED_AFTER",
                "PT10S",
                "GOOGLE_APPLICATION_CREDENTIALS",
                key.toString());
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
