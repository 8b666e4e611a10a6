package io.rowcast.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.sandbox.client.SheetsControl.Calls;
import io.rowcast.sandbox.client.SheetsControl.Fault;
import io.rowcast.sandbox.client.SheetsControl.Share;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong on the way, and what has happened to the sheet then. */
class FaultsTest {
    private static final String ANA = "ana@example.com";

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(0, new SheetsPart(clock));
    private final SheetsControl control = new SheetsControl(sandbox.url());
    private final String id = control.create("Guests", ANA).spreadsheetId();
    private final Api api = new Api(sandbox.url(), id, control.accessToken(ANA));

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Api.Answer write(String text) throws Exception {
        return api.put("/values/A1?valueInputOption=RAW", "{'values':[['%s']]}".formatted(text));
    }

    private String written() {
        var cells = control.get(id).tab("Sheet1").cells();
        return cells.isEmpty() ? "" : cells.getFirst().getFirst();
    }

    @Test
    void a_503_may_have_been_carried_out_or_not() throws Exception {
        control.fail(Fault.UNAVAILABLE, 1, Calls.WRITE);
        assertThat(write("first").status()).isEqualTo(503);
        assertThat(written()).isEmpty();

        control.fail(Fault.UNAVAILABLE_AFTER, 1, Calls.WRITE);
        assertThat(write("second").status()).isEqualTo(503);
        assertThat(written()).isEqualTo("second");
        assertThat(control.requests(id)).hasSize(2);
    }

    @Test
    void a_503_may_come_as_a_page() throws Exception {
        control.fail(Fault.HTML_503, 1, Calls.ALL);

        Api.Answer answer = write("x");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.raw().body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void a_share_of_the_calls_fails_until_told_otherwise() throws Exception {
        control.failShares(
                new Share(Fault.INTERNAL, 1, Calls.READ, Duration.ZERO),
                new Share(Fault.UNAVAILABLE, 0.5, Calls.WRITE, Duration.ZERO));
        int failed = 0;
        for (int count = 0; count < 60; count++) {
            failed += write("x").status() == 503 ? 1 : 0;
        }

        assertThat(failed).isBetween(5, 55);
        assertThat(api.get("").status()).isEqualTo(500);
        control.noFaults();
        assertThat(api.get("").status()).isEqualTo(200);
    }

    @Test
    void a_slow_call_is_answered_late() throws Exception {
        control.slow(Duration.ofMillis(300), 1, Calls.WRITE);
        long start = System.nanoTime();
        assertThat(write("x").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
    }

    @Test
    void failed_calls_count_against_the_quota_and_refused_ones_do_not() throws Exception {
        control.quotas(3, 300);
        Api counted = new Api(sandbox.url(), id, consented());
        control.fail(Fault.UNAVAILABLE, 1, Calls.READ);

        assertThat(counted.get("").status()).isEqualTo(503);
        assertThat(counted.get("/values/Nowhere!A1").status()).isEqualTo(400);
        assertThat(counted.get("").status()).isEqualTo(200);
        assertThat(counted.get("").status()).isEqualTo(429);
        clock.advance(Duration.ofMinutes(1));
        assertThat(counted.get("").status()).isEqualTo(200);
    }

    private String consented() throws Exception {
        OAuth app = new OAuth(sandbox.url());
        URI back = control.consent(app.authorizationUrl(), ANA, true);
        return app.token(OAuth.exchange(OAuth.query(back).getOrDefault("code", "")))
                .path("access_token")
                .asText();
    }

    @Test
    void a_range_is_understood_in_either_escaping_and_comes_back_normalised() throws Exception {
        for (String range : new String[] {"%27Sheet1%27%21A1%3A1", "%27Sheet1%27!A1:1", "Sheet1!A1:1"}) {
            assertThat(api.get("/values/" + range).body().path("range").asText())
                    .isEqualTo("Sheet1!A1:Z1");
        }
    }

    @Test
    void a_large_answer_is_zipped_for_whoever_takes_that() throws Exception {
        write("x".repeat(40_000));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(sandbox.url() + "/v4/spreadsheets/" + id + "/values/A1"))
                .header("Authorization", "Bearer " + control.accessToken(ANA))
                .header("Accept-Encoding", "gzip")
                .build();

        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.body().length).isLessThan(5_000);
    }

    @Test
    void what_is_not_gzip_is_not_taken_for_it() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(sandbox.url() + "/v4/spreadsheets/" + id + ":batchUpdate"))
                .header("Authorization", "Bearer " + control.accessToken(ANA))
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("{}"))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_write_by_filter_stays_in_the_grid_and_reads_back_what_it_wrote() throws Exception {
        String body = "{'valueInputOption':'RAW','includeValuesInResponse':true,'data':[{'dataFilter':{'a1Range':'%s'},"
                + "'values':[['x',null,'y']]}]}";

        assertThat(api.post("/values:batchUpdateByDataFilter", body.formatted("Sheet1!Y1"))
                        .message())
                .isEqualTo(
                        "Invalid data[0]: Requested writing within range [Sheet1!Y1], but tried writing to column [AA]");
        assertThat(api.post("/values:batchUpdateByDataFilter", body.formatted("Sheet1!A1001"))
                        .message())
                .isEqualTo(
                        "Invalid data[0]: Range (Sheet1!A1001) exceeds grid limits. Max rows: 1000, max columns: 26");
        assertThat(api.post("/values:batchUpdateByDataFilter", body.formatted("Sheet1!A2"))
                        .body()
                        .findPath("updatedData")
                        .path("values")
                        .toString())
                .isEqualTo("[[\"x\",\"\",\"y\"]]");
    }
}
