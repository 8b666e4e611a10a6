package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What a new spreadsheet's properties are, as recorded (spreadsheet-defaults.json; gspread, 2023). */
final class Defaults {
    private static final ObjectNode PROPERTIES = load();

    private Defaults() {}

    private static ObjectNode load() {
        try (InputStream file = Objects.requireNonNull(
                Defaults.class.getResourceAsStream("/io/rowcast/sandbox/sheets/spreadsheet-defaults.json"))) {
            return (ObjectNode) new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode spreadsheetProperties() {
        return PROPERTIES.deepCopy();
    }
}
