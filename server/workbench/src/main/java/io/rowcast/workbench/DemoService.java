package io.rowcast.workbench;

import io.rowcast.Application;
import io.rowcast.Config;
import io.rowcast.account.Role;
import io.rowcast.platform.http.Actor;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.workspace.AccessToken;
import io.rowcast.workspace.Accounts;
import io.rowcast.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** The real service on the demo's world: it differs from production in its environment's values only. */
final class DemoService implements AutoCloseable {
    private final Application application;
    private final String apiKey;

    private DemoService(Application application, String apiKey) {
        this.application = application;
        this.apiKey = apiKey;
    }

    static DemoService start(URI sandbox, DemoSheet sheet, Path data, InstantSource clock) {
        Application application = Application.start(Config.from(environment(sandbox, sheet, data)), clock);
        DemoService service =
                new DemoService(application, apiKey(application.accounts(), data.resolve("demo-key.txt")));
        service.inviteOwner();
        service.hearWebhooks(sandbox);
        return service;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + application.port());
    }

    /** Finds what a moved clock has made due, before the minute is over. */
    void lookNow() {
        application.lookNow();
    }

    String apiKey() {
        return apiKey;
    }

    /** People come back from Google's consent page to the service's own address, so it must be known beforehand. */
    private static Map<String, String> environment(URI sandbox, DemoSheet sheet, Path data) {
        String port = Integer.toString(freePort());
        return Map.ofEntries(
                Map.entry("ROWCAST_DATA_DIR", data.toString()),
                Map.entry("ROWCAST_PORT", port),
                Map.entry("ROWCAST_PUBLIC_URL", "http://localhost:" + port),
                Map.entry("ROWCAST_GRAPH_URL", sandbox.toString()),
                Map.entry("ROWCAST_WHATSAPP_APP_SECRET", DemoAccount.APP_SECRET),
                Map.entry("ROWCAST_WHATSAPP_VERIFY_TOKEN", DemoAccount.VERIFY_TOKEN),
                Map.entry("ROWCAST_SHEETS_URL", sandbox.toString()),
                Map.entry("GOOGLE_APPLICATION_CREDENTIALS", sheet.serviceKey().toString()),
                Map.entry("ROWCAST_GOOGLE_CLIENT_ID", SheetsControl.CLIENT_ID),
                Map.entry("ROWCAST_GOOGLE_CLIENT_SECRET", SheetsControl.CLIENT_SECRET),
                Map.entry("ROWCAST_GOOGLE_AUTH_URL", sandbox + "/o/oauth2/v2/auth"),
                Map.entry("ROWCAST_GOOGLE_TOKEN_URL", sandbox + "/token"),
                Map.entry("ROWCAST_GOOGLE_REVOKE_URL", sandbox + "/revoke"),
                Map.entry("ROWCAST_GOOGLE_KEYS_URL", sandbox + "/oauth2/v3/certs"));
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No port is free for the service", e);
        }
    }

    /** A key is seen only once: the demo keeps its own in its folder. */
    private static String apiKey(Accounts accounts, Path kept) {
        try {
            if (!accounts.workspaces().isEmpty() && Files.exists(kept)) {
                return Files.readString(kept);
            }
            Workspace shop = accounts.workspaces().stream()
                    .findFirst()
                    .orElseGet(() -> accounts.createWorkspace("Maria’s shop"));
            accounts.addSender(
                    shop.id(),
                    DemoAccount.PHONE_NUMBER_ID,
                    DemoAccount.WABA_ID,
                    new AccessToken(DemoAccount.ACCESS_TOKEN));
            String key = accounts.issueKey(shop.id(), "workbench").value();
            Files.writeString(kept, key);
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's key cannot be kept in " + kept, e);
        }
    }

    /** Whoever signs in as the sheet's owner finds the demo's workspace. */
    private void inviteOwner() {
        application
                .invitations()
                .invite(
                        application.accounts().workspaces().getFirst().id(),
                        new Actor.Operator(),
                        DemoSheet.OWNER,
                        Role.OWNER);
    }

    private void hearWebhooks(URI sandbox) {
        try (Controls controls = new Controls(sandbox)) {
            String hook = url() + "/webhooks/whatsapp";
            controls.send(
                    "PUT",
                    "/sandbox/whatsapp/webhook",
                    Map.of("url", hook, "appSecret", DemoAccount.APP_SECRET, "verifyToken", DemoAccount.VERIFY_TOKEN));
        }
    }

    @Override
    public void close() {
        application.close();
    }
}
