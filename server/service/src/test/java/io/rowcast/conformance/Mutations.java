package io.rowcast.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Bodies that differ from a recorded one in one node: missing, of another type, or unknown. */
final class Mutations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Values that a database may refuse. */
    static final List<JsonNode> NASTY = List.of(JSON.textNode("\0\ud800"), JSON.numberNode(Long.MAX_VALUE));

    static final List<JsonNode> STRANGE = List.of(
            JSON.nullNode(),
            JSON.textNode("something_new"),
            JSON.numberNode(-1.5),
            JSON.booleanNode(true),
            JSON.arrayNode().add(JSON.arrayNode()).add("x"),
            JSON.objectNode().put("a_field_of_next_year", 1));

    private final List<JsonNode> strangers;
    private final List<String> mutations = new ArrayList<>();

    private Mutations(List<JsonNode> strangers) {
        this.strangers = strangers;
    }

    /** Every node left out, or with one of the strangers in its place. */
    static List<String> of(JsonNode body, List<JsonNode> strangers) {
        Mutations mutations = new Mutations(strangers);
        mutations.visit(body, body);
        return mutations.mutations;
    }

    private void visit(JsonNode root, JsonNode node) {
        if (node instanceof ObjectNode object) {
            List.copyOf(object.properties()).forEach(field -> {
                mutate(root, value -> object.set(field.getKey(), value), field.getValue());
                object.remove(field.getKey());
                mutations.add(root.toString());
                object.set(field.getKey(), field.getValue());
                visit(root, field.getValue());
            });
            object.put("a_field_of_next_year", 1);
            mutations.add(root.toString());
            object.remove("a_field_of_next_year");
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                JsonNode before = array.get(i);
                mutate(root, value -> array.set(index, value), before);
                visit(root, before);
            }
        }
    }

    private void mutate(JsonNode root, Consumer<JsonNode> set, JsonNode before) {
        for (JsonNode stranger : strangers) {
            set.accept(stranger);
            mutations.add(root.toString());
        }
        set.accept(before);
    }
}
