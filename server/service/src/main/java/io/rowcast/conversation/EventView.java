package io.rowcast.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.rowcast.platform.json.Json;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as a stream of server-sent events tells it: ids only. */
record EventView(UUID conversationId, @Nullable UUID messageId) {
    static String text(ConversationEvent event) {
        try {
            return "id: " + event.mark() + "\nevent: " + event.kind() + "\ndata: "
                    + Json.MAPPER.writeValueAsString(new EventView(event.conversationId(), event.messageId())) + "\n\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be written", e);
        }
    }
}
