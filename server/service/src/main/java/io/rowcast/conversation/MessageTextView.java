package io.rowcast.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.rowcast.platform.json.Json;
import io.rowcast.render.MessageView;

/** How a message looks, as it rests and as the API shows it; and the words of it that a list can show. */
final class MessageTextView {
    private MessageTextView() {}

    static String write(MessageView view) {
        try {
            return Json.MAPPER.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message cannot be written", e);
        }
    }

    /** Its body, or in brackets the kind of its file; empty where it has neither. */
    static String of(String view) {
        MessageView read = read(view);
        if (read.body() != null) {
            return read.body();
        }
        return read.header() == null ? "" : "[" + read.header().kind() + "]";
    }

    static MessageView read(String view) {
        try {
            return Json.MAPPER.readValue(view, MessageView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored message cannot be read", e);
        }
    }
}
