package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Placed;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.AreaWire;
import io.rowcast.sandbox.sheets.wire.Colours;
import io.rowcast.sandbox.sheets.wire.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules of conditional formats. They have no ids of their own; a request names one by its place in the tab's order. */
final class FormatRuleEdits {
    private FormatRuleEdits() {}

    static void register(Map<String, Edit> kinds) {
        kinds.put("addConditionalFormatRule", Edit.silent(FormatRuleEdits::add));
        kinds.put("updateConditionalFormatRule", FormatRuleEdits::update);
        kinds.put("deleteConditionalFormatRule", FormatRuleEdits::delete);
    }

    /** A rule is kept once for each of its ranges, under one number, so that every range moves by itself. */
    private static List<List<Placed>> rules(Tab tab) {
        Map<String, List<Placed>> rules = new LinkedHashMap<>();
        tab.kept(Tab.Kind.FORMAT_RULE)
                .forEach(one ->
                        rules.computeIfAbsent(one.id(), id -> new ArrayList<>()).add(one));
        return new ArrayList<>(rules.values());
    }

    private static void keep(Tab tab, List<List<Placed>> rules) {
        tab.keep(Tab.Kind.FORMAT_RULE, rules.stream().flatMap(List::stream).toList());
    }

    static ArrayNode list(Tab tab) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        rules(tab).forEach(rule -> list.add(shown(rule)));
        return list;
    }

    private static ObjectNode shown(List<Placed> rule) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode ranges = node.putArray("ranges");
        rule.forEach(one -> ranges.add(AreaWire.range(one.area())));
        node.setAll(rule.getFirst().body().deepCopy());
        return node;
    }

    private static List<Placed> read(Edition edition, JsonNode wanted) {
        if (wanted.path("ranges").isEmpty()) {
            throw new RefusedException("At least one range must be specified.");
        }
        ObjectNode body = wanted.deepCopy();
        body.remove("ranges");
        Colours.complete(body);
        String number = Integer.toString(Book.newId());
        List<Placed> rule = new ArrayList<>();
        wanted.path("ranges")
                .forEach(range -> rule.add(new Placed(number, AreaWire.area(edition.book(), range), body)));
        return rule;
    }

    private static void add(Edition edition, JsonNode request) {
        List<Placed> rule = read(edition, request.path("rule"));
        Tab tab = edition.tab(rule.getFirst().area().sheetId());
        List<List<Placed>> rules = rules(tab);
        rules.add(Math.min(request.path("index").asInt(), rules.size()), rule);
        keep(tab, rules);
    }

    private static void check(List<List<Placed>> rules, JsonNode request) {
        int index = request.path("index").asInt();
        if (index < 0 || index >= rules.size()) {
            throw new RefusedException(
                    "No conditional format on sheet: " + request.path("sheetId").asInt() + " at index: " + index);
        }
    }

    private static ObjectNode update(Edition edition, JsonNode request) {
        boolean moves = request.has("newIndex");
        List<Placed> wanted = moves ? List.of() : read(edition, request.path("rule"));
        Tab tab = edition.tab(
                moves ? request : request.path("rule").path("ranges").path(0));
        List<List<Placed>> rules = rules(tab);
        check(rules, request);
        int from = request.path("index").asInt();
        List<Placed> before = rules.remove(from);
        int to = moves ? Math.clamp(request.path("newIndex").asInt(), 0, rules.size()) : from;
        rules.add(to, moves ? before : wanted);
        keep(tab, rules);
        ObjectNode reply = Edit.reply();
        reply.set("newRule", shown(rules.get(to)));
        reply.put("newIndex", to);
        if (moves) {
            reply.put("oldIndex", from);
        } else {
            reply.set("oldRule", shown(before));
        }
        return reply;
    }

    private static ObjectNode delete(Edition edition, JsonNode request) {
        Tab tab = edition.tab(request);
        List<List<Placed>> rules = rules(tab);
        check(rules, request);
        ObjectNode reply = Edit.reply();
        reply.set("rule", shown(rules.remove(request.path("index").asInt())));
        keep(tab, rules);
        return reply;
    }
}
