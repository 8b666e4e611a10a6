package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A button or list row that sends an answer when it is tapped. */
sealed interface TapTarget {
    /** Writes the answer's type and content into an inbound message (facts 8.2). */
    void putInto(ObjectNode message);

    /** A template's quick reply; its payload is its text where the send gave none (fixtures wh-msg-button). */
    record QuickReply(String payload, String text) implements TapTarget {
        @Override
        public void putInto(ObjectNode message) {
            message.put("type", "button")
                    .putObject("button")
                    .put("payload", payload)
                    .put("text", text);
        }
    }

    /** A reply button of an interactive message. */
    record ReplyButton(String id, String title) implements TapTarget {
        @Override
        public void putInto(ObjectNode message) {
            ObjectNode interactive = message.put("type", "interactive").putObject("interactive");
            interactive
                    .put("type", "button_reply")
                    .putObject("button_reply")
                    .put("id", id)
                    .put("title", title);
        }
    }

    /** A row of a list. */
    record ListRow(String id, String title, @Nullable String description) implements TapTarget {
        @Override
        public void putInto(ObjectNode message) {
            ObjectNode interactive = message.put("type", "interactive").putObject("interactive");
            ObjectNode row = interactive.put("type", "list_reply").putObject("list_reply");
            row.put("id", id).put("title", title);
            if (description != null) {
                row.put("description", description);
            }
        }
    }
}
