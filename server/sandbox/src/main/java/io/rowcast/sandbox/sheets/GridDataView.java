package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.calc.Formulas;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Dimension;
import io.rowcast.sandbox.sheets.grid.Line;
import io.rowcast.sandbox.sheets.grid.MetadataPlace;
import io.rowcast.sandbox.sheets.grid.PlacedMetadata;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.CellWire;
import io.rowcast.sandbox.sheets.wire.FieldMask;
import io.rowcast.sandbox.sheets.wire.MetadataWire;
import io.rowcast.sandbox.sheets.wire.Numbers;
import java.util.List;

/** GridData: cells, and the rows' and columns' own properties. */
final class GridDataView {
    private final Book book;
    private final Tab tab;
    private final FieldMask mask;

    GridDataView(Book book, Tab tab, FieldMask mask) {
        this.book = book;
        this.tab = tab;
        this.mask = mask;
    }

    /** One GridData a range; the whole tab when there is none. */
    ArrayNode of(List<Area> ranges) {
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        List<Area> shown = ranges.isEmpty() ? List.of(new Area(tab.id(), Span.ALL, Span.ALL)) : ranges;
        shown.forEach(area -> data.add(one(Grids.readable(book, area))));
        return data;
    }

    private ObjectNode one(Area area) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("startRow", area.rows().start());
        data.put("startColumn", area.columns().start());
        Numbers.dropDefaults(data);
        if (mask.has("rowData")) {
            ArrayNode rows = rows(area);
            if (!rows.isEmpty()) {
                data.set("rowData", rows);
            }
        }
        if (mask.has("rowMetadata")) {
            data.set("rowMetadata", lines(Dimension.ROWS, area.rows()));
        }
        if (mask.has("columnMetadata")) {
            data.set("columnMetadata", lines(Dimension.COLUMNS, area.columns()));
        }
        return data;
    }

    private ArrayNode rows(Area area) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        Formulas formulas = new Formulas(book);
        Tab filled = formulas.filled(tab);
        FieldMask cellMask = mask.at("rowData").at("values");
        int end = area.rows().end();
        while (end > area.rows().start()
                && filled.row(end - 1).width() <= area.columns().start()) {
            end--;
        }
        for (int row = area.rows().start(); row < end; row++) {
            ObjectNode one = rows.addObject();
            int width = Math.min(filled.row(row).width(), area.columns().end());
            if (width > area.columns().start()) {
                ArrayNode values = one.putArray("values");
                for (int column = area.columns().start(); column < width; column++) {
                    values.add(CellWire.data(book, formulas, tab, row, column, cellMask));
                }
            }
        }
        return rows;
    }

    private ArrayNode lines(Dimension dimension, Span span) {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        for (int index = span.start(); index < span.end(); index++) {
            lines.add(line(tab.line(dimension, index), dimension, index));
        }
        return lines;
    }

    private ObjectNode line(Line line, Dimension dimension, int index) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("hiddenByFilter", line.hiddenByFilter());
        node.put("hiddenByUser", line.hiddenByUser());
        node.put("pixelSize", line.pixelSize());
        Numbers.dropDefaults(node);
        if (!line.metadata().isEmpty()) {
            ArrayNode metadata = node.putArray("developerMetadata");
            MetadataPlace place = new MetadataPlace.OnLine(tab.id(), dimension, index);
            line.metadata().forEach(one -> metadata.add(MetadataWire.of(new PlacedMetadata(one, place))));
        }
        return node;
    }
}
