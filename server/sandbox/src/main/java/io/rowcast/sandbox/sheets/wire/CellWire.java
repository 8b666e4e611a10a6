package io.rowcast.sandbox.sheets.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.calc.EffectiveFormats;
import io.rowcast.sandbox.sheets.calc.Formulas;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Cell;
import io.rowcast.sandbox.sheets.grid.Display;
import io.rowcast.sandbox.sheets.grid.Look;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.grid.Value;
import org.jspecify.annotations.Nullable;

/** CellData, both ways. */
public final class CellWire {
    /** More in one cell is refused (facts 1.2). */
    private static final int LONGEST = 50_000;

    private CellWire() {}

    /** One cell as spreadsheets.get shows it. */
    public static ObjectNode data(Book book, Formulas formulas, Tab tab, int row, int column, FieldMask mask) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        Cell cell = tab.cell(row, column);
        Look look = cell.look();
        if (mask.has("effectiveValue") || mask.has("formattedValue") || mask.has("userEnteredValue")) {
            Value shown = formulas.effective(tab, row, column);
            if (cell.hasContent()) {
                data.set("userEnteredValue", cell.formula() == null ? extended(shown) : formula(cell.formula()));
            }
            if (cell.hasContent() || shown != null) {
                data.set("effectiveValue", extended(shown));
                data.put("formattedValue", Display.show(shown, look.format(), book.locale()));
            }
        }
        if (look.format() != null) {
            data.set("userEnteredFormat", look.format().deepCopy());
        }
        if (mask.has("effectiveFormat")) {
            ObjectNode effective = new EffectiveFormats(book, formulas).of(tab, row, column);
            if (effective != null) {
                data.set("effectiveFormat", effective.deepCopy());
            }
        }
        if (look.note() != null) {
            data.put("note", look.note());
        }
        if (look.validation() != null) {
            data.set("dataValidation", look.validation().deepCopy());
        }
        return (ObjectNode) mask.keep(data);
    }

    private static ObjectNode formula(String formula) {
        return JsonNodeFactory.instance.objectNode().put("formulaValue", formula);
    }

    private static ObjectNode extended(@Nullable Value value) {
        ObjectNode extended = JsonNodeFactory.instance.objectNode();
        switch (value) {
            case null -> {}
            case Value.Text text -> extended.put("stringValue", text.text());
            case Value.Num number -> extended.set("numberValue", Numbers.of(number.number()));
            case Value.Flag flag -> extended.put("boolValue", flag.flag());
            case Value.Problem problem ->
                extended.putObject("errorValue").put("type", problem.type()).put("message", problem.shown());
        }
        return extended;
    }

    /** The cell after the masked fields of a CellData were written to it (updateCells, repeatCell, appendCells). */
    public static Cell written(Cell before, @Nullable JsonNode data, FieldMask mask) {
        Cell after = before;
        if (mask.has("userEnteredValue")) {
            after = after.withContentOf(content(data == null ? null : data.get("userEnteredValue")));
        }
        if (mask.has("note")) {
            after = after.withLook(after.look()
                    .withNote(data == null ? null : data.path("note").asText()));
        }
        if (mask.has("dataValidation")) {
            after = after.withLook(after.look()
                    .withValidation(
                            data != null && data.get("dataValidation") instanceof ObjectNode rule
                                    ? rule.deepCopy()
                                    : null));
        }
        if (mask.has("userEnteredFormat")) {
            after = after.withLook(after.look().withFormat(format(after.look().format(), data, mask)));
        }
        return after;
    }

    private static @Nullable ObjectNode format(@Nullable ObjectNode before, @Nullable JsonNode data, FieldMask mask) {
        ObjectNode format = before == null ? JsonNodeFactory.instance.objectNode() : before.deepCopy();
        mask.at("userEnteredFormat").update(format, data == null ? null : data.get("userEnteredFormat"));
        Colours.complete(format);
        return format.isEmpty() ? null : format;
    }

    /** An ExtendedValue; stringValue stays text even when it begins with = (facts 1.2, LIVE-H A16). */
    private static Cell content(@Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isEmpty()) {
            return Cell.BLANK;
        }
        if (value.hasNonNull("formulaValue")) {
            String formula = value.get("formulaValue").asText();
            return new Cell(null, formula.startsWith("=") ? formula : "=" + formula, Look.PLAIN);
        }
        if (value.hasNonNull("numberValue")) {
            return Cell.of(new Value.Num(value.get("numberValue").asDouble()));
        }
        if (value.hasNonNull("boolValue")) {
            return Cell.of(new Value.Flag(value.get("boolValue").asBoolean()));
        }
        return Cell.text(notTooLong(value.path("stringValue").asText()));
    }

    /** Refuses text that is longer than a cell can hold. */
    public static String notTooLong(String text) {
        if (text.length() > LONGEST) {
            throw new RefusedException(
                    "Your input contains more than the maximum of " + LONGEST + " characters in a single cell.");
        }
        return text;
    }
}
