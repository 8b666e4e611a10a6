package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.calc.References;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Dimension;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.FieldMask;
import io.rowcast.sandbox.sheets.wire.PropertiesWire;
import io.rowcast.sandbox.sheets.wire.RefusedException;
import java.util.List;
import java.util.Map;

/** Adding, deleting, copying and changing tabs, and the spreadsheet's own properties. */
final class TabEdits {
    private TabEdits() {}

    static void register(Map<String, Edit> kinds) {
        kinds.put("addSheet", TabEdits::add);
        kinds.put("deleteSheet", Edit.silent(TabEdits::delete));
        kinds.put("duplicateSheet", TabEdits::duplicate);
        kinds.put("updateSheetProperties", Edit.silent(TabEdits::update));
        kinds.put("updateSpreadsheetProperties", Edit.silent(TabEdits::updateBook));
    }

    private static ObjectNode add(Edition edition, JsonNode request) {
        JsonNode properties = request.path("properties");
        List<Tab> tabs = edition.book().tabs();
        String title = properties.path("title").asText("Sheet" + (tabs.size() + 1));
        Tab tab = PropertiesWire.tab(newId(edition.book(), properties.path("sheetId")), title, properties);
        place(edition, tab, properties.path("index").asInt(tabs.size()));
        return reply(edition, tab);
    }

    private static int newId(Book book, JsonNode wanted) {
        int id = wanted.isNumber() ? wanted.asInt() : Book.newId();
        if (book.tab(id).isPresent()) {
            throw new RefusedException("A sheet with id: " + id + " already exists.");
        }
        return id;
    }

    private static void place(Edition edition, Tab tab, int index) {
        checkTitle(edition.book(), tab.title());
        edition.book().tabs().add(Math.min(index, edition.book().tabs().size()), tab);
        edition.checkSize();
    }

    private static void checkTitle(Book book, String title) {
        if (book.tab(title).isPresent()) {
            throw new RefusedException(
                    "A sheet with the name \"" + title + "\" already exists. Please enter another name.");
        }
    }

    private static ObjectNode reply(Edition edition, Tab tab) {
        ObjectNode reply = Edit.reply();
        reply.set("properties", PropertiesWire.of(edition.book(), tab));
        return reply;
    }

    private static void delete(Edition edition, JsonNode request) {
        Tab tab = edition.tab(request);
        edition.guard(tab);
        List<Tab> tabs = edition.book().tabs();
        if (tabs.stream().allMatch(other -> other == tab || other.hidden())) {
            throw new RefusedException("You can't remove all the visible sheets in a document.");
        }
        tabs.remove(tab);
        References.deleted(edition.book(), tab.title());
        tab.kept(Tab.Kind.CHART).forEach(chart -> Charts.forgetSources(edition.book(), chart.id()));
    }

    private static ObjectNode duplicate(Edition edition, JsonNode request) {
        Tab source = edition.tab(request.path("sourceSheetId").asInt());
        Tab copy = source.copy(newId(edition.book(), request.path("newSheetId")));
        copy.keep(Tab.Kind.NAMED_RANGE, List.of());
        MetadataEdits.renumber(copy);
        copy.traits(source.traits()
                .deepCopy()
                .put("title", request.path("newSheetName").asText("Copy of " + source.title())));
        place(edition, copy, request.path("insertSheetIndex").asInt());
        ChartEdits.renumber(edition, source, copy);
        return reply(edition, copy);
    }

    private static void update(Edition edition, JsonNode request) {
        Tab tab = edition.tab(request.path("properties"));
        FieldMask mask = FieldMask.parse(request.path("fields").asText());
        ObjectNode properties = PropertiesWire.of(edition.book(), tab);
        mask.update(properties, request.path("properties"));
        resize(edition, tab, properties.path("gridProperties"));
        retitle(edition, tab, PropertiesWire.traits(properties));
        if (edition.book().tabs().stream().allMatch(Tab::hidden)) {
            throw new RefusedException("You can't hide all the sheets in a document.");
        }
        if (mask.has("index") && properties.has("index")) {
            move(edition.book().tabs(), tab, properties.get("index").asInt());
        }
    }

    private static void retitle(Edition edition, Tab tab, ObjectNode traits) {
        String title = traits.path("title").asText();
        if (!title.equalsIgnoreCase(tab.title())) {
            checkTitle(edition.book(), title);
        }
        if (!title.equals(tab.title())) {
            References.renamed(edition.book(), tab.title(), title);
        }
        tab.traits(traits);
    }

    /** The index counts as before the move (API reference, UpdateSheetPropertiesRequest, SheetProperties.index). */
    private static void move(List<Tab> tabs, Tab tab, int index) {
        int from = tabs.indexOf(tab);
        int to = index > from ? index - 1 : index;
        tabs.remove(from);
        tabs.add(Math.clamp(to, 0, tabs.size()), tab);
    }

    private static void resize(Edition edition, Tab tab, JsonNode grid) {
        resize(tab, Dimension.ROWS, grid.path("rowCount").asInt(tab.rowCount()));
        resize(tab, Dimension.COLUMNS, grid.path("columnCount").asInt(tab.columnCount()));
        edition.checkSize();
    }

    private static void resize(Tab tab, Dimension dimension, int size) {
        int before = tab.count(dimension);
        if (size < 1) {
            throw new RefusedException("You can't delete all the " + (dimension == Dimension.ROWS ? "rows" : "columns")
                    + " on the sheet.");
        }
        if (size > before) {
            tab.append(dimension, size - before);
        } else if (size < before) {
            tab.delete(dimension, new Span(size, before));
        }
    }

    private static void updateBook(Edition edition, JsonNode request) {
        ObjectNode properties = edition.book().properties().deepCopy();
        FieldMask.parse(request.path("fields").asText()).update(properties, request.path("properties"));
        edition.book().properties(properties);
    }
}
