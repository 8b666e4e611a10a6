package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Dimension;
import io.rowcast.sandbox.sheets.grid.Placed;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.AreaWire;
import io.rowcast.sandbox.sheets.wire.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Groups of rows and columns, one level deep. */
final class GroupEdits {
    private GroupEdits() {}

    static void register(Map<String, Edit> kinds) {
        kinds.put("addDimensionGroup", GroupEdits::add);
        kinds.put("deleteDimensionGroup", GroupEdits::delete);
    }

    private static Tab.Kind kind(Dimension dimension) {
        return dimension == Dimension.ROWS ? Tab.Kind.ROW_GROUP : Tab.Kind.COLUMN_GROUP;
    }

    private static ObjectNode add(Edition edition, JsonNode request) {
        Tab tab = edition.tab(request.path("range"));
        Dimension dimension = AreaWire.dimension(request.path("range"));
        List<Placed> groups = new ArrayList<>(tab.kept(kind(dimension)));
        groups.add(new Placed(
                "", area(tab, dimension, request.path("range")), Edit.reply().put("depth", 1)));
        tab.keep(kind(dimension), groups);
        controlAfter(tab, dimension);
        return replied(tab, dimension);
    }

    /** Recorded: a first group turns on the control after it, and it stays on (gspread test_group_columns). */
    private static void controlAfter(Tab tab, Dimension dimension) {
        ObjectNode traits = tab.traits().deepCopy();
        traits.withObjectProperty("gridProperties")
                .put(dimension == Dimension.ROWS ? "rowGroupControlAfter" : "columnGroupControlAfter", true);
        tab.traits(traits);
    }

    private static Area area(Tab tab, Dimension dimension, JsonNode range) {
        Span span = AreaWire.span(tab, range);
        return dimension == Dimension.ROWS ? new Area(tab.id(), span, Span.ALL) : new Area(tab.id(), Span.ALL, span);
    }

    private static ObjectNode delete(Edition edition, JsonNode request) {
        Tab tab = edition.tab(request.path("range"));
        Dimension dimension = AreaWire.dimension(request.path("range"));
        Area gone = area(tab, dimension, request.path("range"));
        List<Placed> groups = new ArrayList<>(tab.kept(kind(dimension)));
        if (!groups.removeIf(group -> group.area().equals(gone))) {
            throw new RefusedException("There is no group to delete in this range.");
        }
        tab.keep(kind(dimension), groups);
        return groups.isEmpty() ? Edit.reply() : replied(tab, dimension);
    }

    private static ObjectNode replied(Tab tab, Dimension dimension) {
        ObjectNode reply = Edit.reply();
        reply.set("dimensionGroups", list(tab, dimension));
        return reply;
    }

    /** The groups as Google answers them. */
    static ArrayNode list(Tab tab, Dimension dimension) {
        ArrayNode list = Edit.reply().arrayNode();
        for (Placed group : tab.kept(kind(dimension))) {
            ObjectNode one = list.addObject();
            one.set(
                    "range",
                    AreaWire.dimensionRange(tab.id(), dimension, group.area().along(dimension)));
            one.setAll(group.body());
        }
        return list;
    }
}
