package io.rowcast.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.sandbox.client.SheetsControl.NewTab;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Conditional formats, notes, charts and the spreadsheet's own form of a date. */
class LooksTest {
    private static final String ANA = "ana@example.com";
    private static final String GREEN = "{'red':0.8,'green':0.92,'blue':0.84}";
    private static final String RULE =
            "{'addConditionalFormatRule':{'index':%d,'rule':{'ranges':[{'sheetId':0,'startRowIndex':1,'startColumnIndex':1,'endColumnIndex':2}],"
                    + "'booleanRule':{'condition':{'type':'TEXT_EQ','values':[{'userEnteredValue':'%s'}]},'format':{'backgroundColor':%s}}}}}";
    private static final String CHART =
            "{'addChart':{'chart':{'chartId':7,'spec':{'title':'Statuses','basicChart':{'chartType':'BAR','headerCount':1,"
                    + "'domains':[{'domain':{'sourceRange':{'sources':[{'sheetId':0,'startRowIndex':0,'endRowIndex':3,'startColumnIndex':0,'endColumnIndex':1}]}}}],"
                    + "'series':[{'series':{'sourceRange':{'sources':[{'sheetId':0,'startRowIndex':0,'endRowIndex':3,'startColumnIndex':2,'endColumnIndex':3}]}}}]}},"
                    + "'position':{'overlayPosition':{'anchorCell':{'sheetId':0,'rowIndex':4,'columnIndex':1}}}}}}";

