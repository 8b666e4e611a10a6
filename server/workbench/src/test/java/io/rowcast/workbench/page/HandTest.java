package io.rowcast.workbench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowcast.workbench.script.Happening;
import io.rowcast.workbench.script.Happening.Changed;
import io.rowcast.workbench.script.Happening.Edited;
import io.rowcast.workbench.script.Happening.Submitted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandTest {
    private static final String SHEET = "/v4/spreadsheets/s";

    private static List<Happening> typed(String body, @Nullable String oldValue) {
        return Hand.of(SHEET + "/values:batchUpdate", body, oldValue, "{}");
    }

    @Test
    void a_typed_cell_is_an_edit_with_its_values_and_a_change() {
        String body = """
                {"data": [{"range": "'It''s ours'!AB7", "values": [["new"]]}]}""";
        assertThat(typed(body, "old"))
                .containsExactly(new Edited("It's ours", 7, 28, 1, 1, "new", "old"), new Changed("EDIT"));
        assertThat(Hand.onlyCell(SHEET + "/values:batchUpdate", body)).contains("'It''s ours'!AB7");
    }

    @Test
    void a_paste_is_one_edit_of_the_block() {
        String body = """
                {"data": [{"range": "'A'!C3", "values": [["x"]]}, {"range": "'A'!B5", "values": [["y"]]}]}""";
        assertThat(typed(body, null)).containsExactly(new Edited("A", 3, 2, 3, 2, null, null), new Changed("EDIT"));
        assertThat(Hand.onlyCell(SHEET + "/values:batchUpdate", body)).isEmpty();
    }

    @Test
    void an_appended_row_is_a_form_that_was_sent_in() {
        String body = "{\"values\": [[\"Ben\", \"\"]]}";
        String answer = "{\"updates\": {\"updatedRange\": \"'a:b!'!A62:B62\"}}";
        assertThat(Hand.of(SHEET + "/values/A1:append", body, null, answer))
                .containsExactly(new Submitted("a:b!", 62, 1, List.of("Ben", "")), new Changed("INSERT_ROW"));
    }

    @ParameterizedTest
    @CsvSource({
        "insertDimension,ROWS,INSERT_ROW",
        "insertDimension,COLUMNS,INSERT_COLUMN",
        "deleteDimension,ROWS,REMOVE_ROW",
        "deleteDimension,COLUMNS,REMOVE_COLUMN",
        "addSheet,,INSERT_GRID",
        "deleteSheet,,REMOVE_GRID",
        "repeatCell,,FORMAT",
        "sortRange,,OTHER",
        "updateDimensionProperties,ROWS,OTHER"
    })
    void each_request_is_a_change_of_its_type(String kind, String dimension, String type) {
        String body = "{\"requests\": [{\"" + kind + "\": {\"range\": {\"dimension\": \"" + dimension + "\"}}}]}";
        assertThat(Hand.of(SHEET + ":batchUpdate", body, null, "{}")).containsExactly(new Changed(type));
    }

    @Test
    void what_a_cell_holds_is_read_as_text_and_a_blank_one_holds_nothing() {
        assertThat(Hand.value("{\"values\": [[44.5]]}")).contains("44.5");
        assertThat(Hand.value("{}")).isEmpty();
        assertThat(Hand.value("{\"values\": [[\"\"]]}")).isEmpty();
    }

    @Test
    void what_is_no_request_is_named() {
        assertThatThrownBy(() -> typed("{", null)).hasMessageContaining("no request to Google's API");
        assertThatThrownBy(() -> typed("{\"data\": [{\"range\": \"A1\"}]}", null))
                .hasMessageContaining("A1");
    }
}
