package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** People whom the business does not want to hear of on one number (fixtures req- and resp-block-users). */
final class BlockedUsers {
    private static final int LARGEST_PAGE = 100;

    private final ConcurrentSkipListMap<Long, String> people = new ConcurrentSkipListMap<>();
    private final AtomicLong last = new AtomicLong();

    boolean has(String waId) {
        return people.containsValue(waId);
    }

    ObjectNode list(Context ctx) {
        return Page.asked(ctx, List.copyOf(people.entrySet()), LARGEST_PAGE, Map.Entry::getKey)
                .json(
                        ctx,
                        person -> Json.object()
                                .put("messaging_product", "whatsapp")
                                .put("wa_id", person.getValue()));
    }

    ObjectNode add(ObjectNode request) {
        return each(request, "added_users", waId -> {
            if (!has(waId)) {
                people.put(last.incrementAndGet(), waId);
            }
        });
    }

    ObjectNode remove(ObjectNode request) {
        return each(request, "removed_users", waId -> people.values().remove(waId));
    }

    private static ObjectNode each(ObjectNode request, String answered, java.util.function.Consumer<String> change) {
        JsonNode users = request.path("block_users");
        if (!request.path("messaging_product").asText().equals("whatsapp") || users.isEmpty()) {
            throw GraphError.plain("The parameters messaging_product and block_users are required.")
                    .refused();
        }
        ObjectNode answer = Json.object().put("messaging_product", "whatsapp");
        ArrayNode done = answer.putObject("block_users").putArray(answered);
        for (JsonNode user : users) {
            String input = user.path("user").asText("");
            String waId = Recipient.waId(input);
            change.accept(waId);
            done.addObject().put("input", input).put("wa_id", waId);
        }
        return answer;
    }
}
