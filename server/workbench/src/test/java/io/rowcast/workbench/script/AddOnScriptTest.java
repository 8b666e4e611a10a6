package io.rowcast.workbench.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The add-on's real script files, as they would be pushed. */
class AddOnScriptTest {
    private static final Path ROOT = Path.of(System.getProperty("rowcast.root"));

    @TempDir
    Path data;

    private SandboxSheet sheet;
    private ScriptHost host;

    @BeforeEach
    void setUp() throws Exception {
        sheet = new SandboxSheet(
                List.of(List.of("Name", "Phone"), List.of("Ada", "+44 7700 900100"), List.of("Ben", "")));
        host = new ScriptHost(
                ScriptProject.load(ROOT),
                sheet.document(),
                Map.of("https://rowcast.example/", URI.create("http://127.0.0.1:9")),
                new PropertyStores(data.resolve("properties.json")),
                InstantSource.system(),
                ScriptHost.LONGEST_EXECUTION);
    }

    @AfterEach
    void tearDown() {
        host.close();
        sheet.close();
    }

    private Outcome run(AuthMode mode, String function, String arguments) {
        return host.run(new Call(function, arguments, mode, "{\"sheetId\":0,\"ranges\":[\"A2:B2\"]}"));
    }

    @Test
    void the_menu_opens_before_the_add_on_is_enabled() {
        assertThat(run(AuthMode.NONE, "onOpen", "[]").shown())
                .singleElement()
                .satisfies(shown -> assertThat(shown.json()).contains("\"function\":\"showSidebar\""));
    }

    @Test
    void the_tab_is_read() {
        assertThat(run(AuthMode.FULL, "readTab", "[]").result()).contains("\"title\":\"Contacts\"", "\"Phone\"");
    }

    @Test
    void the_key_column_is_made_and_hidden() throws Exception {
        assertThat(run(AuthMode.FULL, "prepareTab", "[0,\"B\"]").result()).contains("\"value\"");
        assertThat(sheet.tab().path("columns").findValues("hidden").toString()).contains("true");
        assertThat(sheet.tab().path("cells").path(0).toString()).contains("\"Rowcast key\"");
    }

    @Test
    void rows_are_counted_by_choice() {
        assertThat(run(AuthMode.FULL, "countRows", "[0,\"B\"]").result()).contains("\"all\":1", "\"selected\":1");
    }

    @Test
    void an_address_outside_the_manifests_list_is_refused_in_words() {
        assertThat(run(AuthMode.FULL, "connect", "[\"https://elsewhere.example\",\"rc_live_0123456789\"]")
                        .result())
                .contains("addon/service-unreachable");
    }

    @Test
    void a_problem_is_shown_by_selecting_its_cell() {
        assertThat(run(AuthMode.FULL, "jumpToCell", "[0,\"B3\"]").shown())
                .contains(new Shown("selection", "{\"sheetId\":0,\"range\":\"B3\"}"));
    }
}
