package io.rowcast.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.SheetUser;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.sandbox.client.SheetsControl.NewTab;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The kinds of batchUpdate requests that the recorded stories do not tell of. */
class EditsTest {
    private static final String ANA = "ana@example.com";

    private final Sandbox sandbox = Sandbox.start(0, new SheetsPart());
    private final SheetsControl control = new SheetsControl(sandbox.url());
    private final String id = control.create(
                    "Guests",
                    ANA,
                    new NewTab(
                            "People", List.of(List.of("Name", "City"), List.of("Ana", "Oslo"), List.of("Bo", "Bonn"))))
            .spreadsheetId();
    private final String token = control.accessToken(ANA);
    private final Api api = new Api(sandbox.url(), id, token);
    private final SheetUser ana = control.user(ANA, id);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private JsonNode done(String request) throws Exception {
        Api.Answer answer = api.batch(request);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body().path("replies").path(0);
    }

    @Test
    void a_tab_is_copied_with_its_rows() throws Exception {
        JsonNode reply = done("{'duplicateSheet':{'sourceSheetId':0,'insertSheetIndex':1,'newSheetName':'Copy'}}");

        assertThat(reply.findPath("title").asText()).isEqualTo("Copy");
        assertThat(ana.read("Copy")).isEqualTo(ana.read("People"));
    }

    @Test
    void two_tabs_cannot_have_one_title() throws Exception {
        assertThat(api.batch("{'addSheet':{'properties':{'title':'people'}}}").message())
                .isEqualTo(
                        "Invalid requests[0].addSheet: A sheet with the name \"people\" already exists. Please enter another name.");
    }

    @Test
    void the_last_tab_stays() throws Exception {
        assertThat(api.batch("{'deleteSheet':{'sheetId':0}}").status()).isEqualTo(400);
    }

    @Test
    void text_is_found_and_replaced_and_counted() throws Exception {
        JsonNode reply = done("{'findReplace':{'find':'o','replacement':'0','matchCase':true,'allSheets':true}}");

        assertThat(reply.path("findReplace"))
                .hasToString("{\"valuesChanged\":3,\"rowsChanged\":2,\"sheetsChanged\":1,\"occurrencesChanged\":3}");
        assertThat(ana.read("People").get(2)).containsExactly("B0", "B0nn");
    }

    @Test
    void a_copy_fills_a_larger_target() throws Exception {
        done("{'copyPaste':{'source':{'startRowIndex':1,'endRowIndex':2,'startColumnIndex':0,'endColumnIndex':1},"
                + "'destination':{'startRowIndex':3,'endRowIndex':6,'startColumnIndex':0,'endColumnIndex':1}}}");

        assertThat(ana.read("People").subList(3, 6)).containsOnly(List.of("Ana"));
    }

    @Test
    void merged_cells_keep_the_first_ones_content() throws Exception {
        done(
                "{'mergeCells':{'mergeType':'MERGE_ALL','range':{'startRowIndex':1,'endRowIndex':3,'startColumnIndex':0,'endColumnIndex':2}}}");

        assertThat(ana.read("People")).containsExactly(List.of("Name", "City"), List.of("Ana"));
    }

    @Test
    void appended_cells_land_after_the_last_row_and_grow_the_grid() throws Exception {
        done(
                "{'updateSheetProperties':{'properties':{'gridProperties':{'rowCount':3}},'fields':'gridProperties.rowCount'}}");
        done(
                "{'appendCells':{'fields':'userEnteredValue','rows':[{'values':[{'userEnteredValue':{'stringValue':'=1+1'}}]}]}}");

        assertThat(ana.read("People", "A4")).isEqualTo("=1+1");
        assertThat(control.get(id).tab("People").rowCount()).isEqualTo(4);
    }

    @Test
    void a_number_format_is_shown_and_kept_when_values_are_written() throws Exception {
        done(
                "{'repeatCell':{'range':{'startColumnIndex':2,'endColumnIndex':3},'cell':{'userEnteredFormat':{'numberFormat':{'type':'DATE_TIME','pattern':'yyyy-mm-dd hh:mm'}}},'fields':'userEnteredFormat.numberFormat'}}");
        api.put("/values/People!C2?valueInputOption=RAW", "{'values':[[45355.75]]}");

        assertThat(ana.read("People", "C2")).isEqualTo("2024-03-04 18:00");
    }

    @Test
    void a_column_is_hidden_and_warned_about() throws Exception {
        done(
                "{'updateDimensionProperties':{'range':{'dimension':'COLUMNS','startIndex':1,'endIndex':2},'properties':{'hiddenByUser':true},'fields':'hiddenByUser'}}");
        JsonNode reply = done(
                "{'addProtectedRange':{'protectedRange':{'range':{'startColumnIndex':1,'endColumnIndex':2},'warningOnly':true}}}");

        assertThat(control.get(id).tab("People").columns().get(1)).isEqualTo(new SheetsControl.Column(true, true));
        done("{'deleteProtectedRange':{'protectedRangeId':%s}}"
                .formatted(reply.findPath("protectedRangeId").asText()));
        assertThat(control.get(id).tab("People").columns().get(1)).isEqualTo(new SheetsControl.Column(true, false));
    }

