package io.rowcast.workbench.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The JSON of which {@code appsscript/events.js} makes the event that a trigger's function gets. */
final class EventWire {
    private static final JsonMapper JSON = new JsonMapper();

    private EventWire() {}

    /** @param happening empty for the hour */
    static String json(String trigger, Optional<Happening> happening) {
        ObjectNode event = JSON.createObjectNode().put("trigger", trigger);
        happening.ifPresent(it -> event.set(nameOf(it), JSON.valueToTree(it)));
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String nameOf(Happening happening) {
        return switch (happening) {
            case Happening.Edited edited -> "edited";
            case Happening.Submitted submitted -> "submitted";
            case Happening.Changed changed -> "changed";
        };
    }
}
