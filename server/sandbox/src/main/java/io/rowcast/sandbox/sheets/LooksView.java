package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.calc.EffectiveFormats;
import io.rowcast.sandbox.sheets.grid.Tab;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What cells look like to a person: only those that differ from plain black on white, one entry a cell. */
final class LooksView {
    private final EffectiveFormats formats;

    LooksView(EffectiveFormats formats) {
        this.formats = formats;
    }

    ArrayNode of(Tab tab) {
        ArrayNode looks = JsonNodeFactory.instance.arrayNode();
        for (int row = 0; row < tab.rowCount(); row++) {
            for (int column = 0; column < tab.row(row).width(); column++) {
                ObjectNode look = look(formats.of(tab, row, column));
                if (!look.isEmpty()) {
                    look.put("row", row).put("column", column);
                    looks.add(look);
                }
            }
        }
        return looks;
    }

    private static ObjectNode look(@Nullable ObjectNode format) {
        ObjectNode look = JsonNodeFactory.instance.objectNode();
        if (format == null) {
            return look;
        }
        colour(look, "background", format.path("backgroundColor"));
        colour(look, "foreground", format.path("textFormat").path("foregroundColor"));
        for (String trait : new String[] {"bold", "italic", "strikethrough"}) {
            if (format.path("textFormat").path(trait).asBoolean()) {
                look.put(trait, true);
            }
        }
        if (format.path("wrapStrategy").asText().equals("WRAP")) {
            look.put("wrap", true);
        }
        return look;
    }

    private static void colour(ObjectNode look, String name, JsonNode colour) {
        if (colour.isObject()) {
            look.put(
                    name,
                    String.format(
                            Locale.ROOT,
                            "#%02x%02x%02x",
                            part(colour, "red"),
                            part(colour, "green"),
                            part(colour, "blue")));
        }
    }

    private static long part(JsonNode colour, String name) {
        return Math.round(colour.path(name).asDouble() * 255);
    }

    /** Notes, one entry a cell that has one. */
    static ArrayNode notes(Tab tab) {
        ArrayNode notes = JsonNodeFactory.instance.arrayNode();
        for (int row = 0; row < tab.rowCount(); row++) {
            for (int column = 0; column < tab.row(row).width(); column++) {
                String note = tab.cell(row, column).look().note();
                if (note != null) {
                    notes.addObject().put("row", row).put("column", column).put("note", note);
                }
            }
        }
        return notes;
    }
}
