package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Placed;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.AreaWire;
import io.rowcast.sandbox.sheets.wire.FieldMask;
import io.rowcast.sandbox.sheets.wire.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Named ranges. */
final class NamedRangeEdits {
    private NamedRangeEdits() {}

    static void register(Map<String, Edit> kinds) {
        kinds.put("addNamedRange", NamedRangeEdits::add);
        kinds.put("updateNamedRange", Edit.silent(NamedRangeEdits::update));
        kinds.put(
                "deleteNamedRange",
                Edit.silent((edition, request) ->
                        remove(edition.book(), request.path("namedRangeId").asText())));
    }

    private static ObjectNode add(Edition edition, JsonNode request) {
        JsonNode wanted = request.path("namedRange");
        String id = wanted.path("namedRangeId").asText(Integer.toString(Book.newId()));
        Placed added = keep(edition, id, wanted);
        ObjectNode reply = Edit.reply();
        reply.set("namedRange", shown(added));
        return reply;
    }

    private static Placed keep(Edition edition, String id, JsonNode wanted) {
        Area area = AreaWire.area(edition.book(), wanted.path("range"));
        Placed placed = new Placed(
                id, area, Edit.reply().put("name", wanted.path("name").asText()));
        Tab tab = edition.tab(area.sheetId());
        List<Placed> all = new ArrayList<>(tab.kept(Tab.Kind.NAMED_RANGE));
        all.add(placed);
        tab.keep(Tab.Kind.NAMED_RANGE, all);
        return placed;
    }

    static ObjectNode shown(Placed named) {
        ObjectNode shown = Edit.reply().put("namedRangeId", named.id());
        shown.setAll(named.body());
        shown.set("range", AreaWire.range(named.area()));
        return shown;
    }

    private static void update(Edition edition, JsonNode request) {
        JsonNode wanted = request.path("namedRange");
        ObjectNode fields =
                shown(remove(edition.book(), wanted.path("namedRangeId").asText()));
        String id = fields.path("namedRangeId").asText();
        FieldMask.parse(request.path("fields").asText()).update(fields, wanted);
        keep(edition, id, fields);
    }

    private static Placed remove(Book book, String id) {
        Placed found = book.namedRanges()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException("No named range with id: " + id));
        for (Tab tab : book.tabs()) {
            tab.keep(
                    Tab.Kind.NAMED_RANGE,
                    tab.kept(Tab.Kind.NAMED_RANGE).stream()
                            .filter(one -> !one.id().equals(id))
                            .toList());
        }
        return found;
    }
}
