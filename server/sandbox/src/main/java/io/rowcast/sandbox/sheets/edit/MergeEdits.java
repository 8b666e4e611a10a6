package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Cell;
import io.rowcast.sandbox.sheets.grid.Placed;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Merging cells: the first keeps its content, the others lose theirs. */
final class MergeEdits {
    private MergeEdits() {}

    static void register(Map<String, Edit> kinds) {
        kinds.put("mergeCells", Edit.silent(MergeEdits::merge));
        kinds.put("unmergeCells", Edit.silent(MergeEdits::unmerge));
    }

    private static void merge(Edition edition, JsonNode request) {
        Area area = edition.editable(request.path("range"));
        Tab tab = edition.tab(area.sheetId());
        List<Placed> merges = new ArrayList<>(tab.kept(Tab.Kind.MERGE));
        merges.removeIf(merge -> within(area, merge.area()));
        if (merges.stream().anyMatch(merge -> merge.area().meets(area))) {
            throw new RefusedException("You must select all cells in a merged range to merge or unmerge them.");
        }
        for (Area one : parts(area, request.path("mergeType").asText())) {
            merges.add(new Placed("", one, Edit.reply()));
            keepFirst(tab, one);
        }
        tab.keep(Tab.Kind.MERGE, merges);
    }

    private static boolean within(Area outer, Area inner) {
        return outer.rows().covers(inner.rows()) && outer.columns().covers(inner.columns());
    }

    private static List<Area> parts(Area area, String type) {
        return switch (type) {
            case "MERGE_COLUMNS" ->
                each(area.columns())
                        .map(one -> new Area(area.sheetId(), area.rows(), one))
                        .toList();
            case "MERGE_ROWS" ->
                each(area.rows())
                        .map(one -> new Area(area.sheetId(), one, area.columns()))
                        .toList();
            default -> List.of(area);
        };
    }

    private static Stream<Span> each(Span span) {
        return IntStream.range(span.start(), span.end()).mapToObj(index -> new Span(index, index + 1));
    }

    private static void keepFirst(Tab tab, Area area) {
        Cell first = tab.cell(area.rows().start(), area.columns().start());
        tab.eachCell(area, cell -> cell.withContentOf(Cell.BLANK));
        tab.cell(area.rows().start(), area.columns().start(), first);
    }

    private static void unmerge(Edition edition, JsonNode request) {
        Area area = edition.editable(request.path("range"));
        Tab tab = edition.tab(area.sheetId());
        tab.keep(
                Tab.Kind.MERGE,
                tab.kept(Tab.Kind.MERGE).stream()
                        .filter(merge -> !merge.area().meets(area))
                        .toList());
    }
}
