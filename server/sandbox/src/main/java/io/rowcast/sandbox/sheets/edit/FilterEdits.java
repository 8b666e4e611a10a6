package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Dimension;
import io.rowcast.sandbox.sheets.grid.Display;
import io.rowcast.sandbox.sheets.grid.Formulas;
import io.rowcast.sandbox.sheets.grid.Placed;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.AreaWire;
import io.rowcast.sandbox.sheets.wire.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The basic filter of a tab, which hides rows, and rules of conditional formats, which are only kept. */
final class FilterEdits {
    private FilterEdits() {}

    static void register(Map<String, Edit> kinds) {
        kinds.put("setBasicFilter", Edit.silent(FilterEdits::set));
        kinds.put("clearBasicFilter", Edit.silent((edition, request) -> clear(edition.tab(request))));
        kinds.put("addConditionalFormatRule", Edit.silent(FilterEdits::addRule));
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
            String shown = Display.show(
                    formulas.effective(tab, row, column),
                    tab.cell(row, column).look().format(),
                    edition.book().locale());
            if (!passes(criteria, shown)) {
                tab.line(Dimension.ROWS, row, tab.line(Dimension.ROWS, row).withHiddenByFilter(true));
            }
        }
    }

    private static boolean passes(JsonNode criteria, String shown) {
        for (JsonNode hidden : criteria.path("hiddenValues")) {
            if (hidden.asText().equals(shown)) {
                return false;
            }
        }
        return !criteria.has("condition") || holds(criteria.get("condition"), shown.toLowerCase(Locale.ROOT));
    }

    private static boolean holds(JsonNode condition, String shown) {
        String wanted = condition
                .path("values")
                .path(0)
                .path("userEnteredValue")
                .asText()
                .toLowerCase(Locale.ROOT);
        return switch (condition.path("type").asText()) {
            case "BLANK" -> shown.isEmpty();
            case "NOT_BLANK" -> !shown.isEmpty();
            case "TEXT_EQ" -> shown.equals(wanted);
            case "TEXT_NOT_EQ" -> !shown.equals(wanted);
            case "TEXT_CONTAINS" -> shown.contains(wanted);
            case "TEXT_NOT_CONTAINS" -> !shown.contains(wanted);
            case "TEXT_STARTS_WITH" -> shown.startsWith(wanted);
            case "TEXT_ENDS_WITH" -> shown.endsWith(wanted);
            default ->
                throw new RefusedException("The sandbox's filters do not know the condition "
                        + condition.path("type").asText() + ".");
        };
    }

    private static void addRule(Edition edition, JsonNode request) {
        ObjectNode rule = request.path("rule").deepCopy();
        Tab tab = edition.tab(rule.path("ranges").path(0));
        Area area = AreaWire.area(edition.book(), rule.path("ranges").path(0));
        rule.remove("ranges");
        List<Placed> rules = new ArrayList<>(tab.kept(Tab.Kind.FORMAT_RULE));
        rules.add(Math.min(request.path("index").asInt(), rules.size()), new Placed("", area, rule));
        tab.keep(Tab.Kind.FORMAT_RULE, rules);
    }
}
