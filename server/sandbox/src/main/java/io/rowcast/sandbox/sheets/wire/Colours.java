package io.rowcast.sandbox.sheets.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Google answers every colour twice, as x and as xStyle.rgbColor, in 256 steps a part (recorded: gspread test_format, test_set_tab_color). */
public final class Colours {
    private static final String STYLE = "Style";

    private Colours() {}

    /** Completes every colour at every depth. */
    public static void complete(ObjectNode node) {
        for (Map.Entry<String, JsonNode> field : List.copyOf(node.properties())) {
            if (field.getValue() instanceof ObjectNode below) {
                field(node, field.getKey(), below);
            }
        }
    }

    /** Takes away the other form of a colour that is about to be set, so that the new one counts. */
    static void forgetTwin(ObjectNode node, String name) {
        if (name.endsWith("Color" + STYLE)) {
            node.remove(name.substring(0, name.length() - STYLE.length()));
        } else if (name.endsWith("Color")) {
            node.remove(name + STYLE);
        }
    }

    private static void field(ObjectNode node, String name, ObjectNode value) {
        if (name.endsWith("Color" + STYLE)) {
            style(node, name, value);
        } else if (name.endsWith("Color") && !name.equals("rgbColor")) {
            ObjectNode colour = stepped(value);
            node.set(name, colour);
            node.putObject(name + STYLE).set("rgbColor", colour.deepCopy());
        } else {
            complete(value);
        }
    }

    private static void style(ObjectNode node, String name, ObjectNode value) {
        String plain = name.substring(0, name.length() - STYLE.length());
        if (value.get("rgbColor") instanceof ObjectNode rgb) {
            ObjectNode colour = stepped(rgb);
            value.set("rgbColor", colour);
            node.set(plain, colour.deepCopy());
        } else if (!value.has("themeColor")) {
            node.remove(List.of(name, plain));
        }
    }

    private static ObjectNode stepped(ObjectNode colour) {
        ObjectNode stepped = JsonNodeFactory.instance.objectNode();
        for (String part : List.of("red", "green", "blue", "alpha")) {
            double value = colour.path(part).asDouble();
            if (value > 0) {
                stepped.set(part, Numbers.colourPart(value));
            }
        }
        return stepped;
    }
}
