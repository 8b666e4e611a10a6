package io.rowcast.platform.http;

import io.javalin.http.Context;
import java.util.Base64;

/** Where the next page of a list starts: bytes that mean something to the list's owner only. */
public final class Cursor {
    private Cursor() {}

    public static String of(byte[] place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place);
    }

    /** The place that the request's {@code after} names; empty for the first page. */
    public static byte[] bytes(Context context) {
        String after = context.queryParam("after");
        try {
            return after == null ? new byte[0] : Base64.getUrlDecoder().decode(after);
        } catch (IllegalArgumentException e) {
            throw Requests.wrong("after", "expected the `next` of the page before");
        }
    }
}