    @Test
    void metadata_is_changed_and_deleted_by_filter() throws Exception {
        String filter = "{'developerMetadataLookup':{'metadataKey':'rowcast.column'}}";
        JsonNode made = done(
                "{'createDeveloperMetadata':{'developerMetadata':{'metadataKey':'rowcast.column','metadataValue':'key','visibility':'DOCUMENT','location':{'dimensionRange':{'dimension':'COLUMNS','startIndex':1,'endIndex':2}}}}}");
        String metadataId = made.findPath("metadataId").asText();
        done("{'updateDeveloperMetadata':{'dataFilters':[" + filter
                + "],'developerMetadata':{'metadataValue':'status'},'fields':'metadataValue'}}");

        assertThat(api.get("/developerMetadata/" + metadataId)
                        .body()
                        .path("metadataValue")
                        .asText())
                .isEqualTo("status");
        assertThat(done("{'deleteDeveloperMetadata':{'dataFilter':" + filter + "}}")
                        .findPath("metadataId")
                        .asText())
                .isEqualTo(metadataId);
        assertThat(api.get("/developerMetadata/" + metadataId).message())
                .isEqualTo("No developer metadata with ID " + metadataId);
    }

    @Test
    void a_copied_file_keeps_its_metadata_ids() throws Exception {
        JsonNode made = done(
                "{'createDeveloperMetadata':{'developerMetadata':{'metadataId':7,'metadataKey':'k','visibility':'DOCUMENT','location':{'spreadsheet':true}}}}");
        String copied = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(sandbox.url() + "/drive/v3/files/" + id + "/copy"))
                                .header("Authorization", "Bearer " + token)
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString())
                .body()
                .replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");

        assertThat(new Api(sandbox.url(), copied, token)
                        .get("/developerMetadata/7")
                        .body())
                .isEqualTo(made.path("createDeveloperMetadata").path("developerMetadata"));
    }

    @Test
    void more_than_ten_million_cells_are_refused() throws Exception {
        assertThat(api.batch("{'appendDimension':{'dimension':'ROWS','length':400000}}")
                        .message())
                .isEqualTo(
                        "Invalid requests[0].appendDimension: This action would increase the number of cells in the workbook above the limit of 10000000 cells.");
    }

    @Test
    void validation_rules_widths_and_format_rules_are_taken() throws Exception {
        done(
                "{'setDataValidation':{'range':{'startRowIndex':1,'endRowIndex':3,'startColumnIndex':1,'endColumnIndex':2},'rule':{'condition':{'type':'NOT_BLANK'}}}}");
        done(
                "{'addConditionalFormatRule':{'index':0,'rule':{'ranges':[{'startRowIndex':1}],'booleanRule':{'condition':{'type':'TEXT_EQ','values':[{'userEnteredValue':'Failed'}]},'format':{'backgroundColor':{'red':1}}}}}}");
        done("{'autoResizeDimensions':{'dimensions':{'dimension':'COLUMNS','startIndex':0,'endIndex':2}}}");

        JsonNode sheet = api.get(
                        "?fields=sheets(conditionalFormats,data.rowData.values.dataValidation)&ranges=People!A1:B3")
                .body()
                .path("sheets")
                .path(0);
        assertThat(sheet.findPath("dataValidation").findPath("type").asText()).isEqualTo("NOT_BLANK");
        assertThat(sheet.path("conditionalFormats")).hasSize(1);
    }

    @Test
    void cells_close_up_and_make_room_within_their_columns() throws Exception {
        String id = control.create(
                        "Ranges",
                        ANA,
                        new NewTab("Ranges", List.of(List.of("a", "1"), List.of("b", "2"), List.of("c", "3"))))
                .spreadsheetId();
        Api other = new Api(sandbox.url(), id, control.accessToken(ANA));
        String range =
                "'range':{'sheetId':0,'startRowIndex':0,'endRowIndex':1,'startColumnIndex':0,'endColumnIndex':1}";

        assertThat(other.batch("{'deleteRange':{" + range + ",'shiftDimension':'ROWS'}}")
                        .status())
                .isEqualTo(200);
        assertThat(control.get(id).tab("Ranges").cells())
                .containsExactly(List.of("b", "1"), List.of("c", "2"), List.of("", "3"));
        assertThat(other.batch("{'insertRange':{" + range + ",'shiftDimension':'COLUMNS'}}")
                        .status())
                .isEqualTo(200);
        assertThat(control.get(id).tab("Ranges").cells().getFirst()).containsExactly("", "b", "1");
    }

    /** Recorded in gspread-pandas test_df. */
    @Test
    void names_in_snake_case_and_a_request_without_its_list_are_taken() throws Exception {
        Api.Answer answer = api.post(
                ":batchUpdate",
                "{'requests':{'update_sheet_properties':{'properties':{'sheet_id':0,'grid_properties':{'frozen_row_count':1}},"
                        + "'fields':'grid_properties(frozen_row_count)'}}}");

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.body().path("replies").toString()).isEqualTo("[{}]");
        assertThat(api.get("?fields=sheets.properties.gridProperties")
                        .body()
                        .findPath("frozenRowCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void an_unknown_kind_says_what_is_known() throws Exception {
        assertThat(api.batch("{'trimWhitespace':{'range':{}}}").message())
                .startsWith(
                        "Invalid requests[0].trimWhitespace: The sandbox does not stand in for this kind of request");
    }
}
