package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Placed;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.AreaWire;
import io.rowcast.sandbox.sheets.wire.FieldMask;
import io.rowcast.sandbox.sheets.wire.Numbers;
import io.rowcast.sandbox.sheets.wire.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Protected ranges. */
final class ProtectionEdits {
    private ProtectionEdits() {}

    static void register(Map<String, Edit> kinds) {
        kinds.put("addProtectedRange", ProtectionEdits::add);
        kinds.put("updateProtectedRange", Edit.silent(ProtectionEdits::update));
        kinds.put("deleteProtectedRange", Edit.silent(ProtectionEdits::delete));
    }

    private static ObjectNode add(Edition edition, JsonNode request) {
        JsonNode wanted = request.path("protectedRange");
        Area area = AreaWire.area(edition.book(), wanted.path("range"));
        String id = Integer.toString(wanted.path("protectedRangeId").asInt(Book.newId()));
        Placed added = new Placed(id, area, body(wanted));
        Tab tab = edition.tab(area.sheetId());
        keep(tab, id, added);
        ObjectNode reply = Edit.reply();
        ObjectNode shown = shown(added);
        shown.putObject("editors").setAll(onlyAsked(wanted));
        reply.set("protectedRange", shown);
        return reply;
    }

    /** Recorded: the reply shows the editors that were asked for, a later get the one who asked as well. */
    private static ObjectNode onlyAsked(JsonNode wanted) {
        return wanted.get("editors") instanceof ObjectNode editors ? editors.deepCopy() : Edit.reply();
    }

    private static ObjectNode body(JsonNode wanted) {
        if (!(wanted instanceof ObjectNode given)) {
            throw new RefusedException("No protected range was specified.");
        }
        ObjectNode body = given.deepCopy();
        body.remove(List.of("protectedRangeId", "range", "requestingUserCanEdit"));
        Numbers.dropDefaults(body);
        return body;
    }

    private static void keep(Tab tab, String id, Placed protection) {
        List<Placed> all = new ArrayList<>(tab.kept(Tab.Kind.PROTECTION));
        all.removeIf(one -> one.id().equals(id));
        all.add(protection);
        tab.keep(Tab.Kind.PROTECTION, all);
    }

    /** A protection without its editors, which depend on who asks. */
    static ObjectNode shown(Placed protection) {
        ObjectNode shown = Edit.reply();
        shown.put("protectedRangeId", Integer.parseInt(protection.id()));
        shown.set("range", AreaWire.range(protection.area()));
        shown.setAll(protection.body().deepCopy());
        return shown.put("requestingUserCanEdit", true);
    }

    private static Tab tabOf(Edition edition, String id) {
        return edition.book().tabs().stream()
                .filter(tab -> tab.kept(Tab.Kind.PROTECTION).stream()
                        .anyMatch(one -> one.id().equals(id)))
                .findFirst()
                .orElseThrow(() -> new RefusedException("No protected range with id: " + id));
    }

    private static void update(Edition edition, JsonNode request) {
        JsonNode wanted = request.path("protectedRange");
        String id = wanted.path("protectedRangeId").asText();
        Tab tab = tabOf(edition, id);
        Placed before = tab.kept(Tab.Kind.PROTECTION).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        edition.guard(before.area());
        ObjectNode fields = before.body().deepCopy();
        fields.set("range", AreaWire.range(before.area()));
        FieldMask.parse(request.path("fields").asText()).update(fields, wanted);
        keep(tab, id, new Placed(id, AreaWire.area(edition.book(), fields.path("range")), body(fields)));
    }

    private static void delete(Edition edition, JsonNode request) {
        String id = request.path("protectedRangeId").asText();
        Tab tab = tabOf(edition, id);
        List<Placed> all = new ArrayList<>(tab.kept(Tab.Kind.PROTECTION));
        all.stream().filter(one -> one.id().equals(id)).forEach(one -> edition.guard(one.area()));
        all.removeIf(one -> one.id().equals(id));
        tab.keep(Tab.Kind.PROTECTION, all);
    }
}
