package io.rowcast.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.account.Role;
import io.rowcast.platform.http.Actor;
import io.rowcast.platform.json.Json;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.testing.ApiClient;
import io.rowcast.testing.Browser;
import io.rowcast.testing.RunningService;
import io.rowcast.testing.ServiceLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that a person and an owner do, with every logger at its most talkative: no line tells of either, and no file does. */
class NothingToldJourneyTest {
    private static final String WILMA = "447400000977";
    private static final String NAME = "Wilhelmina";
    private static final String QUESTION = "marmalade sandwich?";
    private static final String ANSWER = "two with butter";
    private static final String CAPTION = "my breakfast table";
    private static final String AGREED = "agreed at the counter";
    private static final String OWNER = "ottilie.owner@example.com";
    private static final byte[] PNG = "\u0089PNG\r\n\u001a\nporridge-picture".getBytes(ISO_8859_1);

    private final List<String> secrets = new ArrayList<>(List.of(
            WILMA,
            WILMA.substring(2),
            "07400 000977",
            "7400-000-977",
            NAME,
            QUESTION,
            ANSWER,
            CAPTION,
            AGREED,
            "porridge-picture",
            OWNER,
            "Ottilie",
            WhatsAppControl.TOKEN,
            WhatsAppControl.APP_SECRET,
            WhatsAppControl.VERIFY_TOKEN,
            "sandbox-client-secret"));

    @Test
    void no_line_and_no_file_tells_of_anybody(@TempDir Path folder) throws IOException {
        Instant begun = Instant.now();
        List<String> lines;
        List<Path> files;
        try (ServiceLog log = new ServiceLog()) {
            try (RunningService service = new RunningService(folder, InstantSource.system())) {
                new Journey(service).go();
                files = service.files(begun);
            }
            lines = log.lines();
        }
        assertThat(lines)
                .anyMatch(line -> line.contains("\"level\":\"INFO\""))
                .anyMatch(line -> line.contains("signed in"));
        assertThat(lines.stream().filter(this::tells)).isEmpty();
        assertThat(files).anyMatch(file -> text(file).contains("order_update"));
        assertThat(files.stream().filter(file -> tells(text(file)))).isEmpty();
        assertThat(tells(text(folder.resolve("keyset.json")))).isFalse();
    }

    private boolean tells(String text) {
        return secrets.stream().anyMatch(text::contains);
    }

    /** A character a byte; all that is looked for is ASCII. */
    private static String text(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is done, and what of it nobody may tell. */
    private final class Journey {
        private final HttpClient http = HttpClient.newHttpClient();
        private final URI service;
        private final WhatsAppControl whatsApp;
        private final SheetsControl google;
        private final ApiClient client;
        private final WorkspaceId workspace;
        private final UUID sender;

        Journey(RunningService running) {
            service = running.url();
            whatsApp = running.control();
            google = new SheetsControl(running.sandboxUrl());
            client = running.client();
            secrets.add(client.key());
            workspace = running.workspace();
            sender = running.sender().id();
            running.application().invitations().invite(workspace, new Actor.Operator(), OWNER, Role.OWNER);
        }

        void go() throws IOException {
            bring("/v1/contacts/import?region=GB", "07400 000977," + NAME + ",2026-01-31," + AGREED + "\n");
            send();
            whatsApp.say(WILMA, QUESTION);
            whatsApp.sendFile(WILMA, "image/png", PNG, CAPTION);
            await(
                    "the picture is kept",
                    () -> client.newestMessages().toString().contains("\"state\":\"kept\""));
            client.post(
                            "/v1/conversations/" + client.newestConversation() + "/messages",
                            Map.of("text", ANSWER),
                            Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                    .expect(201);
            await(
                    "the answer is read",
                    () -> client.newestMessages().findValuesAsText("status").contains("read"));
            whatsApp.say(WILMA, "STOP");
            await(
                    "she has opted out",
                    () -> !client.get("/v1/suppressions")
                            .expect(200)
                            .path("suppressions")
                            .isEmpty());
            mistakes();
            Browser owner = new Browser(service);
            signIn(owner);
            pair(owner);
            owner.get("/v1/contacts/" + contact() + "/export").expect(200);
            owner.submit("/data", "/data/person", Map.of("number", "+" + WILMA)).expect(200);
            client.delete("/v1/contacts/" + contact()).expect(200);
            assertThat(client.get("/v1/contacts?query=%2B" + WILMA).expect(200).path("contacts"))
                    .isEmpty();
        }

        private void send() {
            String campaign = Drafts.create(client, sender);
            Drafts.put(
                    client,
                    campaign,
                    0,
                    Map.of("rows", List.of(Drafts.row(2, "07400 000977", NAME), Drafts.row(3, "12", NAME))));
            String confirmation =
                    Drafts.preview(client, campaign).path("confirmation").asText();
            Drafts.launchNow(client, campaign, confirmation).expect(200);
            await(
                    "the message is read",
                    () -> client.get("/v1/campaigns/" + campaign + "/deliveries")
                            .expect(200)
                            .toString()
                            .contains("\"read\""));
        }

        /** What is refused is told to the caller only. */
        private void mistakes() {
            client.put("/v1/suppressions/%2B" + WILMA + "x").expect(400);
            client.get("/v1/conversations/" + NAME).expect(400);
            client.post("/v1/campaigns", Map.of("name", QUESTION)).expect(400);
            secrets.add("rc_live_nobodys");
            new ApiClient(service, "rc_live_nobodys").get("/v1/me").expect(401);
            post("/webhooks/whatsapp", "{\"from\":\"" + WILMA + "\"}");
        }

        private void signIn(Browser owner) {
            owner.signIn(google, OWNER);
            String page = owner.get("/workspaces").expect(200);
            String invitation = page.replaceAll("(?s).*name=\"invitation\" value=\"([0-9a-f-]{36})\".*", "$1");
            owner.submit("/workspaces", "/invitation", Map.of("invitation", invitation))
                    .leadsTo();
            secrets.add(owner.cookies().get("rowcast"));
            secrets.add(owner.get("/workspaces").token());
        }

        private void pair(Browser owner) throws IOException {
            JsonNode code = Json.MAPPER.readTree(post("/connect/codes", ""));
            String letters = code.path("userCode").asText();
            secrets.addAll(List.of(letters, code.path("deviceCode").asText()));
            owner.submit(
                            "/connect?code=" + letters,
                            "/connect",
                            Map.of(
                                    "code",
                                    letters,
                                    "workspace",
                                    workspace.toString(),
                                    "scope",
                                    "send",
                                    "decision",
                                    "approve"))
                    .expect(200);
            JsonNode granted = Json.MAPPER.readTree(post(
                    "/connect/keys",
                    "{\"deviceCode\":\"" + code.path("deviceCode").asText() + "\"}"));
            assertThat(granted.path("apiKey").asText()).isNotEmpty();
            secrets.add(granted.path("apiKey").asText());
        }

        private void bring(String path, String file) {
            HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                    .header("Authorization", "Bearer " + client.key())
                    .header("Content-Type", "text/csv")
                    .POST(HttpRequest.BodyPublishers.ofString(file))
                    .build();
            assertThat(answer(request)).contains("\"added\":1");
        }

        private String post(String path, String body) {
            return answer(HttpRequest.newBuilder(service.resolve(path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build());
        }

        private String answer(HttpRequest request) {
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private String contact() {
            return client.get("/v1/contacts?query=%2B" + WILMA)
                    .expect(200)
                    .at("/contacts/0/id")
                    .asText();
        }

        private static void await(String what, BooleanSupplier happened) {
            RunningService.await(what, happened);
        }
    }
}
