package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Dimension;
import io.rowcast.sandbox.sheets.grid.Display;
import io.rowcast.sandbox.sheets.grid.Line;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.AreaWire;
import io.rowcast.sandbox.sheets.wire.FieldMask;
import io.rowcast.sandbox.sheets.wire.RefusedException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Inserting, deleting, moving, adding and changing rows and columns; metadata goes with its row or column (facts 1.4). */
final class DimensionEdits {
    private static final int PIXELS_A_CHARACTER = 7;

    private DimensionEdits() {}

    static void register(Map<String, Edit> kinds) {
        kinds.put("insertDimension", Edit.silent(DimensionEdits::insert));
        kinds.put("appendDimension", Edit.silent(DimensionEdits::append));
        kinds.put("deleteDimension", Edit.silent(DimensionEdits::delete));
        kinds.put("moveDimension", Edit.silent(DimensionEdits::move));
        kinds.put("updateDimensionProperties", Edit.silent(DimensionEdits::update));
        kinds.put("autoResizeDimensions", Edit.silent(DimensionEdits::fit));
    }

    private static void insert(Edition edition, JsonNode request) {
        JsonNode range = request.path("range");
        Tab tab = edition.tab(range);
        Dimension dimension = AreaWire.dimension(range);
        int at = range.path("startIndex").asInt();
        int count = range.path("endIndex").asInt() - at;
        if (at < 0 || count <= 0 || at > tab.count(dimension)) {
            throw new RefusedException("range.startIndex[" + at + "] and range.endIndex[" + (at + count)
                    + "] must lie in the grid and be in order.");
        }
        int like = request.path("inheritFromBefore").asBoolean() ? at - 1 : at;
        if (like < 0) {
            throw new RefusedException(
                    "inheritFromBefore cannot be true if startIndex = 0. There is no row or column to inherit from.");
        }
        Line line = like < tab.count(dimension) ? tab.line(dimension, like) : tab.line(dimension, at - 1);
        tab.insert(
                dimension,
                at,
                count,
                line.withHiddenByUser(false).withHiddenByFilter(false).withMetadata(List.of()));
        edition.checkSize();
    }

    private static void append(Edition edition, JsonNode request) {
        edition.tab(request)
                .append(AreaWire.dimension(request), request.path("length").asInt());
        edition.checkSize();
    }

    private static void delete(Edition edition, JsonNode request) {
        JsonNode range = request.path("range");
        Tab tab = edition.tab(range);
        Dimension dimension = AreaWire.dimension(range);
        Span gone = AreaWire.span(tab, range);
        edition.guard(across(tab, dimension, gone));
        if (gone.size() == tab.count(dimension)) {
            throw new RefusedException(
                    "You can't delete all the " + dimension.name().toLowerCase(Locale.ROOT) + " on the sheet.");
        }
        tab.delete(dimension, gone);
    }

    private static Area across(Tab tab, Dimension dimension, Span span) {
        return dimension == Dimension.ROWS ? new Area(tab.id(), span, Span.ALL) : new Area(tab.id(), Span.ALL, span);
    }

    private static void move(Edition edition, JsonNode request) {
        JsonNode source = request.path("source");
        Tab tab = edition.tab(source);
        Span block = AreaWire.span(tab, source);
        int destination = request.path("destinationIndex").asInt();
        Dimension dimension = AreaWire.dimension(source);
        if (destination < 0 || destination > tab.count(dimension)) {
            throw new RefusedException("destinationIndex[" + destination + "] is outside the grid.");
        }
        if (!block.contains(destination)) {
            tab.move(dimension, block, destination, edition.open().moveDimensionMovesMetadata());
        }
    }

    private static void update(Edition edition, JsonNode request) {
        JsonNode range = request.path("range");
        FieldMask mask = FieldMask.parse(request.path("fields").asText());
        JsonNode properties = request.path("properties");
        each(edition.tab(range), range, line -> {
            Line changed = line;
            if (mask.has("hiddenByUser")) {
                changed =
                        changed.withHiddenByUser(properties.path("hiddenByUser").asBoolean());
            }
            if (mask.has("pixelSize")) {
                changed = changed.withPixelSize(properties.path("pixelSize").asInt(line.pixelSize()));
            }
            return changed;
        });
    }

    private static void each(Tab tab, JsonNode range, UnaryOperator<Line> change) {
        Dimension dimension = AreaWire.dimension(range);
        Span span = AreaWire.span(tab, range);
        for (int index = span.start(); index < span.end(); index++) {
            tab.line(dimension, index, change.apply(tab.line(dimension, index)));
        }
    }

    /** Widths by the number of characters: nothing here draws, so this is only near to what Sheets measures. */
    private static void fit(Edition edition, JsonNode request) {
        JsonNode range = request.path("dimensions");
        Tab tab = edition.tab(range);
        if (AreaWire.dimension(range) == Dimension.ROWS) {
            each(tab, range, line -> line.withPixelSize(Line.ROW.pixelSize()));
            return;
        }
        Span span = AreaWire.span(tab, range);
        for (int column = span.start(); column < span.end(); column++) {
            tab.line(
                    Dimension.COLUMNS,
                    column,
                    tab.line(Dimension.COLUMNS, column).withPixelSize(width(tab, column)));
        }
    }

    private static int width(Tab tab, int column) {
        int longest = 0;
        for (int row = 0; row < tab.rowCount(); row++) {
            longest = Math.max(
                    longest,
                    Display.show(tab.cell(row, column).value(), null, Locale.US).length());
        }
        return Math.max(PIXELS_A_CHARACTER * 3, longest * PIXELS_A_CHARACTER);
    }
}
