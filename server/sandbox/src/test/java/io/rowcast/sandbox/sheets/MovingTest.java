package io.rowcast.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.SheetUser;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.sandbox.client.SheetsControl.NewTab;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What moves with its row or column, and what does not (facts 1.4). */
class MovingTest {
    private static final String ANA = "ana@example.com";

    private final Sandbox sandbox = Sandbox.start(0, new SheetsPart());
    private final SheetsControl control = new SheetsControl(sandbox.url());
    private String id = "";
    private Api api = new Api(sandbox.url(), "", "");
    private SheetUser ana = control.user(ANA, "");

    @BeforeEach
    void makeSheet() throws Exception {
        id = control.create(
                        "Jobs",
                        ANA,
                        new NewTab(
                                "Jobs",
                                List.of(
                                        List.of("Key", "Score"),
                                        List.of("k-001", 1),
                                        List.of("k-002", 2),
                                        List.of("k-003", 3))))
                .spreadsheetId();
        api = new Api(sandbox.url(), id, control.accessToken(ANA));
        ana = control.user(ANA, id);
        for (int row = 1; row <= 3; row++) {
            assertThat(api.batch(create("ROWS", row, "k-00" + row)).status()).isEqualTo(200);
        }
        assertThat(api.batch(create("COLUMNS", 1, "score")).status()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private static String create(String dimension, int index, String value) {
        return "{'createDeveloperMetadata':{'developerMetadata':{'metadataKey':'row','metadataValue':'" + value
                + "','visibility':'DOCUMENT','location':{'dimensionRange':{'sheetId':0,'dimension':'" + dimension
                + "','startIndex':" + index + ",'endIndex':" + (index + 1) + "}}}}}";
    }

    /** Each metadata value and the index that it stands on. */
    private Map<String, Integer> places() throws Exception {
        Map<String, Integer> places = new TreeMap<>();
        JsonNode found = api.post(
                        "/developerMetadata:search",
                        "{'dataFilters':[{'developerMetadataLookup':{'metadataKey':'row'}}]}")
                .body();
        for (JsonNode one : found.path("matchedDeveloperMetadata")) {
            JsonNode metadata = one.path("developerMetadata");
            places.put(
                    metadata.path("metadataValue").asText(),
                    metadata.path("location")
                            .path("dimensionRange")
                            .path("startIndex")
                            .asInt());
        }
        return places;
    }

    private void everyRowHasItsOwn() throws Exception {
        for (Map.Entry<String, Integer> place : places().entrySet()) {
            if (place.getKey().startsWith("k-")) {
                assertThat(ana.read("Jobs", "A" + (place.getValue() + 1))).isEqualTo(place.getKey());
            }
        }
    }

    @Test
    void metadata_follows_its_row_through_sort_insert_and_move() throws Exception {
        ana.sort("Jobs", 1, true);
        ana.insertRows("Jobs", 1, 1);
        ana.moveRows("Jobs", 2, 1, 5);

        assertThat(places())
                .containsOnly(
                        Map.entry("k-003", 4), Map.entry("k-002", 2), Map.entry("k-001", 3), Map.entry("score", 1));
        everyRowHasItsOwn();
    }

    @Test
    void metadata_goes_when_its_row_is_deleted() throws Exception {
        ana.deleteRows("Jobs", 2, 1);

        assertThat(places()).containsOnlyKeys("k-001", "k-003", "score");
        everyRowHasItsOwn();
    }

    @Test
    void metadata_follows_its_column() throws Exception {
        ana.insertColumns("Jobs", 0, 2);
        assertThat(places()).containsEntry("score", 3);

        ana.moveColumns("Jobs", 3, 1, 0);
        assertThat(places()).containsEntry("score", 0);
        assertThat(ana.read("Jobs", "A1")).isEqualTo("Score");

        ana.deleteColumns("Jobs", 0, 1);
        assertThat(places()).doesNotContainKey("score");
    }

    @Test
    void a_sort_of_some_columns_takes_the_metadata_along() throws Exception {
        api.batch("{'sortRange':{'range':{'startRowIndex':1,'endRowIndex':4,'startColumnIndex':0,'endColumnIndex':2},"
                + "'sortSpecs':[{'dimensionIndex':1,'sortOrder':'DESCENDING'}]}}");

        assertThat(places()).containsEntry("k-003", 1).containsEntry("k-001", 3);
    }

    @Test
    void cut_and_paste_leaves_metadata_behind() throws Exception {
        api.batch("{'cutPaste':{'source':{'startRowIndex':1,'endRowIndex':2},'destination':{'rowIndex':9}}}");

        assertThat(places()).containsEntry("k-001", 1);
        assertThat(ana.read("Jobs", "A10")).isEqualTo("k-001");
        assertThat(ana.read("Jobs", "A2")).isEmpty();
    }

    @Test
    void a_write_by_metadata_finds_the_row_where_it_stands_now() throws Exception {
        ana.sort("Jobs", 1, true);
        Api.Answer answer = api.post(
                "/values:batchUpdateByDataFilter",
                "{'valueInputOption':'RAW','data':[{'dataFilter':{'developerMetadataLookup':{'metadataValue':'k-001'}},'values':[[null,null,'Sent']]}]}");

        assertThat(answer.body().path("responses").path(0).path("updatedRange").asText())
                .isEqualTo("Jobs!A4:C4");
        assertThat(ana.read("Jobs").get(3)).containsExactly("k-001", "1", "Sent");
    }

    @Test
    void a_filter_hides_rows_that_values_still_show() throws Exception {
        ana.filterOut("Jobs", 0, Set.of("k-002"));

        assertThat(control.get(id).tab("Jobs").hiddenRows()).containsExactly(2);
        assertThat(api.get("?fields=sheets.data.rowMetadata.hiddenByFilter&ranges=Jobs!A2:A4")
                        .body()
                        .findPath("rowMetadata"))
                .hasToString("[{},{\"hiddenByFilter\":true},{}]");
        assertThat(ana.read("Jobs")).hasSize(4);
    }

    @Test
    void a_batch_with_one_bad_request_changes_nothing() throws Exception {
        Api.Answer answer = api.batch(
                "{'insertDimension':{'range':{'sheetId':0,'dimension':'ROWS','startIndex':0,'endIndex':1}}},"
                        + "{'addSheet':{'properties':{'title':'New'}}},{'updateCells':{'range':{'sheetId':999999},'fields':'note'}}");

        assertThat(answer.message()).isEqualTo("Invalid requests[2].updateCells: No grid with id: 999999");
        assertThat(control.get(id).tabs()).hasSize(1);
        assertThat(ana.read("Jobs", "A1")).isEqualTo("Key");
    }

    @Test
    void metadata_is_bounded_for_each_sheet() throws Exception {
        assertThat(api.batch(create("ROWS", 5, "x".repeat(20_000))).status()).isEqualTo(200);
        assertThat(api.batch(create("ROWS", 6, "x".repeat(20_000))).status()).isEqualTo(400);
    }

    @Test
    void a_named_range_follows_inserted_rows() throws Exception {
        api.batch(
                "{'addNamedRange':{'namedRange':{'name':'scores','range':{'startRowIndex':1,'endRowIndex':4,'startColumnIndex':1,'endColumnIndex':2}}}}");
        ana.insertRows("Jobs", 0, 2);

        assertThat(api.get("/values/scores").body().path("range").asText()).isEqualTo("Jobs!B4:B6");
    }

    @Test
    void a_protection_binds_whoever_it_does_not_name_unless_it_only_warns() throws Exception {
        control.share(id, "bo@example.com");
        SheetUser bo = control.user("bo@example.com", id);
        String protect =
                "{'addProtectedRange':{'protectedRange':{'range':{'startColumnIndex':%d,'endColumnIndex':%d},'warningOnly':%b}}}";
        api.batch(protect.formatted(0, 1, false));
        api.batch(protect.formatted(1, 2, true));

        bo.type("Jobs", "B2", "9");
        Api.Answer refused = new Api(sandbox.url(), id, control.accessToken("bo@example.com"))
                .post(
                        "/values:batchUpdate",
                        "{'valueInputOption':'RAW','data':[{'range':'Jobs!A2','values':[['x']]}]}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).startsWith("Invalid data[0]: You are trying to edit a protected cell or object.");
        assertThat(ana.read("Jobs").get(1)).containsExactly("k-001", "9");
        assertThat(control.get(id).tab("Jobs").columns().get(0).isProtected()).isTrue();
    }
}
