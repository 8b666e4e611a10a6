package io.rowcast.sandbox.sheets.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A field mask: "sheets(properties,data.rowMetadata)", with dots or slashes between names. Without children it means everything below. */
public final class FieldMask {
    public static final FieldMask EVERYTHING = new FieldMask();

    private final Map<String, FieldMask> children = new LinkedHashMap<>();

    private FieldMask() {}

    /**
     * Reads a mask.
     *
     * @throws RefusedException when brackets do not match
     */
    public static FieldMask parse(String text) {
        FieldMask mask = new FieldMask();
        Reader reader = new Reader(text);
        reader.list(mask);
        if (reader.at < text.length()) {
            throw new RefusedException("Invalid field mask: " + text);
        }
        return mask.children.containsKey("*") ? EVERYTHING : mask;
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        void list(FieldMask into) {
            do {
                path(into);
            } while (take(','));
        }

        private void path(FieldMask into) {
            FieldMask here = into;
            do {
                here = here.children.computeIfAbsent(name(), name -> new FieldMask());
            } while (take('.') || take('/'));
            if (take('(')) {
                list(here);
                if (!take(')')) {
                    throw new RefusedException("Invalid field mask: " + text);
                }
            }
        }

        private String name() {
            int start = at;
            while (at < text.length() && "./(),".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return ProtoNames.inCamelCase(text.substring(start, at).strip());
        }

        private boolean take(char mark) {
            boolean there = at < text.length() && text.charAt(at) == mark;
            at += there ? 1 : 0;
            return there;
        }
    }

    public boolean isEverything() {
        return children.isEmpty() || children.containsKey("*");
    }

    public boolean has(String name) {
        return isEverything() || children.containsKey(name);
    }

    /** The mask below a name. */
    public FieldMask at(String name) {
        return isEverything() ? EVERYTHING : children.getOrDefault(name, EVERYTHING);
    }

    /** What the mask leaves of an answer; lists are gone through. */
    public JsonNode keep(JsonNode node) {
        if (isEverything() || node.isValueNode()) {
            return node;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            list.forEach(one -> kept.add(keep(one)));
            return kept;
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        children.forEach((name, below) -> {
            if (node.has(name)) {
                kept.set(name, below.keep(node.get(name)));
            }
        });
        return kept;
    }

    /** Sets the masked fields of {@code target} to those of {@code source}; what the source lacks is taken away. */
    public void update(ObjectNode target, @Nullable JsonNode source) {
        if (isEverything()) {
            target.removeAll();
            if (source instanceof ObjectNode all) {
                target.setAll(all.deepCopy());
            }
            return;
        }
        children.forEach((name, below) -> below.updateField(target, name, source == null ? null : source.get(name)));
    }

    private void updateField(ObjectNode target, String name, @Nullable JsonNode value) {
        Colours.forgetTwin(target, name);
        if (!isEverything()) {
            update(target.withObjectProperty(name), value);
        } else if (value == null || value.isNull()) {
            target.remove(name);
        } else {
            target.set(name, value.deepCopy());
        }
    }
}
