package io.rowcast.workbench.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SpreadsheetApp over the sandbox's Google API. */
class SpreadsheetServiceTest {
    @TempDir
    Path folder;

    private SandboxSheet sheet;
    private ScriptBench script;

    @BeforeEach
    void setUp() throws Exception {
        sheet = new SandboxSheet(
                List.of(List.of("Name", "Phone"), List.of("Ada", 447700900100L), List.of("Ben", "+44 7700 900101")));
        script = new ScriptBench(folder, sheet.url(), ScriptBench.NOWHERE);
    }

    @AfterEach
    void tearDown() {
        script.close();
        sheet.close();
    }

    private void given(String body) throws Exception {
        script.file("a.js", "function run() { const sheet = SpreadsheetApp.getActiveSheet();\n" + body + "\n}")
                .restart(sheet.document());
    }

    @Test
    void a_range_is_read_as_people_see_it_and_as_values() throws Exception {
        given(
                "return [sheet.getRange('A1:B2').getDisplayValues(), sheet.getRange(2, 2).getValues(), sheet.getLastRow()];");
        assertThat(script.run("run", "[]"))
                .isEqualTo("[[[\"Name\",\"Phone\"],[\"Ada\",\"447700900100\"]],[[447700900100]],3]");
    }

    @Test
    void a_value_that_begins_with_an_equals_sign_turns_into_a_formula() throws Exception {
        given("sheet.getRange('C2').setValues([['=1+1']]);");
        script.run("run", "[]");
        assertThat(sheet.tab().path("cells").path(1).path(2).asText()).isEqualTo("2");
    }

    @Test
    void a_date_cell_is_a_date_for_the_script() throws Exception {
        given(
                "sheet.getRange('C2').setValues([['2026-11-24']]); return sheet.getRange('C2').getValue().toISOString();");
        assertThat(script.run("run", "[]")).isEqualTo("\"2026-11-23T23:00:00.000Z\"");
    }

    @Test
    void column_metadata_is_added_found_and_removed() throws Exception {
        given("""
                const column = sheet.getRange(1, 2, sheet.getMaxRows(), 1);
                column.addDeveloperMetadata('rowcast.column', 'recipient', SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
                const found = sheet.createDeveloperMetadataFinder().withKey('rowcast.column').find();
                const texts = found.map((one) => one.getValue() + one.getLocation().getColumn().getColumn());
                found.forEach((one) => one.remove());
                return [texts, sheet.createDeveloperMetadataFinder().withKey('rowcast.column').find().length];
                """);
        assertThat(script.run("run", "[]")).isEqualTo("[[\"recipient2\"],0]");
    }

    @Test
    void a_column_is_inserted_hidden_and_protected_by_a_warning() throws Exception {
        given("""
                sheet.insertColumnAfter(2);
                sheet.getRange(1, 3, sheet.getMaxRows(), 1).setNumberFormat('@').protect().setDescription('keys').setWarningOnly(true);
                sheet.hideColumns(3);
                return sheet.isRowHiddenByUser(2);
                """);
        assertThat(script.run("run", "[]")).isEqualTo("false");
        assertThat(sheet.tab().path("columns").path(2).toString()).isEqualTo("{\"hidden\":true,\"protected\":true}");
    }

    @Test
    void the_selection_is_the_persons() throws Exception {
        given("return sheet.getActiveRangeList().getRanges().map((range) => range.getA1Notation());");
        assertThat(script.runSelecting("run", "{\"sheetId\":0,\"ranges\":[\"A2:B3\",\"D5\"]}"))
                .isEqualTo("[\"A2:B3\",\"D5\"]");
    }

    @Test
    void googles_refusal_is_thrown_in_googles_words() throws Exception {
        given("sheet.getRange('A1:B2').setValues([[1]]);");
        assertThatThrownBy(() -> script.run("run", "[]"))
                .hasMessageStartingWith("Exception: The number of rows in the data does not match");
    }
}
