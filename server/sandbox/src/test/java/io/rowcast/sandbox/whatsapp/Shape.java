package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** The members of a JSON answer by their paths, each with its type; the elements of a list share one path. */
final class Shape {
    private Shape() {}

    static Map<String, String> of(JsonNode json) {
        Map<String, String> shape = new TreeMap<>();
        collect("", json, shape);
        return shape;
    }

    private static void collect(String at, JsonNode node, Map<String, String> shape) {
        if (!at.isEmpty()) {
            shape.put(at, type(node));
        }
        if (node.isArray()) {
            node.forEach(item -> collect(at + "[]", item, shape));
        } else if (node.isObject()) {
            node.properties().forEach(member -> collect(at + "/" + member.getKey(), member.getValue(), shape));
        }
    }

    private static String type(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "text";
            case NUMBER -> "number";
            case BOOLEAN -> "flag";
            case OBJECT -> "object";
            case ARRAY -> "list";
            case NULL -> "null";
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("not read from JSON: " + node);
        };
    }
}
