package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * The body of one webhook (facts 8.1). Several updates use every way that Meta has of saying more than one thing (section 7):
 * statuses share one change, the rest are changes of their own, and account news has its own entry with a {@code time}.
 */
final class Envelope {
    private Envelope() {}

    static ObjectNode of(List<Update> updates, Instant now) {
        ObjectNode envelope = Json.object().put("object", "whatsapp_business_account");
        ArrayNode entries = envelope.putArray("entry");
        List<Update> account = updates.stream().filter(Envelope::isAccountNews).toList();
        List<Update> messages =
                updates.stream().filter(update -> !isAccountNews(update)).toList();
        if (!messages.isEmpty()) {
            addChanges(entry(entries), messages);
        }
        if (!account.isEmpty()) {
            addChanges(entry(entries).put("time", now.getEpochSecond()), account);
        }
        return envelope;
    }

    private static boolean isAccountNews(Update update) {
        return update instanceof Update.TemplateStatus;
    }

    private static ObjectNode entry(ArrayNode entries) {
        return entries.addObject().put("id", Account.WABA_ID);
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
