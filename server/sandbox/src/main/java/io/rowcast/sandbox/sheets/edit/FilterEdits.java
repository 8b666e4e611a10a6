package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.calc.Conditions;
import io.rowcast.sandbox.sheets.calc.Formulas;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Dimension;
import io.rowcast.sandbox.sheets.grid.Display;
import io.rowcast.sandbox.sheets.grid.Placed;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.grid.Value;
import io.rowcast.sandbox.sheets.wire.AreaWire;
import io.rowcast.sandbox.sheets.wire.RefusedException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The basic filter of a tab, which hides rows. */
final class FilterEdits {
    private FilterEdits() {}

    static void register(Map<String, Edit> kinds) {
        kinds.put("setBasicFilter", Edit.silent(FilterEdits::set));
        kinds.put("clearBasicFilter", Edit.silent((edition, request) -> clear(edition.tab(request))));
    }

    private static void set(Edition edition, JsonNode request) {
        JsonNode filter = request.path("filter");
        Area area = AreaWire.area(edition.book(), filter.path("range")).within(edition.tab(filter.path("range")));
        Tab tab = edition.tab(area.sheetId());
        clear(tab);
        ObjectNode body = filter.deepCopy();
        body.remove("range");
        tab.keep(Tab.Kind.FILTER, List.of(new Placed("", area, body)));
        Area rows = belowHeading(area);
        if (!filter.path("sortSpecs").isEmpty()) {
            SortEdits.sort(edition, rows, filter.path("sortSpecs"));
        }
        hide(edition, tab, rows, filter);
    }

    private static Area belowHeading(Area area) {
        return new Area(
                area.sheetId(), new Span(area.rows().start() + 1, area.rows().end()), area.columns());
    }

    private static void clear(Tab tab) {
        tab.keep(Tab.Kind.FILTER, List.of());
        for (int row = 0; row < tab.rowCount(); row++) {
            if (tab.line(Dimension.ROWS, row).hiddenByFilter()) {
                tab.line(Dimension.ROWS, row, tab.line(Dimension.ROWS, row).withHiddenByFilter(false));
            }
        }
    }

    private static void hide(Edition edition, Tab tab, Area rows, JsonNode filter) {
        filter.path("criteria")
                .properties()
                .forEach(one -> hide(edition, tab, rows, Integer.parseInt(one.getKey()), one.getValue()));
        for (JsonNode spec : filter.path("filterSpecs")) {
            hide(edition, tab, rows, spec.path("columnIndex").asInt(), spec.path("filterCriteria"));
        }
    }

    private static void hide(Edition edition, Tab tab, Area rows, int column, JsonNode criteria) {
        Formulas formulas = new Formulas(edition.book());
        for (int row = rows.rows().start(); row < rows.rows().end(); row++) {
            Value value = formulas.effective(tab, row, column);
            String shown = Display.show(
                    value, tab.cell(row, column).look().format(), edition.book().locale());
            if (!passes(criteria, value, shown)) {
                tab.line(Dimension.ROWS, row, tab.line(Dimension.ROWS, row).withHiddenByFilter(true));
            }
        }
    }

    private static boolean passes(JsonNode criteria, @Nullable Value value, String shown) {
        for (JsonNode hidden : criteria.path("hiddenValues")) {
            if (hidden.asText().equals(shown)) {
                return false;
            }
        }
        JsonNode condition = criteria.path("condition");
        if (condition.isObject() && !Conditions.knows(condition)) {
            throw new RefusedException("The sandbox's filters do not know the condition "
                    + condition.path("type").asText() + ".");
        }
        return !condition.isObject() || Conditions.holds(condition, value, shown);
    }
}
