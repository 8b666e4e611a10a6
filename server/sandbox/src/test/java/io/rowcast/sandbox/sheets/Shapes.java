package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers compared by the names and types of their members; a list's elements share one path. */
final class Shapes {
    /** Google has these in answers since the recordings were made (facts 1.7), or not for spreadsheets that old. */
    private static final List<String> NEWER = List.of("quota_limit_value", "/spreadsheetTheme");

    /** What a protection shows depends on who asks, and the recordings do not tell who had made it. */
    private static final String OF_THE_CALLER = "/sheets[]/protectedRanges";

    private Shapes() {}

    /** What differs; empty when the shapes are the same. */
    static List<String> differences(JsonNode expected, JsonNode actual) {
        Map<String, String> wanted = of(expected);
        Map<String, String> got = of(actual);
        List<String> differences = new ArrayList<>();
        wanted.forEach((path, type) -> {
            if (!path.startsWith(OF_THE_CALLER) && !type.equals(got.get(path))) {
                differences.add(path + ": expected " + type + " but was " + got.get(path));
            }
        });
        got.forEach((path, type) -> {
            if (!wanted.containsKey(path) && NEWER.stream().noneMatch(path::contains)) {
                differences.add(path + ": not expected, was " + type);
            }
        });
        return differences;
    }

    private static Map<String, String> of(JsonNode json) {
        Map<String, String> shape = new TreeMap<>();
        collect("", json, shape);
        return shape;
    }

    private static void collect(String at, JsonNode node, Map<String, String> shape) {
        shape.put(at, node.getNodeType().name());
        if (node.isArray()) {
            node.forEach(item -> collect(at + "[]", item, shape));
        } else if (node.isObject()) {
            node.properties().forEach(member -> collect(at + "/" + member.getKey(), member.getValue(), shape));
        }
    }
}
