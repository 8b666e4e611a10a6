package io.rowcast.render;

import io.rowcast.audience.Address;
import java.util.Map;

/** One message in the form of Meta's API: the very object that the preview shows and that is sent. Immutable. */
public final class Message {
    private final MessageWire wire;

    /** @param values by input key; complete */
    Message(Template template, Address recipient, Map<String, String> values) {
        this.wire = new MessageWire(template, recipient, values);
    }

    /** The exact JSON for Meta, with our id of the delivery as {@code biz_opaque_callback_data} (facts 2.8). */
    public String json(String callbackData) {
        return wire.json(callbackData);
    }

    /** Says nothing of recipient and content, so that no log line can. */
    @Override
    public String toString() {
        return "message";
    }
}
