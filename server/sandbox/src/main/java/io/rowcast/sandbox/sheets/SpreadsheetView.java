package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.edit.TabView;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.MetadataPlace;
import io.rowcast.sandbox.sheets.grid.PlacedMetadata;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.FieldMask;
import io.rowcast.sandbox.sheets.wire.MetadataWire;
import java.util.List;

/** The Spreadsheet message, made only as far as the mask asks. */
final class SpreadsheetView {
    private final SpreadsheetFile file;
    private final Book book;
    private final String caller;
    private final FieldMask mask;
    private final List<Area> ranges;
    private final boolean withData;

    /**
     * A view.
     *
     * @param caller who asks: a protection shows them as an editor
     * @param ranges empty for all tabs
     * @param withData grid data as well; a mask that names it wins over this (facts 1.2)
     */
    SpreadsheetView(
            SpreadsheetFile file, Book book, String caller, FieldMask mask, List<Area> ranges, boolean withData) {
        this.file = file;
        this.book = book;
        this.caller = caller;
        this.mask = mask;
        this.ranges = ranges;
        this.withData = mask.isEverything()
                ? withData
                : mask.has("sheets") && mask.at("sheets").has("data");
    }

    ObjectNode view() {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("spreadsheetId", file.id());
        view.set("properties", book.properties().deepCopy());
        if (mask.has("sheets")) {
            view.set("sheets", sheets());
        }
        ArrayNode named = view.arrayNode();
        book.namedRanges().map(TabView::namedRange).forEach(named::add);
        putUnlessEmpty(view, "namedRanges", named);
        view.put("spreadsheetUrl", "https://docs.google.com/spreadsheets/d/" + file.id() + "/edit");
        ArrayNode metadata = view.arrayNode();
        book.metadata().stream()
                .map(one -> MetadataWire.of(new PlacedMetadata(one, new MetadataPlace.OnBook())))
                .forEach(metadata::add);
        putUnlessEmpty(view, "developerMetadata", metadata);
        return (ObjectNode) mask.keep(view);
    }

    private static void putUnlessEmpty(ObjectNode view, String name, ArrayNode list) {
        if (!list.isEmpty()) {
            view.set(name, list);
        }
    }

    private ArrayNode sheets() {
        ArrayNode sheets = JsonNodeFactory.instance.arrayNode();
        for (Tab tab : book.tabs()) {
            List<Area> inTab =
                    ranges.stream().filter(area -> area.sheetId() == tab.id()).toList();
            if (ranges.isEmpty() || !inTab.isEmpty()) {
                ObjectNode sheet = TabView.of(book, tab, caller);
                if (withData) {
                    sheet.set(
                            "data",
                            new GridDataView(book, tab, mask.at("sheets").at("data")).of(inTab));
                }
                sheets.add(sheet);
            }
        }
        return sheets;
    }
}
