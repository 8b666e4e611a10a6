package io.rowcast.sandbox.sheets.calc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Display;
import io.rowcast.sandbox.sheets.grid.Placed;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.grid.Value;
import org.jspecify.annotations.Nullable;

/** The formats that cells have in the end: their own, with those of the conditional formats that hold on top. */
public final class EffectiveFormats {
    private final Book book;
    private final Formulas formulas;

    public EffectiveFormats(Book book, Formulas formulas) {
        this.book = book;
        this.formulas = formulas;
    }

    /** A CellFormat; null when there is nothing of the kind. */
    public @Nullable ObjectNode of(Tab tab, int row, int column) {
        ObjectNode own = tab.cell(row, column).look().format();
        ObjectNode conditional = conditional(tab, row, column);
        if (conditional.isEmpty()) {
            return own;
        }
        ObjectNode effective = own == null ? JsonNodeFactory.instance.objectNode() : own.deepCopy();
        overlay(effective, conditional, true);
        return effective;
    }

    /** Of several rules that hold, the earlier one counts where they contradict each other. */
    private ObjectNode conditional(Tab tab, int row, int column) {
        ObjectNode format = JsonNodeFactory.instance.objectNode();
        for (Placed rule : tab.kept(Tab.Kind.FORMAT_RULE)) {
            if (rule.area().rows().contains(row)
                    && rule.area().columns().contains(column)
                    && holds(tab, row, column, rule.body().path("booleanRule").path("condition"))) {
                overlay(format, rule.body().path("booleanRule").path("format"), false);
            }
        }
        return format;
    }

    private boolean holds(Tab tab, int row, int column, JsonNode condition) {
        if (!Conditions.knows(condition)) {
            return false;
        }
        Value value = formulas.effective(tab, row, column);
        String shown = Display.show(value, tab.cell(row, column).look().format(), book.locale());
        return Conditions.holds(condition, value, shown);
    }

    private static void overlay(ObjectNode below, JsonNode above, boolean wins) {
        above.properties().forEach(field -> {
            if (field.getKey().equals("textFormat")) {
                overlay(below.withObjectProperty("textFormat"), field.getValue(), wins);
            } else if (wins || !below.has(field.getKey())) {
                below.set(field.getKey(), field.getValue().deepCopy());
            }
        });
    }
}
