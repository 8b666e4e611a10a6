package io.rowcast.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.sandbox.client.SheetsControl.NewTab;
import io.rowcast.testing.ApiClient;
import io.rowcast.testing.Contract;
import io.rowcast.testing.MovableClock;
import io.rowcast.testing.RunningService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A person connects a Google account through the consent page, and the pen of a sheet follows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class ConnectGoogleJourneyTest {
    private static final String SPREADSHEETS = "https://www.googleapis.com/auth/spreadsheets";

    private final MovableClock clock = new MovableClock();
    private RunningService service;
    private SheetsControl google;
    private ApiClient client;

    @BeforeAll
    void start(@TempDir Path folder) {
        service = new RunningService(folder, clock);
        google = new SheetsControl(service.sandboxUrl());
    }

    @BeforeEach
    void newWorkspace() {
        client = service.stranger();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private String invitation() {
        return client.post("/v1/google-connections")
                .expect(201)
                .path("authorizationUrl")
                .asText();
    }

    private HttpResponse<String> comeBack(URI location) {
        URI there = service.url().resolve(location.getRawPath() + "?" + location.getRawQuery());
        HttpRequest request = HttpRequest.newBuilder(there).build();
        try {
            HttpResponse<String> page = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            Contract.check(request, null, page);
            return page;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void connect(String email) {
        HttpResponse<String> page = comeBack(google.consent(invitation(), email, true));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>Connected</h1>").contains(email);
    }

    private JsonNode connections() {
        return client.get("/v1/google-connections").expect(200).path("connections");
    }

    private JsonNode link(String owner) {
        String id = google.create("Contacts", owner, new NewTab("Contacts", List.of(List.of("Name"))))
                .spreadsheetId();
        return link(id, Map.of());
    }

    private JsonNode link(String spreadsheetId, Map<String, Object> pen) {
        int sheetId = google.get(spreadsheetId).tabs().getFirst().sheetId();
        Map<String, Object> wish = new java.util.HashMap<>(Map.of(
                "spreadsheetId", spreadsheetId, "sheetId", sheetId, "title", "Contacts", "timeZone", "Europe/London"));
        if (!pen.isEmpty()) {
            wish.put("pen", pen);
        }
        return client.put("/v1/sheet-links", wish).expect(200);
    }

    private JsonNode again(JsonNode link) {
        return client.get("/v1/sheet-links/" + link.path("id").asText()).expect(200);
    }

    private static String pen(JsonNode link) {
        return link.path("pen").path("kind").asText();
    }

    @Test
    void without_any_account_the_add_on_writes_so_that_nothing_needs_to_be_set_up() {
        JsonNode link = link("ann@example.com");
        assertThat(pen(link)).isEqualTo("add-on");
        assertThat(link.path("access").asText()).isEqualTo("writable");
        assertThat(link.path("freshness").path("behind").asInt()).isZero();
        assertThat(link.path("pens").findValuesAsText("kind"))
                .containsExactly("service-account", "google-account", "add-on");
        assertThat(again(link)).isEqualTo(link);
    }

    @Test
    void a_connected_account_becomes_the_pen_of_what_it_may_edit() {
        connect("bea@example.com");
        JsonNode connection = connections().path(0);
        assertThat(connection.path("email").asText()).isEqualTo("bea@example.com");
        assertThat(connection.path("state").asText()).isEqualTo("connected");

        JsonNode hers = link("bea@example.com");
        assertThat(pen(hers)).isEqualTo("google-account");
        assertThat(hers.path("pen").path("account").asText()).isEqualTo("bea@example.com");
        assertThat(hers.path("pen").path("chosen").asBoolean()).isFalse();
        assertThat(pen(link("somebody.else@example.com"))).isEqualTo("add-on");
        assertThat(service.everyTable()).doesNotContain("bea@example.com");
    }

    @Test
    void a_chosen_pen_stays_until_the_choice_is_taken_back() {
        connect("cay@example.com");
        String sheet = link("cay@example.com").path("spreadsheetId").asText();
        JsonNode chosen = link(sheet, Map.of("kind", "add-on"));
        assertThat(pen(chosen)).isEqualTo("add-on");
        assertThat(chosen.path("pen").path("chosen").asBoolean()).isTrue();
        assertThat(pen(link(sheet, Map.of()))).isEqualTo("add-on");
        assertThat(pen(link(sheet, Map.of("kind", "automatic")))).isEqualTo("google-account");
    }

    @Test
    void a_chosen_account_that_may_not_edit_says_with_whom_to_share() {
        connect("dan@example.com");
        String sheet = link("eve@example.com").path("spreadsheetId").asText();
        JsonNode chosen = link(sheet, Map.of("kind", "google-account"));
        assertThat(chosen.path("access").asText()).isEqualTo("not-shared");
        assertThat(chosen.path("shareWith").asText()).isEqualTo("dan@example.com");
        google.share(sheet, "dan@example.com");
        String path = "/v1/sheet-links/" + chosen.path("id").asText();
        assertThat(client.get(path + "?check=true").expect(200).path("access").asText())
                .isEqualTo("writable");
    }

    @Test
    void a_pen_that_is_not_there_cannot_be_chosen() {
        JsonNode link = link("fay@example.com");
        Map<String, Object> wish = Map.of(
                "spreadsheetId", link.path("spreadsheetId").asText(),
                "sheetId", link.path("sheetId").asInt(),
                "title", "Contacts",
                "timeZone", "Europe/London",
                "pen", Map.of("kind", "google-account"));
        client.put("/v1/sheet-links", wish).expectProblem(409, "pen-not-available");
    }

    @Test
    void links_are_found_by_their_spreadsheet() {
        JsonNode one = link("gus@example.com");
        link("gus@example.com");
        JsonNode found = client.get(
                        "/v1/sheet-links?spreadsheetId=" + one.path("spreadsheetId").asText())
                .expect(200)
                .path("sheetLinks");
        assertThat(found).hasSize(1);
        assertThat(found.path(0).path("id")).isEqualTo(one.path("id"));
    }

    @Test
    void connecting_the_same_account_again_heals_what_was_taken_back() {
        connect("hal@example.com");
        JsonNode first = connections().path(0);
        JsonNode link = link("hal@example.com");
        google.takeBackConsent("hal@example.com");
        String path = "/v1/sheet-links/" + link.path("id").asText();
        JsonNode broken = client.get(path + "?check=true").expect(200);
        assertThat(broken.path("access").asText()).isEqualTo("unreachable");
        assertThat(broken.path("explanation").asText()).contains("Connect it again");
        assertThat(connections().path(0).path("state").asText()).isEqualTo("revoked");

        clock.advance(Duration.ofSeconds(1));
        connect("hal@example.com");
        assertThat(connections()).hasSize(1);
        assertThat(connections().path(0).path("id")).isEqualTo(first.path("id"));
        assertThat(client.get(path + "?check=true").expect(200).path("access").asText())
                .isEqualTo("writable");
    }

    @Test
    void disconnecting_gives_the_consent_back_and_leaves_the_sheet_to_the_add_on() {
        connect("ida@example.com");
        JsonNode link = link("ida@example.com");
        client.delete("/v1/google-connections/" + connections().path(0).path("id").asText())
                .expect(204);
        assertThat(connections()).isEmpty();
        assertThat(pen(again(link))).isEqualTo("add-on");
    }

    @Test
    void an_account_that_another_workspace_writes_with_goes_on_there() {
        connect("jim@example.com");
        JsonNode there = link("jim@example.com");
        ApiClient first = client;
        client = service.stranger();
        connect("jim@example.com");
        client.delete("/v1/google-connections/" + connections().path(0).path("id").asText())
                .expect(204);
        assertThat(first.get("/v1/sheet-links/" + there.path("id").asText() + "?check=true")
                        .expect(200)
                        .path("access")
                        .asText())
                .isEqualTo("writable");
    }

    @Test
    void who_says_no_is_told_that_nothing_was_connected() {
        HttpResponse<String> page = comeBack(google.consent(invitation(), "kim@example.com", false));
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("nothing was connected");
        assertThat(connections()).isEmpty();
    }

    @Test
    void who_unticks_spreadsheets_is_told_which_tick_is_missing() {
        HttpResponse<String> page = comeBack(google.consentInPart(invitation(), "lea@example.com", "openid", "email"));
        assertThat(page.body()).contains("One tick is missing");
        assertThat(connections()).isEmpty();
        comeBack(google.consentInPart(invitation(), "lea@example.com", SPREADSHEETS, "openid", "email"));
        assertThat(connections()).hasSize(1);
    }

    @Test
    void a_state_is_good_once_for_ten_minutes_and_nobody_can_make_one_up() {
        URI location = google.consent(invitation(), "max@example.com", true);
        assertThat(comeBack(location).statusCode()).isEqualTo(200);
        assertThat(comeBack(location).body()).contains("no longer good");

        URI late = google.consent(invitation(), "late@example.com", true);
        clock.advance(Duration.ofMinutes(10));
        assertThat(comeBack(late).body()).contains("no longer good");

        URI forged = URI.create("http://localhost/oauth/google/callback?code=stolen&state=guessed");
        assertThat(comeBack(forged).body()).contains("no longer good");
        assertThat(comeBack(URI.create("http://localhost/oauth/google/callback?code=stolen"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(connections()).hasSize(1);
    }

    @Test
    void a_code_of_another_consent_is_refused_since_its_verifier_differs() {
        URI hers = google.consent(invitation(), "nia@example.com", true);
        URI his = google.consent(invitation(), "ned@example.com", true);
        String code = parameter(hers, "code");
        URI mixed = URI.create(
                "http://localhost/oauth/google/callback?code=" + code + "&state=" + parameter(his, "state"));
        assertThat(comeBack(mixed).body()).contains("Google did not confirm it");
        assertThat(connections()).isEmpty();
    }

    private static String parameter(URI location, String name) {
        for (String pair : location.getRawQuery().split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        throw new AssertionError(name + " is not in " + location);
    }

    @Test
    void the_page_loads_nothing_runs_nothing_and_gives_its_address_to_nobody() {
        HttpResponse<String> page = comeBack(google.consent(invitation(), "o'hara&<b>@example.com", true));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'nonce-")
                .contains("frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body())
                .contains("<html lang=\"en\">")
                .contains("o'hara&amp;&lt;b&gt;@example.com")
                .doesNotContain("<b>", "<script", "src=", "http");
    }
}
