package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Placed;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.AreaWire;
import io.rowcast.sandbox.sheets.wire.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The charts of a spreadsheet. A chart stands on its anchor cell; each range that it draws is kept on the tab of that range, so that
 * both follow whatever is inserted, deleted and moved.
 */
public final class Charts {
    private Charts() {}

    /** A tab's charts as EmbeddedChart. */
    public static ArrayNode list(Book book, Tab tab) {
        ArrayNode list = Edit.reply().arrayNode();
        tab.kept(Tab.Kind.CHART).forEach(chart -> list.add(shown(book, chart)));
        return list;
    }

    static ObjectNode shown(Book book, Placed chart) {
        ObjectNode shown = chart.body().deepCopy();
        shown.put("chartId", Integer.parseInt(chart.id()));
        sources(shown.path("spec"))
                .forEach(source -> source.replaceAll(range -> areas(book, chart.id() + ":" + range.asText())));
        shown.set("position", position(chart));
        return shown;
    }

    private static ArrayNode areas(Book book, String id) {
        ArrayNode areas = Edit.reply().arrayNode();
        kept(book, Tab.Kind.CHART_SOURCE, source -> source.id().equals(id))
                .forEach(source -> areas.add(AreaWire.range(source.area())));
        return areas;
    }

    static ObjectNode position(Placed chart) {
        ObjectNode position = chart.body().path("position").deepCopy();
        ObjectNode anchor = position.withObjectProperty("overlayPosition").putObject("anchorCell");
        anchor.put("sheetId", chart.area().sheetId());
        anchor.put("rowIndex", chart.area().rows().start());
        anchor.put("columnIndex", chart.area().columns().start());
        Numbers.dropDefaults(anchor);
        return position;
    }

    static Stream<Placed> kept(Book book, Tab.Kind kind, Predicate<Placed> wanted) {
        return book.tabs().stream().flatMap(tab -> tab.kept(kind).stream()).filter(wanted);
    }

    /** Takes the ranges out of a spec and keeps them; their numbers stand in their place. */
    static void keepSources(Book book, String chartId, JsonNode spec) {
        int number = 0;
        for (Source source : sources(spec)) {
            for (JsonNode range : source.ranges()) {
                Area area = AreaWire.area(book, range);
                Tab tab = AreaWire.tab(book, area.sheetId());
                List<Placed> kept = new ArrayList<>(tab.kept(Tab.Kind.CHART_SOURCE));
                kept.add(new Placed(chartId + ":" + number, area, Edit.reply()));
                tab.keep(Tab.Kind.CHART_SOURCE, kept);
            }
            source.become(number++);
        }
    }

    static void forgetSources(Book book, String chartId) {
        for (Tab tab : book.tabs()) {
            tab.keep(
                    Tab.Kind.CHART_SOURCE,
                    tab.kept(Tab.Kind.CHART_SOURCE).stream()
                            .filter(source -> !source.id().startsWith(chartId + ":"))
                            .toList());
        }
    }

    private static List<Source> sources(JsonNode spec) {
        List<Source> found = new ArrayList<>();
        for (JsonNode holder : spec.findParents("sources")) {
            found.add(new Source((ObjectNode) holder));
        }
        return found;
    }

    /** One ChartSourceRange of a spec. */
    private record Source(ObjectNode holder) {
        JsonNode ranges() {
            return holder.path("sources");
        }

        void become(int number) {
            holder.put("sources", number);
        }

        void replaceAll(Function<JsonNode, ArrayNode> ranges) {
            holder.set("sources", ranges.apply(holder.path("sources")));
        }
    }
}
