package io.rowcast.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.sandbox.client.SheetsControl.NewTab;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each switch of what nobody has seen Google do, in both positions. */
class OpenQuestionsTest {
    private static final String ANA = "ana@example.com";
    private static final String BEN = "ben@example.com";
    private static final String SEARCH = "{'dataFilters':[{'developerMetadataLookup':{'metadataKey':'%s'}}]}";

    private final Sandbox sandbox = Sandbox.start(0, new SheetsPart());
    private final SheetsControl control = new SheetsControl(sandbox.url());
    private final String id = control.create(
                    "Jobs",
                    ANA,
                    new NewTab(
                            "Jobs",
                            List.of(List.of("Key", "Score"), List.of("a", 1), List.of("b", 2), List.of("c", 3))))
            .spreadsheetId();
    private final Api api = new Api(sandbox.url(), id, control.accessToken(ANA));

    @BeforeEach
    void tag() throws Exception {
        done(api.batch(metadata("row", "ROWS", 1) + "," + metadata("column", "COLUMNS", 1)));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private static String metadata(String key, String dimension, int index) {
        return ("{'createDeveloperMetadata':{'developerMetadata':{'metadataKey':'%s','visibility':'DOCUMENT',"
                        + "'location':{'dimensionRange':{'sheetId':0,'dimension':'%s','startIndex':%d,'endIndex':%d}}}}}")
                .formatted(key, dimension, index, index + 1);
    }

    private void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private List<Integer> places(String key) throws Exception {
        JsonNode found =
                api.post("/developerMetadata:search", SEARCH.formatted(key)).body();
        return found.findValues("dimensionRange").stream()
                .map(range -> range.path("startIndex").asInt())
                .distinct()
                .toList();
    }

    private void sort() throws Exception {
        done(api.batch("{'sortRange':{'range':{'sheetId':0,'startRowIndex':1,'endRowIndex':4},"
                + "'sortSpecs':[{'dimensionIndex':1,'sortOrder':'DESCENDING'}]}}"));
    }

    private void moveColumn() throws Exception {
        done(api.batch("{'moveDimension':{'source':{'sheetId':0,'dimension':'COLUMNS','startIndex':1,'endIndex':2},"
                + "'destinationIndex':4}}"));
    }

    private Api.Answer writeToNobody() throws Exception {
        return api.post(
                "/values:batchUpdateByDataFilter",
                "{'valueInputOption':'RAW','data':[{'dataFilter':{'developerMetadataLookup':{'metadataKey':'none'}},"
                        + "'values':[['x']]}]}");
    }

    @Test
    void a_rows_metadata_is_sorted_with_it_or_stays() throws Exception {
        sort();
        assertThat(places("row")).containsExactly(3);
        control.open("sortMovesRowMetadata", "false");
        sort();
        done(api.batch("{'sortRange':{'range':{'sheetId':0,'startRowIndex':1,'endRowIndex':4},"
                + "'sortSpecs':[{'dimensionIndex':1}]}}"));
        assertThat(places("row")).containsExactly(3);
        assertThat(control.get(id).tab("Jobs").cells().get(1)).containsExactly("a", "1");
    }

    @Test
    void a_columns_metadata_is_moved_with_it_or_stays() throws Exception {
        control.open("moveDimensionMovesMetadata", "false");
        moveColumn();
        assertThat(places("column")).containsExactly(1);
        control.open("moveDimensionMovesMetadata", "true");
        moveColumn();
        assertThat(places("column")).containsExactly(3);
    }

    @Test
    void a_duplicated_tab_has_the_metadata_of_its_source_or_none() throws Exception {
        control.open("duplicateSheetCopiesMetadata", "false");
        done(api.batch("{'duplicateSheet':{'sourceSheetId':0}}"));
        assertThat(found("column")).isEqualTo(1);
        control.open("duplicateSheetCopiesMetadata", "true");
        done(api.batch("{'duplicateSheet':{'sourceSheetId':0,'newSheetName':'Another'}}"));
        assertThat(found("column")).isEqualTo(2);
    }

    private int found(String key) throws Exception {
        return api.post("/developerMetadata:search", SEARCH.formatted(key))
                .body()
                .path("matchedDeveloperMetadata")
                .size();
    }

    @Test
    void a_write_by_a_filter_that_matches_nothing_is_answered_or_refused() throws Exception {
        done(writeToNobody());
        assertThat(writeToNobody().body().has("responses")).isFalse();
        control.open("byFilterNoMatch", "400");
        assertThat(writeToNobody().status()).isEqualTo(400);
    }

    @Test
    void a_write_to_a_protected_cell_is_a_bad_request_or_forbidden() throws Exception {
        control.share(id, BEN);
        done(api.batch("{'addProtectedRange':{'protectedRange':{'range':{'sheetId':0,'startColumnIndex':1,"
                + "'endColumnIndex':2},'editors':{'users':['" + ANA + "']}}}}"));
        Api ben = new Api(sandbox.url(), id, control.accessToken(BEN));

        assertThat(ben.put("/values/B2?valueInputOption=RAW", "{'values':[['x']]}")
                        .status())
                .isEqualTo(400);
        control.open("protectedCell", "403");
        assertThat(ben.put("/values/B2?valueInputOption=RAW", "{'values':[['x']]}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_unknown_switch_or_position_is_refused_in_words() {
        assertThatThrownBy(() -> control.open("sorts", "true")).hasMessageContaining("There is no switch");
        assertThatThrownBy(() -> control.open("byFilterNoMatch", "404")).hasMessageContaining("is empty or 400");
    }
}
