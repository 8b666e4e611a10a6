package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.calc.Formulas;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Display;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.grid.Value;
import io.rowcast.sandbox.sheets.wire.AreaWire;
import io.rowcast.sandbox.sheets.wire.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chart with the values that it draws now. */
final class ChartView {
    private final Book book;
    private final Formulas formulas;

    ChartView(Book book, Formulas formulas) {
        this.book = book;
        this.formulas = formulas;
    }

    /** One cell of a source. */
    private record Point(@Nullable Value value, String shown) {}

    /**
     * Adds {@code domain}, texts along the chart, and {@code series}, each with its name and a number or null for each text.
     *
     * @param chart as the API shows it
     */
    ObjectNode of(ObjectNode chart) {
        JsonNode spec = chart.path("spec");
        return spec.has("pieChart") ? pie(chart, spec.path("pieChart")) : basic(chart, spec.path("basicChart"));
    }

    private ObjectNode basic(ObjectNode chart, JsonNode spec) {
        List<Point> domain = points(spec.path("domains").path(0).path("domain"));
        List<List<Point>> series = new ArrayList<>();
        spec.path("series").forEach(one -> series.add(points(one.path("series"))));
        int headers = spec.has("headerCount")
                ? spec.get("headerCount").asInt()
                : series.stream().anyMatch(ChartView::hasHeading) ? 1 : 0;
        return filled(chart, domain, series, headers);
    }

    private ObjectNode pie(ObjectNode chart, JsonNode spec) {
        List<Point> series = points(spec.path("series"));
        return filled(chart, points(spec.path("domain")), List.of(series), hasHeading(series) ? 1 : 0);
    }

    /** Without a header count Sheets guesses: text above numbers is a heading. */
    private static boolean hasHeading(List<Point> series) {
        return !series.isEmpty() && series.getFirst().value() instanceof Value.Text;
    }

    private static ObjectNode filled(ObjectNode chart, List<Point> domain, List<List<Point>> series, int headers) {
        ArrayNode texts = chart.putArray("domain");
        domain.stream().skip(headers).map(Point::shown).forEach(texts::add);
        ArrayNode all = chart.putArray("series");
        for (List<Point> points : series) {
            ObjectNode one = all.addObject();
            one.put("name", headers > 0 && !points.isEmpty() ? points.getFirst().shown() : "");
            ArrayNode values = one.putArray("values");
            points.stream().skip(headers).forEach(point -> values.add(number(point.value())));
        }
        return chart;
    }

    private static JsonNode number(@Nullable Value value) {
        return value instanceof Value.Num number ? Numbers.of(number.number()) : JsonNodeFactory.instance.nullNode();
    }

    private List<Point> points(JsonNode data) {
        List<Point> points = new ArrayList<>();
        for (JsonNode range : data.path("sourceRange").path("sources")) {
            Area area = AreaWire.area(book, range);
            Tab tab = Grids.tab(book, area);
            Area inside = area.within(tab);
            for (int row = inside.rows().start(); row < inside.rows().end(); row++) {
                for (int column = inside.columns().start();
                        column < inside.columns().end();
                        column++) {
                    points.add(point(tab, row, column));
                }
            }
        }
        return points;
    }

    private Point point(Tab tab, int row, int column) {
        Value value = formulas.effective(tab, row, column);
        return new Point(value, Display.show(value, tab.cell(row, column).look().format(), book.locale()));
    }
}
