package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Placed;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.Colours;
import io.rowcast.sandbox.sheets.wire.FieldMask;
import io.rowcast.sandbox.sheets.wire.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Charts over a grid: added, drawn otherwise, moved and taken away. Specs are kept as they were sent. */
final class ChartEdits {
    /** The size that a chart gets when none is given (API reference, OverlayPosition). */
    private static final Map<String, Integer> USUAL_SIZE = Map.of("widthPixels", 600, "heightPixels", 371);

    private ChartEdits() {}

    static void register(Map<String, Edit> kinds) {
        kinds.put("addChart", ChartEdits::add);
        kinds.put("updateChartSpec", Edit.silent(ChartEdits::respecify));
        kinds.put("updateEmbeddedObjectPosition", ChartEdits::move);
        kinds.put("deleteEmbeddedObject", Edit.silent(ChartEdits::delete));
    }

    private static ObjectNode add(Edition edition, JsonNode request) {
        JsonNode wanted = request.path("chart");
        int id = wanted.path("chartId").asInt(Book.newId());
        if (find(edition, id).isPresent()) {
            throw new RefusedException("An embedded object with id: " + id + " already exists.");
        }
        ObjectNode body = Edit.reply();
        body.set("spec", spec(edition, id, wanted.path("spec")));
        Placed chart = placed(edition, Integer.toString(id), body, wanted.path("position"));
        put(edition.tab(chart.area().sheetId()), chart);
        ObjectNode reply = Edit.reply();
        reply.set("chart", Charts.shown(edition.book(), chart));
        return reply;
    }

    private static void put(Tab tab, Placed chart) {
        List<Placed> charts = new ArrayList<>(tab.kept(Tab.Kind.CHART));
        charts.removeIf(other -> other.id().equals(chart.id()));
        charts.add(chart);
        tab.keep(Tab.Kind.CHART, charts);
    }

    private static ObjectNode spec(Edition edition, int id, JsonNode wanted) {
        if (!(wanted instanceof ObjectNode given) || given.isEmpty()) {
            throw new RefusedException("The chart has no spec.");
        }
        ObjectNode spec = given.deepCopy();
        Colours.complete(spec);
        if (!spec.has("hiddenDimensionStrategy")) {
            spec.put("hiddenDimensionStrategy", "SKIP_HIDDEN_ROWS_AND_COLUMNS");
        }
        Charts.keepSources(edition.book(), Integer.toString(id), spec);
        return spec;
    }

    private static Placed placed(Edition edition, String id, ObjectNode body, JsonNode position) {
        if (position.path("newSheet").asBoolean() || position.has("sheetId")) {
            throw new RefusedException("The sandbox has no charts on a sheet of their own; give an overlayPosition.");
        }
        JsonNode overlay = position.path("overlayPosition");
        JsonNode anchor = overlay.path("anchorCell");
        Tab tab = edition.tab(anchor);
        int row = anchor.path("rowIndex").asInt();
        int column = anchor.path("columnIndex").asInt();
        if (row >= tab.rowCount() || column >= tab.columnCount()) {
            throw new RefusedException("The anchor cell is outside the grid.");
        }
        ObjectNode kept = overlay.isObject() ? overlay.deepCopy() : Edit.reply();
        kept.remove("anchorCell");
        USUAL_SIZE.forEach((name, size) -> {
            if (!kept.has(name)) {
                kept.put(name, size);
            }
        });
        body.putObject("position").set("overlayPosition", kept);
        return new Placed(id, new Area(tab.id(), new Span(row, row + 1), new Span(column, column + 1)), body);
    }

    private static Optional<Placed> find(Edition edition, int id) {
        return Charts.kept(edition.book(), Tab.Kind.CHART, chart -> chart.id().equals(Integer.toString(id)))
                .findFirst();
    }

    private static Placed known(Edition edition, JsonNode id) {
        return find(edition, id.asInt())
                .orElseThrow(() -> new RefusedException("No embedded object with id: " + id.asInt()));
    }

    private static void respecify(Edition edition, JsonNode request) {
        Placed chart = known(edition, request.path("chartId"));
        Charts.forgetSources(edition.book(), chart.id());
        ObjectNode body = chart.body().deepCopy();
        body.set("spec", spec(edition, Integer.parseInt(chart.id()), request.path("spec")));
        replace(edition, chart, new Placed(chart.id(), chart.area(), body));
    }

    private static void replace(Edition edition, Placed before, Placed after) {
        if (before.area().sheetId() != after.area().sheetId()) {
            take(edition, before);
            put(edition.tab(after.area().sheetId()), after);
            return;
        }
        Tab tab = edition.tab(after.area().sheetId());
        tab.keep(
                Tab.Kind.CHART,
                tab.kept(Tab.Kind.CHART).stream()
                        .map(one -> one.id().equals(after.id()) ? after : one)
                        .toList());
    }

    private static void take(Edition edition, Placed chart) {
        Tab tab = edition.tab(chart.area().sheetId());
        tab.keep(
                Tab.Kind.CHART,
                tab.kept(Tab.Kind.CHART).stream()
                        .filter(one -> !one.id().equals(chart.id()))
                        .toList());
    }

    /** The mask counts from the position's members: overlayPosition.widthPixels, or anchorCell, or * for all. */
    private static ObjectNode move(Edition edition, JsonNode request) {
        Placed chart = known(edition, request.path("objectId"));
        String fields = request.path("fields").asText();
        ObjectNode position = Charts.position(chart);
        FieldMask mask = FieldMask.parse(fields);
        JsonNode wanted = request.path("newPosition");
        if (mask.isEverything()) {
            position = wanted.deepCopy();
        } else if (mask.has("overlayPosition")) {
            mask.update(position, wanted);
        } else {
            mask.update(position.withObjectProperty("overlayPosition"), wanted.path("overlayPosition"));
        }
        Placed moved = placed(edition, chart.id(), chart.body().deepCopy(), position);
        replace(edition, chart, moved);
        ObjectNode reply = Edit.reply();
        reply.set("position", Charts.position(moved));
        return reply;
    }

    private static void delete(Edition edition, JsonNode request) {
        Placed chart = known(edition, request.path("objectId"));
        take(edition, chart);
        Charts.forgetSources(edition.book(), chart.id());
    }

    /** Gives the charts of a duplicated tab ids of their own; what they draw of the old tab they draw of the new one. */
    static void renumber(Edition edition, Tab source, Tab copy) {
        List<Placed> renumbered = new ArrayList<>();
        copy.keep(Tab.Kind.CHART_SOURCE, List.of());
        for (Placed chart : copy.kept(Tab.Kind.CHART)) {
            ObjectNode shown = Charts.shown(edition.book(), chart);
            int id = Book.newId();
            ObjectNode body = chart.body().deepCopy();
            JsonNode spec = shown.path("spec");
            spec.findParents("sources")
                    .forEach(holder ->
                            holder.path("sources").forEach(range -> follow((ObjectNode) range, source, copy)));
            Charts.keepSources(edition.book(), Integer.toString(id), spec);
            body.set("spec", spec);
            renumbered.add(new Placed(Integer.toString(id), chart.area(), body));
        }
        copy.keep(Tab.Kind.CHART, renumbered);
    }

    private static void follow(ObjectNode range, Tab source, Tab copy) {
        if (range.path("sheetId").asInt() == source.id()) {
            range.put("sheetId", copy.id());
        }
    }
}
