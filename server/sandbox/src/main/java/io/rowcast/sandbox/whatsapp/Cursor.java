package io.rowcast.sandbox.whatsapp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** A place in a list, in base64 with {@code =} written {@code ZD} as Meta's examples have it (facts section 3). */
final class Cursor {
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private Cursor() {}

    static String of(long id) {
        return Base64.getEncoder()
                .encodeToString(Long.toString(id).getBytes(StandardCharsets.US_ASCII))
                .replace("=", "ZD");
    }

    /** The id that the cursor stands for; throws Meta's 131059 for anything that is not one (v24 and later). */
    static long id(String cursor) {
        try {
            String padded = cursor.replaceAll("ZD(?=(ZD)?$)", "=");
            String id = new String(Base64.getDecoder().decode(padded), StandardCharsets.US_ASCII);
            if (ID.matcher(id).matches()) {
                return Long.parseLong(id);
            }
            throw invalid(cursor);
        } catch (IllegalArgumentException e) {
            throw invalid(cursor);
        }
    }

    private static RefusedException invalid(String cursor) {
        return GraphError.of(400, 131059, "Invalid cursor", "The cursor " + cursor + " is not valid")
                .refused();
    }
}
