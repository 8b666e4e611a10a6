package io.rowcast.workbench.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rowcast.workbench.page.DemoClock;
import io.rowcast.workbench.page.Desk;
import io.rowcast.workbench.page.PageServer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's hand on the page, the add-on's real triggers, and a service that hears of the rows. */
class NewRowsTest {
    private static final Path ROOT = Path.of(System.getProperty("rowcast.root"));
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path data;

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger looks = new AtomicInteger();
    private SandboxSheet sheet;
    private ScriptedService service;
    private ScriptHost script;
    private PageServer page;

    @BeforeEach
    void setUp() throws Exception {
        sheet = new SandboxSheet(List.of(List.of("Name", "Phone", "Notes"), List.of("Ada", "+44 7700 900100", "")));
        service = new ScriptedService(sheet.document().spreadsheetId());
        PropertyStores properties = new PropertyStores(data.resolve("properties.json"));
        properties.set("user", "rowcast.address", "https://rowcast.example");
        properties.set("user", "rowcast.key", "rc_live_0123456789");
        script = new ScriptHost(
                ScriptProject.load(ROOT),
                sheet.document(),
                Map.of("https://rowcast.example/", service.url()),
                properties,
                InstantSource.system(),
                ScriptHost.LONGEST_EXECUTION);
        page = PageServer.start(
                0,
                Files.createDirectory(data.resolve("page")),
                script,
                sheet.url(),
                sheet.document().token(),
                sheet.url(),
                "none",
                new Desk(sheet.document().spreadsheetId(), "https://rowcast.example/", "key"),
                new DemoClock(InstantSource.system(), data.resolve("clock-ahead.txt")),
                looks::incrementAndGet);
        run("prepareTab", "[0,\"B\"]");
        assertThat(run("tendTriggers", "[\"" + sheet.document().spreadsheetId() + "\"]")
                        .path("value"))
                .isEqualTo(JSON.readTree("{\"watched\":[0],\"form\":true,\"edit\":true,\"change\":true}"));
    }

    @AfterEach
    void tearDown() {
        page.close();
        script.close();
        service.close();
        sheet.close();
        client.close();
    }

    private JsonNode run(String function, String arguments) throws JsonProcessingException {
        return JSON.readTree(script.run(new Call(function, arguments, AuthMode.FULL, Call.NOTHING_SELECTED))
                .result());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + page.address().getPort() + "/workbench/" + path))
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        script.awaitTriggers();
        return answer;
    }

    private String spreadsheet() {
        return "google/spreadsheets/" + sheet.document().spreadsheetId();
    }

    private void type(String cells) throws Exception {
        String body = "{\"valueInputOption\": \"USER_ENTERED\", \"data\": [" + cells + "]}";
        assertThat(post(spreadsheet() + "/values:batchUpdate", body).statusCode())
                .isEqualTo(200);
    }

    private static String cell(String a1, String text) {
        return "{\"range\": \"'Contacts'!" + a1 + "\", \"values\": [[\"" + text + "\"]]}";
    }

    private List<JsonNode> reported() throws JsonProcessingException {
        return List.of(JSON.readTree("[" + String.join(",", service.newRows()) + "]")).stream()
                .flatMap(all -> IntStream.range(0, all.size()).mapToObj(all::get))
                .toList();
    }

    @Test
    void a_typed_row_gets_its_key_and_the_service_hears_of_it() throws Exception {
        type(cell("A3", "Ben"));
        assertThat(service.newRows()).isEmpty();
        type(cell("B3", "'+44 7700 900101"));
        assertThat(reported()).singleElement().satisfies(report -> {
            assertThat(report.path("event").asText()).isEqualTo("edit");
            assertThat(report.path("rows").path(0).path("row").asInt()).isEqualTo(3);
            assertThat(report.path("rows").path(0).path("cells"))
                    .isEqualTo(JSON.readTree("[\"Ben\", \"+44 7700 900101\"]"));
            assertThat(report.path("rows").path(0).path("key").asText())
                    .matches("[A-Za-z0-9]{16}")
                    .isEqualTo(sheet.tab().path("cells").path(2).path(3).asText());
        });
    }

    @Test
    void a_paste_of_500_rows_is_one_call() throws Exception {
        type(IntStream.range(3, 503)
                .mapToObj(row -> cell("B" + row, "'+44 7700 %06d".formatted(row)))
                .collect(Collectors.joining(",")));
        assertThat(reported())
                .singleElement()
                .satisfies(report -> assertThat(report.path("rows")).hasSize(500));
    }

    @Test
    void a_form_that_is_sent_in_is_reported_as_one() throws Exception {
        String range = URLEncoder.encode("'Contacts'!A1", StandardCharsets.UTF_8);
        String how = ":append?valueInputOption=RAW&insertDataOption=INSERT_ROWS";
        HttpResponse<String> answer = post(
                spreadsheet() + "/values/" + range + how, "{\"values\": [[\"Ben\", \"+44 7700 900101\", \"hi\"]]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(reported()).singleElement().satisfies(report -> {
            assertThat(report.path("event").asText()).isEqualTo("form");
            assertThat(report.path("rows").path(0).path("row").asInt()).isEqualTo(3);
            assertThat(report.path("rows").path(0).path("cells"))
                    .isEqualTo(JSON.readTree("[\"Ben\", \"+44 7700 900101\"]"));
        });
    }

    @Test
    void an_inserted_empty_row_is_no_news_and_what_others_programs_added_is() throws Exception {
        post(spreadsheet() + ":batchUpdate", """
                {"requests": [{"insertDimension": {"inheritFromBefore": true,
                  "range": {"sheetId": 0, "dimension": "ROWS", "startIndex": 2, "endIndex": 3}}}]}""");
        assertThat(service.newRows()).isEmpty();
        sheet.document()
                .call(
                        client,
                        "PUT",
                        "/v4/spreadsheets/" + sheet.document().spreadsheetId()
                                + "/values/Contacts!B3?valueInputOption=RAW",
                        "{\"values\": [[\"+44 7700 900101\"]]}");
        script.happened(new Happening.Changed("OTHER"));
        script.awaitTriggers();
        assertThat(reported())
                .singleElement()
                .satisfies(report -> assertThat(report.path("event").asText()).isEqualTo("change"));
    }

    @Test
    void what_google_refuses_has_not_happened() throws Exception {
        HttpResponse<String> answer = post(
                spreadsheet() + "/values:batchUpdate",
                "{\"valueInputOption\": \"RAW\", \"data\": [" + cell("ZZZ3", "x") + "]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(service.newRows()).isEmpty();
    }

    @Test
    void the_clock_moves_on_from_the_page_and_what_is_due_is_looked_for_at_once() throws Exception {
        JsonNode moved = JSON.readTree(post("clock", "{\"seconds\": 3600}").body());
        assertThat(moved.path("aheadSeconds").asLong()).isEqualTo(3600);
        assertThat(looks).hasValue(1);
        assertThat(post("clock", "{\"seconds\": -1}").statusCode()).isEqualTo(400);
        assertThat(post("clock", "{\"seconds\": 9999999}").body()).contains("never goes back");
        assertThat(looks).hasValue(1);
    }
}
