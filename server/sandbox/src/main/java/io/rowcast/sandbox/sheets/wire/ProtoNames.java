package io.rowcast.sandbox.sheets.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Pattern;

/** Google takes a field's name in snake_case as well (recorded: gspread-pandas test_df; protobuf's JSON mapping says so). */
public final class ProtoNames {
    private static final Pattern JOINT = Pattern.compile("_([a-z0-9])");

    private ProtoNames() {}

    public static String inCamelCase(String name) {
        return JOINT.matcher(name).replaceAll(joint -> joint.group(1).toUpperCase(Locale.ROOT));
    }

    /** The same message with every name in camelCase. */
    public static JsonNode inCamelCase(JsonNode message) {
        if (message instanceof ArrayNode list) {
            ArrayNode renamed = JsonNodeFactory.instance.arrayNode();
            list.forEach(one -> renamed.add(inCamelCase(one)));
            return renamed;
        }
        if (!(message instanceof ObjectNode)) {
            return message;
        }
        ObjectNode renamed = JsonNodeFactory.instance.objectNode();
        message.properties().forEach(field -> renamed.set(inCamelCase(field.getKey()), inCamelCase(field.getValue())));
        return renamed;
    }
}
