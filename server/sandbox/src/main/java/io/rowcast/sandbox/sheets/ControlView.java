package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.calc.EffectiveFormats;
import io.rowcast.sandbox.sheets.calc.Formulas;
import io.rowcast.sandbox.sheets.edit.Charts;
import io.rowcast.sandbox.sheets.edit.TabView;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Dimension;
import io.rowcast.sandbox.sheets.grid.Display;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;

/** A spreadsheet as a person sees it, for the controls. */
final class ControlView {
    private ControlView() {}

    static ObjectNode of(SpreadsheetFile file, SpreadsheetFile.Version version) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        Book book = version.book();
        view.put("spreadsheetId", file.id());
        view.put("title", book.properties().path("title").asText());
        view.put("timeZone", book.properties().path("timeZone").asText());
        view.put("revision", version.revision());
        view.put("changedAt", version.modified().toString());
        ArrayNode tabs = view.putArray("tabs");
        Formulas formulas = new Formulas(book);
        book.tabs().forEach(tab -> tabs.add(tab(book, tab, formulas)));
        return view;
    }

    private static ObjectNode tab(Book book, Tab tab, Formulas formulas) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("sheetId", tab.id()).put("title", tab.title());
        view.put("hidden", tab.hidden());
        view.put("rowCount", tab.rowCount()).put("columnCount", tab.columnCount());
        view.put(
                "frozenRowCount",
                tab.traits().path("gridProperties").path("frozenRowCount").asInt());
        ArrayNode columns = view.putArray("columns");
        for (int column = 0; column < tab.columnCount(); column++) {
            columns.addObject()
                    .put("hidden", tab.line(Dimension.COLUMNS, column).hidden())
                    .put("protected", isProtected(tab, column));
        }
        ArrayNode hiddenRows = view.putArray("hiddenRows");
        for (int row = 0; row < tab.rowCount(); row++) {
            if (tab.line(Dimension.ROWS, row).hidden()) {
                hiddenRows.add(row);
            }
        }
        view.set("cells", cells(book, formulas.filled(tab), formulas));
        view.set("looks", new LooksView(new EffectiveFormats(book, formulas)).of(tab));
        view.set("notes", LooksView.notes(tab));
        view.set("conditionalFormats", TabView.conditionalFormats(tab));
        ArrayNode charts = view.putArray("charts");
        ChartView chartView = new ChartView(book, formulas);
        Charts.list(book, tab).forEach(chart -> charts.add(chartView.of((ObjectNode) chart)));
        return view;
    }

    private static boolean isProtected(Tab tab, int column) {
        Area whole = new Area(tab.id(), Span.ALL, new Span(column, column + 1));
        return tab.kept(Tab.Kind.PROTECTION).stream().anyMatch(one -> one.area().meets(whole));
    }

    private static ArrayNode cells(Book book, Tab tab, Formulas formulas) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        int end = tab.contentEnd(Span.ALL, Span.ALL);
        for (int row = 0; row < end; row++) {
            ArrayNode cells = rows.addArray();
            int width = tab.row(row).contentEnd(0, Span.OPEN);
            for (int column = 0; column < width; column++) {
                cells.add(Display.show(
                        formulas.effective(tab, row, column),
                        tab.cell(row, column).look().format(),
                        book.locale()));
            }
        }
        return rows;
    }
}
