package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Dimension;
import io.rowcast.sandbox.sheets.grid.MetadataPlace;
import io.rowcast.sandbox.sheets.grid.Placed;
import io.rowcast.sandbox.sheets.grid.PlacedMetadata;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.AreaWire;
import io.rowcast.sandbox.sheets.wire.MetadataWire;
import io.rowcast.sandbox.sheets.wire.PropertiesWire;
import java.util.List;
import java.util.function.Function;

/** The Sheet message without its grid data. */
public final class TabView {
    private TabView() {}

    /**
     * A tab.
     *
     * @param caller who asks
     */
    public static ObjectNode of(Book book, Tab tab, String caller) {
        ObjectNode sheet = Edit.reply();
        sheet.set("properties", PropertiesWire.of(book, tab));
        put(sheet, "merges", tab.kept(Tab.Kind.MERGE), merge -> AreaWire.range(merge.area()));
        put(sheet, "protectedRanges", tab.kept(Tab.Kind.PROTECTION), one -> protection(one, caller));
        putUnlessEmpty(sheet, "conditionalFormats", FormatRuleEdits.list(tab));
        putUnlessEmpty(sheet, "charts", Charts.list(book, tab));
        for (Placed filter : tab.kept(Tab.Kind.FILTER)) {
            sheet.set("basicFilter", withRange(filter));
        }
        putUnlessEmpty(sheet, "rowGroups", GroupEdits.list(tab, Dimension.ROWS));
        putUnlessEmpty(sheet, "columnGroups", GroupEdits.list(tab, Dimension.COLUMNS));
        List<PlacedMetadata> metadata = tab.metadata().stream()
                .map(one -> new PlacedMetadata(one, new MetadataPlace.OnTab(tab.id())))
                .toList();
        put(sheet, "developerMetadata", metadata, MetadataWire::of);
        return sheet;
    }

    /** A tab's rules of conditional formats, in their order. */
    public static ArrayNode conditionalFormats(Tab tab) {
        return FormatRuleEdits.list(tab);
    }

    public static ObjectNode namedRange(Placed named) {
        return NamedRangeEdits.shown(named);
    }

    private static <T> void put(ObjectNode sheet, String name, List<T> all, Function<T, JsonNode> view) {
        ArrayNode list = sheet.arrayNode();
        all.forEach(one -> list.add(view.apply(one)));
        putUnlessEmpty(sheet, name, list);
    }

    private static void putUnlessEmpty(ObjectNode sheet, String name, ArrayNode list) {
        if (!list.isEmpty()) {
            sheet.set(name, list);
        }
    }

    private static ObjectNode withRange(Placed placed) {
        ObjectNode node = Edit.reply();
        node.set("range", AreaWire.range(placed.area()));
        node.setAll(placed.body().deepCopy());
        return node;
    }

    /** Recorded: without named editors a get shows the one who made it, which is here whoever may ask (gspread test_add_protected_range_warning). */
    private static ObjectNode protection(Placed protection, String caller) {
        ObjectNode shown = ProtectionEdits.shown(protection);
        if (!shown.path("editors").has("users")) {
            shown.withObjectProperty("editors").putArray("users").add(caller);
        }
        return shown;
    }
}
