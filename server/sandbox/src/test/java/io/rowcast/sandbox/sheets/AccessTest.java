package io.rowcast.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.auth.oauth2.GoogleCredentials;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.sandbox.client.SheetsControl.Calls;
import io.rowcast.sandbox.client.SheetsControl.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens, permissions, quotas and faults. */
class AccessTest {
    private static final String ANA = "ana@example.com";
    private static final String ROBOT = "robot@rowcast.iam.gserviceaccount.com";

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(0, new SheetsPart(clock));
    private final SheetsControl control = new SheetsControl(sandbox.url());
    private final String id = control.create("Guests", ANA).spreadsheetId();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private GoogleCredentials robot(String scope) throws IOException {
        byte[] key = control.serviceAccountKey(ROBOT).getBytes(StandardCharsets.UTF_8);
        return GoogleCredentials.fromStream(new ByteArrayInputStream(key)).createScoped(scope);
    }

    private Api as(String token) {
        return new Api(sandbox.url(), id, token);
    }

    /** Google's library signs with the machine's clock, so the sandbox's must agree with it. */
    private void setToNow() {
        clock.advance(Duration.between(clock.instant(), Instant.now()));
    }

    private String robotToken() throws IOException {
        setToNow();
        return robot("https://www.googleapis.com/auth/spreadsheets")
                .refreshAccessToken()
                .getTokenValue();
    }

    @Test
    void a_service_account_opens_only_what_is_shared_with_it() throws Exception {
        Api api = as(robotToken());

        assertThat(api.get("").status()).isEqualTo(403);
        assertThat(api.get("").message()).isEqualTo("The caller does not have permission");
        control.share(id, ROBOT);
        assertThat(api.get("").status()).isEqualTo(200);
    }

