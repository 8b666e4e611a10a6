package io.rowcast.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.platform.json.Json;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.testing.AheadClock;
import io.rowcast.testing.ApiClient;
import io.rowcast.testing.Browser;
import io.rowcast.testing.Contract;
import io.rowcast.testing.RunningService;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sheets get their keys by a code that a member approves; members come by invitation; keys are made and revoked on a page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class PairingJourneyTest {
    private final AheadClock clock = new AheadClock();
    private final HttpClient http = HttpClient.newHttpClient();
    private RunningService service;
    private SheetsControl google;
    private Browser owner;
    private int workspaces;

    @BeforeAll
    void start(@TempDir Path folder) {
        service = new RunningService(folder, clock);
        google = new SheetsControl(service.sandboxUrl());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void newOwner() {
        workspaces++;
        owner = signedIn("owner" + workspaces + "@example.com");
        owner.submit("/workspaces", "/workspaces", Map.of("name", "Shop " + workspaces))
                .leadsTo();
    }

    private Browser signedIn(String email) {
        Browser browser = new Browser(service.url());
        browser.signIn(google, email);
        return browser;
    }

    private HttpResponse<String> post(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(service.url().resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            Contract.check(request, body.isEmpty() ? null : body, answer);
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return Json.MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode code() {
        return json(post("/connect/codes", ""));
    }

    private HttpResponse<String> ask(JsonNode code) {
        return post(
                "/connect/keys", "{\"deviceCode\":\"" + code.path("deviceCode").asText() + "\"}");
    }

    private void refused(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("type").asText()).isEqualTo("/problems/" + type);
    }

    private static String page(JsonNode code) {
        return "/connect?code=" + code.path("userCode").asText();
    }

    private static String workspaceOf(Browser browser) {
        return parsed(browser.get("/v1/me").expect(200)).at("/workspace/id").asText();
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> approval(JsonNode code, String workspace, String scope) {
        return Map.of(
                "code", code.path("userCode").asText(), "workspace", workspace, "scope", scope, "decision", "approve");
    }

    private String connected(Browser member, String workspace, String scope) {
        JsonNode code = code();
        assertThat(member.submit(page(code), "/connect", approval(code, workspace, scope))
                        .expect(200))
                .contains("Go back to it");
        return json(ask(code)).path("apiKey").asText();
    }

    @Test
    void a_sheet_gets_its_key_once_after_a_member_has_approved_its_code() {
        JsonNode code = code();
        assertThat(code.path("userCode").asText()).matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
        assertThat(code.path("url").asText())
                .endsWith("/connect?code=" + code.path("userCode").asText());
        assertThat(code.path("expiresInSeconds").asInt()).isEqualTo(600);
        refused(ask(code), 428, "pairing-pending");
        refused(ask(code), 429, "slow-down");
        clock.ahead(Duration.ofSeconds(3));
        refused(ask(code), 428, "pairing-pending");

        assertThat(new Browser(service.url()).get(page(code)).leadsTo()).startsWith("/signin?next=%2Fconnect%3Fcode");
        assertThat(owner.get(page(code)).expect(200))
                .contains(code.path("userCode").asText(), "Shop " + workspaces, "Go on only if you see the same code");
        owner.submit(page(code), "/connect", approval(code, workspaceOf(owner), "send"))
                .expect(200);
        assertThat(service.everyTable())
                .doesNotContain(
                        code.path("deviceCode").asText(),
                        code.path("userCode").asText().replace("-", ""));

        HttpResponse<String> granted = ask(code);
        assertThat(granted.statusCode()).isEqualTo(200);
        assertThat(granted.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(json(granted).at("/workspace/name").asText()).isEqualTo("Shop " + workspaces);
        assertThat(json(granted).path("scope").asText()).isEqualTo("send");
        ApiClient sheet =
                new ApiClient(service.url(), json(granted).path("apiKey").asText());
        assertThat(sheet.get("/v1/me").expect(200).path("scope").asText()).isEqualTo("send");
        assertThat(service.everyTable())
                .doesNotContain(json(granted).path("apiKey").asText());
        refused(ask(code), 410, "pairing-expired");
        assertThat(owner.get("/keys").expect(200)).contains("Google Sheets", "for owner" + workspaces + "@example.com");
    }

    @Test
    void a_refused_code_and_one_that_is_over_give_nothing() {
        JsonNode code = code();
        Map<String, String> no = Map.of("code", code.path("userCode").asText(), "decision", "deny");
        assertThat(owner.submit(page(code), "/connect", no).expect(200)).contains("You refused");
        refused(ask(code), 403, "pairing-denied");

        JsonNode late = code();
        Map<String, String> yes = new HashMap<>(approval(late, workspaceOf(owner), "send"));
        yes.put("csrf", owner.get(page(late)).token());
        clock.ahead(Duration.ofMinutes(10));
        owner.post("/connect", yes).expect(404);
        refused(ask(late), 410, "pairing-expired");
        refused(post("/connect/keys", "{\"deviceCode\":\"guessed\"}"), 410, "pairing-expired");
        assertThat(post("/connect/keys", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void nobody_gives_a_sheet_more_than_they_may_do_or_lets_it_into_a_workspace_of_others() {
        String workspace = workspaceOf(owner);
        Browser sender = joined("sender" + workspaces + "@example.com", "sender");
        JsonNode code = code();
        assertThat(sender.submit(page(code), "/connect", approval(code, workspace, "admin"))
                        .expect(422))
                .contains("no more than you may do there yourself");
        String theirs = service.strings("select workspace_id::text from workspace where name = 'Shop'")
                .getFirst();
        sender.submit(page(code), "/connect", approval(code, theirs, "send")).expect(422);
        refused(ask(code), 428, "pairing-pending");

        Browser viewer = joined("viewer" + workspaces + "@example.com", "viewer");
        assertThat(viewer.get(page(code)).expect(200)).contains("no workspace yet in which you may send");
        Map<String, String> anyway = new HashMap<>(approval(code, workspace, "read"));
        anyway.put("csrf", viewer.get("/members").token());
        viewer.post("/connect", anyway).expect(422);
        owner.post("/connect", approval(code, workspace, "send")).expect(403);
    }

    @Test
    void a_sheet_may_do_no_more_than_the_member_and_nothing_when_the_membership_has_ended() {
        String workspace = workspaceOf(owner);
        Browser second = joined("second" + workspaces + "@example.com", "owner");
        ApiClient sheet = new ApiClient(service.url(), connected(second, workspace, "admin"));
        assertThat(sheet.get("/v1/me").expect(200).path("scope").asText()).isEqualTo("admin");
        String member = memberId("second" + workspaces);
        owner.submit("/members", "/members/" + member + "/role", Map.of("role", "viewer"))
                .leadsTo();
        assertThat(sheet.get("/v1/me").expect(200).path("scope").asText()).isEqualTo("read");
        owner.submit("/members", "/members/" + member + "/remove", Map.of()).leadsTo();
        sheet.get("/v1/me").expectProblem(401, "unauthorized");
        assertThat(second.get("/members").leadsTo()).startsWith("/workspaces");
    }

    @Test
    void wrong_codes_can_be_tried_a_few_times_only() {
        for (int i = 0; i < 10; i++) {
            owner.get("/connect?code=BBBB-BBB" + "BCDFGHJKLM".charAt(i)).expect(404);
        }
        assertThat(owner.get("/connect?code=BBBB-BBBB").expect(429)).contains("Too many wrong codes");
        JsonNode code = code();
        owner.get(page(code)).expect(200);
        clock.ahead(Duration.ofMinutes(10));
        owner.get("/connect?code=BBBB-BBBB").expect(404);
    }

    @Test
    void a_code_may_be_typed_small_and_without_its_dash() {
        String typed = code().path("userCode").asText().replace("-", "").toLowerCase(Locale.ROOT);
        owner.get("/connect?code=" + typed).expect(200);
        assertThat(owner.get("/connect").expect(200)).contains("The code in the sheet");
    }

    @Test
    void a_key_is_made_on_the_page_shown_once_and_revoked_there() {
        Map<String, String> wanted = Map.of("name", "Our <CRM>", "scope", "read", "days", "30");
        String page = owner.submit("/keys", "/keys", wanted).expect(200);
        String key = page.replaceAll("(?s).*(rc_live_[0-9A-Za-z]{43}).*", "$1");
        ApiClient client = new ApiClient(service.url(), key);
        assertThat(client.get("/v1/me").expect(200).path("scope").asText()).isEqualTo("read");
        client.put("/v1/suppressions/%2B447400000001").expectProblem(403, "forbidden");
        assertThat(owner.get("/keys").expect(200))
                .contains("Our &lt;CRM&gt;", ", expires ", ", last used ")
                .doesNotContain(key);

        String revoke = owner.get("/keys").body().replaceAll("(?s).*action=\"(/keys/[0-9a-f-]+/revoke)\".*", "$1");
        owner.post(revoke, Map.of()).expect(403);
        client.get("/v1/me").expect(200);
        owner.submit("/keys", revoke, Map.of()).leadsTo();
        client.get("/v1/me").expectProblem(401, "unauthorized");
        assertThat(owner.submit("/keys", "/keys", Map.of("name", "", "scope", "all", "days", "7"))
                        .expect(422))
                .contains("role=\"alert\"");
        Browser sender = joined("nokeys" + workspaces + "@example.com", "sender");
        sender.get("/keys").expect(403);
    }

    private String invitation(String email, String role) {
        String page = owner.submit("/members", "/invitations", Map.of("email", email, "role", role))
                .expect(200);
        return page.replaceAll("(?s).*(/invitation\\?token=[A-Za-z0-9_-]{43}).*", "$1");
    }

    private Browser joined(String email, String role) {
        Browser browser = signedIn(email);
        accept(browser, invitation(email, role)).leadsTo();
        return browser;
    }

    private static Browser.Shown accept(Browser browser, String link) {
        return browser.submit(link, "/invitation", Map.of("token", link.replaceAll(".*token=", "")));
    }

    private String memberId(String name) {
        return owner.get("/members")
                .body()
                .replaceAll("(?s).*" + name + "@example.com.*?/members/([0-9a-f-]{36})/role.*", "$1");
    }

    @Test
    void an_invitation_lets_in_the_invited_address_once_within_seven_days() {
        String link = invitation("Guest@Example.com", "viewer");
        assertThat(service.everyTable()).doesNotContain("Guest@Example", link.replaceAll(".*token=", ""));
        assertThat(new Browser(service.url()).get(link).leadsTo()).startsWith("/signin?next=%2Finvitation");
        assertThat(signedIn("other@example.com").get(link).expect(403))
                .contains("This invitation is for another address")
                .doesNotContain("Guest@", "Shop");

        Browser guest = signedIn("guest@example.com");
        assertThat(guest.get(link).expect(200)).contains("Shop " + workspaces, "Viewer");
        accept(guest, link).leadsTo();
        assertThat(parsed(guest.get("/v1/me").expect(200)).path("scope").asText())
                .isEqualTo("read");
        assertThat(guest.get("/members").expect(200)).doesNotContain("Invite somebody", "/role");
        guest.get("/keys").expect(403);
        guest.get(link).expect(410);
    }

    @Test
    void whoever_signs_in_with_the_invited_address_finds_the_invitation_without_its_link() {
        invitation("finder@example.com", "viewer");
        String second = invitation("finder@example.com", "sender");
        Browser finder = signedIn("finder@example.com");
        String page = finder.get("/workspaces").expect(200);
        assertThat(page).contains("Join Shop " + workspaces, "as Sender").doesNotContain("as Viewer");
        String id = page.replaceAll("(?s).*name=\"invitation\" value=\"([0-9a-f-]{36})\".*", "$1");
        signedIn("other@example.com")
                .submit("/workspaces", "/invitation", Map.of("invitation", id))
                .expect(410);
        finder.submit("/workspaces", "/invitation", Map.of("invitation", id)).leadsTo();
        assertThat(parsed(finder.get("/v1/me").expect(200)).path("scope").asText())
                .isEqualTo("send");
        finder.get(second).expect(410);
    }

    @Test
    void an_invitation_that_was_withdrawn_lets_nobody_in() {
        String link = invitation("late@example.com", "sender");
        String withdraw =
                owner.get("/members").body().replaceAll("(?s).*action=\"(/invitations/[^\"]+/withdraw)\".*", "$1");
        owner.submit("/members", withdraw, Map.of()).leadsTo();
        assertThat(signedIn("late@example.com").get(link).expect(410)).contains("no longer good");
        owner.submit("/members", "/invitations", Map.of("email", "nobody", "role", "sender"))
                .expect(422);
        List.of("/invitation", "/invitation?token=x")
                .forEach(path -> owner.get(path).expect(410));
    }

    @Test
    void the_last_owner_stays_and_everybody_else_may_leave() {
        String self = memberId("owner" + workspaces);
        assertThat(owner.submit("/members", "/members/" + self + "/remove", Map.of())
                        .expect(422))
                .contains("needs an owner");
        owner.submit("/members", "/members/" + self + "/role", Map.of("role", "sender"))
                .expect(422);
        Browser viewer = joined("leaver" + workspaces + "@example.com", "viewer");
        String leaver = memberId("leaver" + workspaces);
        viewer.submit("/members", "/members/" + self + "/remove", Map.of()).expect(403);
        viewer.submit("/members", "/members/" + leaver + "/role", Map.of("role", "owner"))
                .expect(403);
        viewer.submit("/members", "/members/" + leaver + "/remove", Map.of()).leadsTo();
        assertThat(viewer.get("/members").leadsTo()).startsWith("/workspaces");
    }

    @Test
    void a_member_of_another_workspace_cannot_be_changed() {
        String theirs = memberId("owner" + workspaces);
        newOwner();
        owner.submit("/members", "/members/" + theirs + "/remove", Map.of()).expect(404);
        owner.submit("/members", "/members/" + theirs + "/role", Map.of("role", "viewer"))
                .expect(404);
    }

    @Test
    void a_signed_in_member_uses_the_api_with_the_pages_token() {
        String token = owner.get("/members").token();
        Map<String, String> headers = Map.of("X-CSRF-Token", token);
        owner.call("PUT", "/v1/suppressions/%2B447400000002", "", Map.of()).expect(403);
        owner.call("PUT", "/v1/suppressions/%2B447400000002", "", headers).expect(200);
        Browser viewer = joined("api" + workspaces + "@example.com", "viewer");
        viewer.call(
                        "PUT",
                        "/v1/suppressions/%2B447400000003",
                        "",
                        Map.of("X-CSRF-Token", viewer.get("/members").token()))
                .expect(403);
        viewer.get("/v1/suppressions").expect(200);
    }

    @Test
    void a_key_revoked_on_one_node_opens_nothing_on_another_at_once() {
        String key = connected(owner, workspaceOf(owner), "send");
        try (RunningService.Node other = service.secondNode()) {
            ApiClient there = new ApiClient(other.url(), key);
            there.get("/v1/me").expect(200);
            String revoke = owner.get("/keys").body().replaceAll("(?s).*action=\"(/keys/[0-9a-f-]+/revoke)\".*", "$1");
            owner.submit("/keys", revoke, Map.of()).leadsTo();
            there.get("/v1/me").expectProblem(401, "unauthorized");
            Browser elsewhere = new Browser(other.url());
            elsewhere.cookies().putAll(owner.cookies());
            elsewhere.get("/members").expect(200);
            owner.submit("/members", "/signout", Map.of()).expect(200);
            assertThat(elsewhere.get("/members").leadsTo()).startsWith("/signin");
        }
    }
}
