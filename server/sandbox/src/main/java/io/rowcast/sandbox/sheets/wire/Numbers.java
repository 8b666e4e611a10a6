package io.rowcast.sandbox.sheets.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How Google writes numbers: whole ones without a point, and nothing at all for a field that has its default. */
public final class Numbers {
    private static final double LARGEST_WHOLE = 1e15;

    private Numbers() {}

    public static NumericNode of(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE;
        return whole ? LongNode.valueOf((long) number) : DoubleNode.valueOf(number);
    }

    /** Takes away nulls, false, 0 and empty text, at every depth, as proto3 JSON does. */
    public static void dropDefaults(ObjectNode node) {
        for (Map.Entry<String, JsonNode> field : List.copyOf(new ArrayList<>(node.properties()))) {
            if (field.getValue() instanceof ObjectNode below) {
                dropDefaults(below);
            } else if (isDefault(field.getValue())) {
                node.remove(field.getKey());
            }
        }
    }

    private static boolean isDefault(JsonNode value) {
        return value.isNull()
                || (value.isBoolean() && !value.asBoolean())
                || (value.isNumber() && value.asDouble() == 0)
                || (value.isTextual() && value.asText().isEmpty());
    }

    /** A colour's part as Google keeps it: one of 256 steps, shown as a float (recorded: 0.5 reads back as 0.49803922). */
    static NumericNode colourPart(double part) {
        int step = (int) (part * 255);
        return step % 255 == 0 ? IntNode.valueOf(step / 255) : FloatNode.valueOf(step / 255f);
    }
}