    private final Sandbox sandbox = Sandbox.start(0, new SheetsPart());
    private final SheetsControl control = new SheetsControl(sandbox.url());
    private final String id = control.create(
                    "Guests",
                    ANA,
                    new NewTab(
                            "Guests",
                            List.of(
                                    List.of("Name", "Status", "Count"),
                                    List.of("Asha", "Read", 3),
                                    List.of("Ben", "Failed", 1))))
            .spreadsheetId();
    private final Api api = new Api(sandbox.url(), id, control.accessToken(ANA));

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private JsonNode seen() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/sheets/" + id))
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return new ObjectMapper().readTree(body).path("tabs").path(0);
    }

    private JsonNode sheet(String fields) throws Exception {
        return api.get("?fields=" + fields).body().path("sheets").path(0);
    }

    private void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    @Test
    void a_rule_colours_the_cells_where_it_holds_and_follows_its_column() throws Exception {
        done(api.batch(RULE.formatted(0, "read", GREEN)));
        done(api.batch("{'moveDimension':{'source':{'sheetId':0,'dimension':'COLUMNS','startIndex':1,'endIndex':2},"
                + "'destinationIndex':3}}"));

        assertThat(seen().path("looks").toString()).isEqualTo("[{\"background\":\"#ccead6\",\"row\":1,\"column\":2}]");
        assertThat(sheet("sheets.conditionalFormats")
                        .findPath("startColumnIndex")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void the_first_rule_that_holds_wins_and_a_rule_is_found_by_its_place() throws Exception {
        done(api.batch(RULE.formatted(0, "Read", GREEN) + "," + RULE.formatted(0, "Read", "{'red':1}")));
        assertThat(seen().path("looks").path(0).path("background").asText()).isEqualTo("#ff0000");

        Api.Answer deleted = api.batch("{'deleteConditionalFormatRule':{'sheetId':0,'index':0}}");
        done(deleted);
        assertThat(deleted.body().findPath("backgroundColor").path("red").asInt())
                .isEqualTo(1);
        assertThat(seen().path("looks").path(0).path("background").asText()).isEqualTo("#ccead6");
        assertThat(api.batch("{'deleteConditionalFormatRule':{'sheetId':0,'index':1}}")
                        .message())
                .isEqualTo("Invalid requests[0].deleteConditionalFormatRule: "
                        + "No conditional format on sheet: 0 at index: 1");
    }

    @Test
    void a_rule_is_replaced_and_reordered() throws Exception {
        done(api.batch(RULE.formatted(0, "Read", GREEN) + "," + RULE.formatted(1, "Failed", GREEN)));

        Api.Answer moved = api.batch("{'updateConditionalFormatRule':{'sheetId':0,'index':1,'newIndex':0}}");
        done(moved);
        assertThat(moved.body().findPath("userEnteredValue").asText()).isEqualTo("Failed");
        assertThat(sheet("sheets.conditionalFormats").findValuesAsText("userEnteredValue"))
                .containsExactly("Failed", "Read");
        done(api.batch(RULE.formatted(0, "Sent", GREEN).replace("addC", "updateC")));
        assertThat(sheet("sheets.conditionalFormats").findValuesAsText("userEnteredValue"))
                .containsExactly("Sent", "Read");
    }

    @Test
    void a_cells_effective_format_has_the_rules_colour_and_its_own_format_has_not() throws Exception {
        done(api.batch(RULE.formatted(0, "Read", GREEN)));

        JsonNode cell = api.get(
                        "?ranges=Guests!B2&fields=sheets.data.rowData.values(userEnteredFormat,effectiveFormat)")
                .body()
                .findPath("values")
                .path(0);
        assertThat(cell.path("effectiveFormat").has("backgroundColor")).isTrue();
        assertThat(cell.has("userEnteredFormat")).isFalse();
    }

    @Test
    void a_note_stays_with_its_cell() throws Exception {
        done(api.batch("{'updateCells':{'start':{'sheetId':0,'rowIndex':0,'columnIndex':1},"
                + "'rows':[{'values':[{'note':'How far it got'}]}],'fields':'note'}}"));
        done(api.batch(
                "{'insertDimension':{'range':{'sheetId':0,'dimension':'COLUMNS','startIndex':0,'endIndex':1}}}"));

        assertThat(seen().path("notes").toString()).isEqualTo("[{\"row\":0,\"column\":2,\"note\":\"How far it got\"}]");
        assertThat(seen().path("cells").path(0).path(2).asText()).isEqualTo("Status");
    }

    @Test
    void a_chart_is_kept_as_sent_and_drawn_from_the_cells() throws Exception {
        Api.Answer added = api.batch(CHART);
        done(added);

        assertThat(added.body().findPath("chartId").asInt()).isEqualTo(7);
        assertThat(added.body().findPath("overlayPosition").path("widthPixels").asInt())
                .isEqualTo(600);
        JsonNode chart = seen().path("charts").path(0);
        assertThat(chart.path("domain").toString()).isEqualTo("[\"Asha\",\"Ben\"]");
        assertThat(chart.path("series").toString()).isEqualTo("[{\"name\":\"Count\",\"values\":[3,1]}]");
        assertThat(sheet("sheets.charts").findPath("title").asText()).isEqualTo("Statuses");
    }

    @Test
    void a_charts_ranges_and_place_follow_inserted_rows_and_moved_columns() throws Exception {
        done(api.batch(CHART));
        done(
                api.batch(
                        "{'insertDimension':{'range':{'sheetId':0,'dimension':'ROWS','startIndex':1,'endIndex':2}}},"
                                + "{'moveDimension':{'source':{'sheetId':0,'dimension':'COLUMNS','startIndex':2,'endIndex':3},'destinationIndex':0}}"));

        JsonNode chart = seen().path("charts").path(0);
        assertThat(chart.path("domain").toString()).isEqualTo("[\"\",\"Asha\",\"Ben\"]");
        assertThat(chart.path("series").path(0).path("values").toString()).isEqualTo("[null,3,1]");
        assertThat(chart.path("position").findPath("rowIndex").asInt()).isEqualTo(5);
        done(api.batch("{'deleteDimension':{'range':{'sheetId':0,'dimension':'ROWS','startIndex':5,'endIndex':6}}}"));
        assertThat(seen().path("charts").size()).isEqualTo(1);
    }

    @Test
    void a_chart_is_drawn_otherwise_moved_and_deleted() throws Exception {
        done(api.batch(CHART));
        done(
                api.batch(
                        "{'updateChartSpec':{'chartId':7,'spec':{'title':'Reasons','pieChart':{"
                                + "'domain':{'sourceRange':{'sources':[{'sheetId':0,'startRowIndex':1,'endRowIndex':3,'startColumnIndex':1,'endColumnIndex':2}]}},"
                                + "'series':{'sourceRange':{'sources':[{'sheetId':0,'startRowIndex':1,'endRowIndex':3,'startColumnIndex':2,'endColumnIndex':3}]}}}}}}"));
        Api.Answer moved = api.batch("{'updateEmbeddedObjectPosition':{'objectId':7,'fields':'widthPixels',"
                + "'newPosition':{'overlayPosition':{'widthPixels':300}}}}");
        done(moved);

        JsonNode chart = seen().path("charts").path(0);
        assertThat(chart.path("domain").toString()).isEqualTo("[\"Read\",\"Failed\"]");
        assertThat(chart.path("position").findPath("widthPixels").asInt()).isEqualTo(300);
        assertThat(moved.body().findPath("heightPixels").asInt()).isEqualTo(371);
        done(api.batch("{'deleteEmbeddedObject':{'objectId':7}}"));
        assertThat(seen().path("charts").isEmpty()).isTrue();
        assertThat(api.batch("{'deleteEmbeddedObject':{'objectId':7}}").status())
                .isEqualTo(400);
    }

    @Test
    void a_duplicated_tab_has_a_chart_of_its_own_that_draws_the_new_tab() throws Exception {
        done(api.batch(CHART));
        done(api.batch("{'duplicateSheet':{'sourceSheetId':0,'newSheetId':5,'newSheetName':'Copy'}}"));

        JsonNode chart = api.get("?fields=sheets(properties.sheetId,charts)")
                .body()
                .path("sheets")
                .path(0)
                .path("charts")
                .path(0);
        assertThat(chart.path("chartId").asInt()).isNotEqualTo(7);
        assertThat(chart.path("spec")
                        .findPath("sources")
                        .path(0)
                        .path("sheetId")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void a_moment_without_a_pattern_is_shown_as_the_spreadsheets_locale_has_it() throws Exception {
        assertThat(moment("en_US")).isEqualTo("11/4/2026 9:05:06");
        assertThat(moment("en_GB")).isEqualTo("04/11/2026 09:05:06");
        assertThat(moment("es_ES")).isEqualTo("4/11/2026 9:05:06");
        assertThat(moment("de_DE")).isEqualTo("04.11.2026 09:05:06");
    }

    private String moment(String locale) throws Exception {
        String other = control.create("Times", ANA, "Etc/UTC", locale).spreadsheetId();
        done(new Api(sandbox.url(), other, control.accessToken(ANA))
                .batch("{'updateCells':{'start':{'sheetId':0},'fields':'*','rows':[{'values':[{"
                        + "'userEnteredValue':{'numberValue':46330.37854166667},"
                        + "'userEnteredFormat':{'numberFormat':{'type':'DATE_TIME'}}}]}]}}"));
        return control.get(other).tabs().getFirst().cells().getFirst().getFirst();
    }
}
