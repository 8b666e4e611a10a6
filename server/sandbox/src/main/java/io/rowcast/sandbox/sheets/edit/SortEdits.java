package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.sheets.calc.Formulas;
import io.rowcast.sandbox.sheets.calc.References;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.grid.Value;
import io.rowcast.sandbox.sheets.grid.ValueOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** sortRange; also how a filter with sort specs orders its rows. */
final class SortEdits {
    private SortEdits() {}

    static void register(Map<String, Edit> kinds) {
        kinds.put(
                "sortRange",
                Edit.silent((edition, request) ->
                        sort(edition, edition.editable(request.path("range")), request.path("sortSpecs"))));
    }

    static void sort(Edition edition, Area area, JsonNode specs) {
        Tab tab = edition.tab(area.sheetId());
        List<Comparator<Integer>> orders = new ArrayList<>();
        for (JsonNode spec : specs) {
            orders.add(order(edition, tab, spec));
        }
        Comparator<Integer> order =
                orders.stream().reduce(Comparator::thenComparing).orElse(Comparator.naturalOrder());
        List<Integer> rows = IntStream.range(area.rows().start(), area.rows().end())
                .boxed()
                .sorted(order)
                .collect(Collectors.toList());
        tab.reorder(area.rows(), area.columns(), rows);
        for (int offset = 0; offset < rows.size(); offset++) {
            int row = area.rows().start() + offset;
            copyFormulas(tab, row, area, row - rows.get(offset));
        }
    }

    /** A formula that was sorted to another row reads there what stands beside it, as if it had been copied. */
    private static void copyFormulas(Tab tab, int row, Area area, int down) {
        for (int column = area.columns().start();
                down != 0 && column < tab.row(row).width();
                column++) {
            if (area.columns().contains(column) && tab.cell(row, column).formula() != null) {
                tab.cell(row, column, References.copied(tab.cell(row, column), down, 0));
            }
        }
    }

    private static Comparator<Integer> order(Edition edition, Tab tab, JsonNode spec) {
        Formulas formulas = new Formulas(edition.book());
        int column = spec.path("dimensionIndex").asInt();
        Comparator<@Nullable Value> values =
                ValueOrder.of(spec.path("sortOrder").asText().equals("DESCENDING"));
        return (left, right) ->
                values.compare(formulas.effective(tab, left, column), formulas.effective(tab, right, column));
    }
}
