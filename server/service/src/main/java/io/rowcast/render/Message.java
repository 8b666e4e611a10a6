package io.rowcast.render;

import io.rowcast.audience.Address;

/** One message in the form of Meta's API: the very object that the preview shows and that is sent. Immutable. */
public final class Message {
    private final MessageWire wire;

    /** @param values complete */
    Message(Mould mould, Address recipient, Values values) {
        this.wire = new MessageWire(mould, recipient, values);
    }

    /**
     * The exact JSON for Meta, with our id of the delivery as {@code biz_opaque_callback_data} (facts 2.8). An uploaded file
     * stands in it as {@link io.rowcast.media.MediaMark}.
     */
    public String json(String callbackData) {
        return wire.json(callbackData);
    }

    /** Says nothing of recipient and content, so that no log line can. */
    @Override
    public String toString() {
        return "message";
    }
}
