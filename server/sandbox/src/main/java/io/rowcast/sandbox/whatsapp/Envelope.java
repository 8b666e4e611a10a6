package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * The body of one webhook, all of it of one account (facts 8.1). Several updates use every way that Meta has of saying more than one thing (section 7):
 * statuses share one change, the rest are changes of their own, and account news has its own entry with a {@code time}.
 */
final class Envelope {
    private Envelope() {}

    static ObjectNode of(List<Update> updates, Instant now) {
        ObjectNode envelope = Json.object().put("object", "whatsapp_business_account");
        ArrayNode entries = envelope.putArray("entry");
        List<Update> management = updates.stream().filter(Update::isManagement).toList();
        List<Update> messages =
                updates.stream().filter(update -> !update.isManagement()).toList();
        if (!messages.isEmpty()) {
            addChanges(entry(entries, messages), messages);
        }
        if (!management.isEmpty()) {
            addChanges(entry(entries, management).put("time", now.getEpochSecond()), management);
        }
        return envelope;
    }

    private static ObjectNode entry(ArrayNode entries, List<Update> updates) {
        return entries.addObject().put("id", updates.getFirst().account().id());
    }

    private static void addChanges(ObjectNode entry, List<Update> updates) {
        ArrayNode changes = entry.putArray("changes");
        ArrayNode shared = null;
        for (Update update : updates) {
            ObjectNode value = update.value();
            JsonNode statuses = value.path("statuses");
            if (shared != null && statuses instanceof ArrayNode more) {
                shared.addAll(more);
                continue;
            }
            changes.addObject().<ObjectNode>set("value", value).put("field", update.field());
            shared = statuses instanceof ArrayNode first ? first : shared;
        }
    }
}
