package io.rowcast.workbench.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggersTest {
    private static final Happening TYPED = new Happening.Edited("Contacts", 2, 1, 1, 1, "Ada L.", "Ada");

    /** Notes what it hears, line by line. */
    private static final String SCRIPT = """
            const MAKERS = { form: 'onFormSubmit', edit: 'onEdit', change: 'onChange' };
            function make(kind, handler) {
              const trigger = ScriptApp.newTrigger(handler).forSpreadsheet(SpreadsheetApp.getActive())[MAKERS[kind]]().create();
              return [trigger.getHandlerFunction(), String(trigger.getEventType()), String(trigger.getTriggerSource())];
            }
            function handlers() {
              return ScriptApp.getProjectTriggers().map((one) => one.getHandlerFunction());
            }
            function ofTheFile() {
              return ScriptApp.getUserTriggers(SpreadsheetApp.getActive()).map((one) => one.getHandlerFunction());
            }
            function remove() {
              ScriptApp.getProjectTriggers().forEach((one) => ScriptApp.deleteTrigger(one));
            }
            function note_(line) {
              const store = PropertiesService.getUserProperties();
              store.setProperty('heard', JSON.stringify([...heard(), line]));
            }
            function heard() {
              return JSON.parse(PropertiesService.getUserProperties().getProperty('heard') || '[]');
            }
            function edited(e) {
              note_({
                cell: e.range.getA1Notation(), tab: e.range.getSheet().getName(), value: e.value, oldValue: e.oldValue,
                hasOld: 'oldValue' in e, source: e.source.getId(), mode: String(e.authMode), uid: typeof e.triggerUid,
              });
            }
            function submitted(e) {
              note_({ cell: e.range.getA1Notation(), values: e.values, named: e.namedValues });
            }
            function changed(e) {
              note_({ changeType: e.changeType, range: typeof e.range });
            }
            function fails() {
              throw new Error('no');
            }
            function elsewhere() {
              ScriptApp.newTrigger('edited').forSpreadsheet('another').onEdit().create();
            }
            """;

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private SandboxSheet sheet;
    private ScriptBench script;

    @BeforeEach
    void setUp() throws Exception {
        sheet = new SandboxSheet(List.of(List.of("Name", "Phone", "Name"), List.of("Ada", "+44 7700 900100", "x")));
        script = new ScriptBench(folder, sheet.url(), ScriptBench.NOWHERE);
        script.file("a.js", SCRIPT).restart(sheet.document());
    }

    @AfterEach
    void tearDown() {
        script.close();
        sheet.close();
    }

    private void make(String kind, String handler) {
        script.run("make", "[\"" + kind + "\",\"" + handler + "\"]");
    }

    private JsonNode heard() throws Exception {
        return JSON.readTree(script.run("heard", "[]"));
    }

    @ParameterizedTest
    @CsvSource({"form,ON_FORM_SUBMIT", "edit,ON_EDIT", "change,ON_CHANGE"})
    void a_trigger_says_what_it_runs_and_when(String kind, String type) {
        assertThat(script.run("make", "[\"" + kind + "\",\"edited\"]"))
                .isEqualTo("[\"edited\",\"" + type + "\",\"SPREADSHEETS\"]");
        assertThat(script.run("ofTheFile", "[]")).isEqualTo("[\"edited\"]");
    }

    @Test
    void an_edit_of_one_cell_comes_with_what_it_held_and_holds() throws Exception {
        make("edit", "edited");
        script.happened(TYPED);
        assertThat(heard()).singleElement().satisfies(event -> {
            assertThat(event.path("cell").asText()).isEqualTo("A2");
            assertThat(event.path("tab").asText()).isEqualTo("Contacts");
            assertThat(event.path("value").asText()).isEqualTo("Ada L.");
            assertThat(event.path("oldValue").asText()).isEqualTo("Ada");
            assertThat(event.path("source").asText()).isEqualTo(sheet.document().spreadsheetId());
            assertThat(event.path("mode").asText()).isEqualTo("FULL");
            assertThat(event.path("uid").asText()).isEqualTo("string");
        });
    }

    @Test
    void a_paste_is_one_edit_without_values() throws Exception {
        make("edit", "edited");
        script.happened(new Happening.Edited("Contacts", 3, 1, 500, 2, null, null));
        assertThat(heard()).singleElement().satisfies(event -> {
            assertThat(event.path("cell").asText()).isEqualTo("A3:B502");
            assertThat(event.has("value")).isFalse();
            assertThat(event.path("hasOld").asBoolean()).isFalse();
        });
    }

    @Test
    void a_submitted_form_names_its_answers_and_both_of_a_question_asked_twice() throws Exception {
        make("form", "submitted");
        script.happened(new Happening.Submitted("Contacts", 3, 1, List.of("Ben", "+44 7700 900101", "y")));
        assertThat(heard().path(0)).isEqualTo(JSON.readTree("""
                {"cell": "A3:C3", "values": ["Ben", "+44 7700 900101", "y"],
                 "named": {"Name": ["Ben", "y"], "Phone": ["+44 7700 900101"]}}"""));
    }

    @Test
    void a_change_has_a_type_and_no_range() throws Exception {
        make("change", "changed");
        script.happened(new Happening.Changed("INSERT_ROW"));
        assertThat(heard().path(0))
                .isEqualTo(JSON.readTree("{\"changeType\": \"INSERT_ROW\", \"range\": \"undefined\"}"));
    }

    @Test
    void each_hears_of_its_own_kind_only_and_in_order() throws Exception {
        make("edit", "edited");
        make("change", "changed");
        script.happened(TYPED);
        script.happened(new Happening.Changed("EDIT"));
        script.happened(new Happening.Submitted("Contacts", 3, 1, List.of("Ben")));
        script.happened(TYPED);
        assertThat(heard().findValuesAsText("cell")).containsExactly("A2", "A2");
        assertThat(heard().path(1).path("changeType").asText()).isEqualTo("EDIT");
        assertThat(heard()).hasSize(3);
    }

    @Test
    void a_failure_is_seen_by_nobody_and_stops_nothing() throws Exception {
        make("edit", "fails");
        make("change", "changed");
        script.happened(TYPED);
        script.happened(new Happening.Edited("No such tab", 2, 1, 1, 1, "x", null));
        script.happened(new Happening.Changed("EDIT"));
        assertThat(heard()).hasSize(1);
    }

    @Test
    void one_of_a_kind_is_allowed_for_each_user_and_file() {
        make("edit", "edited");
        assertThatThrownBy(() -> make("edit", "changed"))
                .hasMessageContaining("The Add-on has created too many edit triggers in this document");
        make("change", "changed");
        assertThat(script.run("handlers", "[]")).isEqualTo("[\"edited\",\"changed\"]");
    }

    @Test
    void twenty_are_allowed_for_each_user_over_all_files() {
        script.triggersElsewhere(19);
        make("edit", "edited");
        assertThatThrownBy(() -> make("change", "changed")).hasMessageContaining("too many triggers");
    }

    @Test
    void a_trigger_for_another_file_is_refused() {
        assertThatThrownBy(() -> script.run("elsewhere", "[]"))
                .hasMessageContaining("only create triggers for the document in which they are used");
    }

    @Test
    void triggers_stand_after_a_restart_and_are_gone_when_they_are_deleted() throws Exception {
        make("edit", "edited");
        script.restart(sheet.document());
        script.happened(TYPED);
        assertThat(heard()).hasSize(1);
        script.run("remove", "[]");
        script.happened(TYPED);
        assertThat(heard()).hasSize(1);
        assertThat(script.run("handlers", "[]")).isEqualTo("[]");
    }
}
