package io.rowcast.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.sheets.SheetsPart;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSheetTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path data;

    @Test
    void the_sample_sheet_shows_its_faults_as_sheets_does() throws Exception {
        try (Sandbox sandbox = Sandbox.start(0, new SheetsPart())) {
            DemoSheet.open(new Controls(sandbox.url()), sandbox.url(), data);
            JsonNode cells = tab(sandbox.url()).path("cells");
            assertThat(cells).hasSize(61);
            assertThat(cells.path(1).path(2).asText()).isEqualTo("+44 7400 123100");
            assertThat(cells.path(7).path(2).asText()).isEqualTo("447400123106");
            assertThat(cells.path(12).path(2).asText()).isEqualTo("4.47E+11");
            assertThat(cells.path(19).path(2).asText()).isEqualTo("447400123118.0");
        }
    }

    @Test
    void the_sheet_is_the_same_after_a_restart() throws Exception {
        JsonNode before;
        try (Sandbox sandbox = Sandbox.start(0, new SheetsPart())) {
            DemoSheet sheet = DemoSheet.open(new Controls(sandbox.url()), sandbox.url(), data);
            try (Google owner = new Google(sandbox.url(), sheet.spreadsheetId(), sheet.token())) {
                owner.batchUpdate(change());
                owner.type("Contacts", List.of(List.of("First name", "Last name", "Phone", "City", "=1+2")));
                sheet.keep(owner);
            }
            before = tab(sandbox.url());
        }
        try (Sandbox sandbox = Sandbox.start(0, new SheetsPart())) {
            DemoSheet sheet = DemoSheet.open(new Controls(sandbox.url()), sandbox.url(), data);
            assertThat(tab(sandbox.url())).isEqualTo(before);
            try (Google owner = new Google(sandbox.url(), sheet.spreadsheetId(), sheet.token())) {
                assertThat(owner.read(KeptSheet.FIELDS)).contains("rowcast.column", "=1+2", "\"warningOnly\":true");
            }
        }
    }

    /** A hidden, protected column with metadata, and a hidden row. */
    private static List<JsonNode> change() {
        Map<String, Object> column = Map.of("sheetId", 0, "dimension", "COLUMNS", "startIndex", 7, "endIndex", 8);
        Map<String, Object> row = Map.of("sheetId", 0, "dimension", "ROWS", "startIndex", 3, "endIndex", 4);
        Map<String, Object> metadata = Map.of(
                "metadataKey", "rowcast.column",
                "metadataValue", "key",
                "visibility", "DOCUMENT",
                "location", Map.of("dimensionRange", column));
        Map<String, Object> area = Map.of("sheetId", 0, "startColumnIndex", 7, "endColumnIndex", 8);
        return List.of(
                hide(column),
                hide(row),
                JSON.valueToTree(Map.of("createDeveloperMetadata", Map.of("developerMetadata", metadata))),
                JSON.valueToTree(Map.of(
                        "addProtectedRange", Map.of("protectedRange", Map.of("range", area, "warningOnly", true)))));
    }

    private static JsonNode hide(Map<String, Object> range) {
        return JSON.valueToTree(Map.of(
                "updateDimensionProperties",
                Map.of("range", range, "properties", Map.of("hiddenByUser", true), "fields", "hiddenByUser")));
    }

    private static JsonNode tab(URI sandbox) throws Exception {
        URI view = sandbox.resolve("/sandbox/sheets/rowcast-demo-contacts");
        try (InputStream answer = view.toURL().openStream()) {
            return JSON.readTree(answer).path("tabs").path(0);
        }
    }
}
