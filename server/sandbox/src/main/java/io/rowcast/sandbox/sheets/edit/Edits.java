package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.calc.References;
import io.rowcast.sandbox.sheets.wire.ApiException;
import io.rowcast.sandbox.sheets.wire.RefusedException;
import java.util.HashMap;
import java.util.Map;

/** All kinds of requests by their names, and the running of a batch in order. */
public final class Edits {
    private static final Map<String, Edit> KINDS = kinds();

    private Edits() {}

    private static Map<String, Edit> kinds() {
        Map<String, Edit> kinds = new HashMap<>();
        TabEdits.register(kinds);
        CellEdits.register(kinds);
        DimensionEdits.register(kinds);
        GroupEdits.register(kinds);
        SortEdits.register(kinds);
        FilterEdits.register(kinds);
        FormatRuleEdits.register(kinds);
        ChartEdits.register(kinds);
        ProtectionEdits.register(kinds);
        NamedRangeEdits.register(kinds);
        MergeEdits.register(kinds);
        PasteEdits.register(kinds);
        ReplaceEdits.register(kinds);
        MetadataEdits.register(kinds);
        return Map.copyOf(kinds);
    }

    /**
     * Applies the requests in order.
     *
     * @return the replies, one for each request, {} where there is nothing to say (facts 1.2)
     * @throws ApiException 400 "Invalid requests[i].kind: ..." at the first that is refused
     */
    public static ArrayNode apply(Edition edition, JsonNode requests) {
        ArrayNode replies = JsonNodeFactory.instance.arrayNode();
        for (int index = 0; index < requests.size(); index++) {
            replies.add(one(edition, requests.get(index), index));
        }
        return replies;
    }

    private static ObjectNode one(Edition edition, JsonNode request, int index) {
        if (request.size() != 1) {
            throw ApiException.badRequest("Invalid requests[" + index + "]: No request set.");
        }
        String kind = request.fieldNames().next();
        try {
            ObjectNode reply = reply(kind, known(kind).apply(edition, request.get(kind)));
            References.follow(edition.book());
            return reply;
        } catch (RefusedException refused) {
            throw ApiException.badRequest("Invalid requests[" + index + "]." + kind + ": " + refused.reason());
        }
    }

    private static Edit known(String kind) {
        Edit edit = KINDS.get(kind);
        if (edit == null) {
            throw new RefusedException("The sandbox does not stand in for this kind of request; it knows "
                    + String.join(", ", KINDS.keySet().stream().sorted().toList()) + ".");
        }
        return edit;
    }

    private static ObjectNode reply(String kind, ObjectNode content) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        if (!content.isEmpty() || kind.equals("deleteDimensionGroup")) {
            reply.set(kind, content);
        }
        return reply;
    }
}