    @Test
    void a_token_ends_after_an_hour() throws Exception {
        control.share(id, ROBOT);
        Api api = as(robotToken());

        clock.advance(Duration.ofSeconds(3599));
        assertThat(api.get("").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(api.get("").status()).isEqualTo(401);
        assertThat(api.get("").body().path("error").path("status").asText()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void an_unknown_spreadsheet_is_not_found() throws Exception {
        Api.Answer answer = new Api(sandbox.url(), "1unknown", control.accessToken(ANA)).get("");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.message()).isEqualTo("Requested entity was not found.");
    }

    @Test
    void a_token_without_the_scope_is_refused() throws Exception {
        setToNow();
        String token = robot("https://www.googleapis.com/auth/userinfo.email")
                .refreshAccessToken()
                .getTokenValue();

        assertThat(as(token).get("").body().findPath("reason").asText()).isEqualTo("ACCESS_TOKEN_SCOPE_INSUFFICIENT");
    }

    @Test
    void an_assertion_signed_with_an_old_key_is_refused() throws Exception {
        setToNow();
        GoogleCredentials old = robot("https://www.googleapis.com/auth/spreadsheets");
        control.serviceAccountKey(ROBOT);

        assertThatThrownBy(old::refreshAccessToken).hasMessageContaining("Invalid JWT Signature");
    }

    @Test
    void an_assertion_of_another_time_is_refused() throws Exception {
        setToNow();
        clock.advance(Duration.ofHours(2));

        assertThatThrownBy(robot("https://www.googleapis.com/auth/spreadsheets")::refreshAccessToken)
                .hasMessageContaining("short-lived token");
    }

    @Test
    void a_refresh_token_brings_a_new_access_token() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        String user = http.send(
                        HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/google/users"))
                                .POST(BodyPublishers.ofString("{\"email\":\"" + ANA + "\"}"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        String refresh = user.replaceAll(".*\"refresh_token\":\"([^\"]+)\".*", "$1");
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(sandbox.url() + "/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=refresh_token&refresh_token=" + refresh))
                        .build(),
                BodyHandlers.ofString());
        String token = answer.body().replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");

        assertThat(as(token).get("").status()).isEqualTo(200);
    }

    @Test
    void the_sixty_first_write_of_a_minute_waits_for_the_next_minute() throws Exception {
        control.share(id, ROBOT);
        Api api = as(robotToken());
        for (int count = 0; count < 60; count++) {
            assertThat(api.post("/values/A1:clear", "").status()).isEqualTo(200);
        }
        Api.Answer refused = api.post("/values/A1:clear", "");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.message())
                .isEqualTo(
                        "Quota exceeded for quota metric 'Write requests' and limit 'Write requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:000000000000'.");
        assertThat(refused.body().findPath("quota_limit").asText()).isEqualTo("WriteRequestsPerMinutePerUser");
        assertThat(refused.raw().headers().firstValue("Retry-After")).isEmpty();
        assertThat(api.get("/values/A1").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertThat(api.post("/values/A1:clear", "").status()).isEqualTo(200);
    }

    @Test
    void people_have_no_quota_here() throws Exception {
        control.quotas(1, 1);
        Api api = as(control.accessToken(ANA));

        assertThat(api.get("").status()).isEqualTo(200);
        assertThat(api.get("").status()).isEqualTo(200);
    }

    @Test
    void a_lost_answer_was_carried_out() throws Exception {
        Api api = as(control.accessToken(ANA));
        control.fail(Fault.LOST_ANSWER, 1, Calls.WRITE);

        assertThatThrownBy(() -> api.put("/values/A1?valueInputOption=RAW", "{'values':[['once']]}"))
                .isInstanceOf(IOException.class);
        assertThat(control.get(id).tab("Sheet1").cells().getFirst()).containsExactly("once");
        assertThat(control.requests(id))
                .extracting(SheetsControl.Request::api, SheetsControl.Request::kind)
                .contains(tuple("spreadsheets.values.update", "write"));
    }

    @Test
    void faults_meet_only_the_calls_that_they_wait_for() throws Exception {
        Api api = as(control.accessToken(ANA));
        control.fail(Fault.UNAVAILABLE, 2, Calls.WRITE);

        assertThat(api.get("").status()).isEqualTo(200);
        Api.Answer first = api.post("/values/A1:clear", "");
        assertThat(first.status()).isEqualTo(503);
        assertThat(first.message()).isEqualTo("The service is currently unavailable.");
        assertThat(api.post("/values/A1:clear", "").status()).isEqualTo(503);
        assertThat(api.post("/values/A1:clear", "").status()).isEqualTo(200);
    }

    @Test
    void a_share_of_one_callers_calls_may_fail_while_nobody_else_notices() throws Exception {
        control.share(id, "ben@example.com");
        Api ana = as(control.accessToken(ANA));
        Api ben = as(control.accessToken("ben@example.com"));
        control.failNowAndThen("ben@example.com", Map.of(Fault.UNAVAILABLE, 0.5), Duration.ZERO);

        int failed = 0;
        for (int call = 0; call < 40; call++) {
            assertThat(ana.get("").status()).isEqualTo(200);
            failed += ben.get("").status() == 503 ? 1 : 0;
        }
        assertThat(failed).isBetween(10, 30);
    }

    @Test
    void a_front_ends_page_comes_in_place_of_json() throws Exception {
        control.fail(Fault.HTML_404, 1, Calls.ALL);

        assertThat(as(control.accessToken(ANA)).get("").raw().body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void a_waiting_reader_is_told_of_a_change_and_else_let_go() {
        long revision = control.get(id).revision();
        assertThat(control.awaitChange(id, revision, Duration.ofMillis(20))).isEmpty();

        Thread typing = Thread.ofVirtual().start(() -> control.user(ANA, id).type("Sheet1", "A1", "hello"));

        assertThat(control.awaitChange(id, revision, Duration.ofSeconds(30)))
                .hasValueSatisfying(changed ->
                        assertThat(changed.tab("Sheet1").cells().getFirst()).containsExactly("hello"));
        assertThat(typing).isNotNull();
    }
}
