package io.rowcast.audience;

import java.util.regex.Pattern;

/**
 * A phone number in E.164, as {@code +447700900123}: a plus, the country code, the national number; at most 15 digits (ITU-T
 * E.164, 6.1). Whether the number is valid in its country is {@link PhoneReader}'s to say.
 *
 * <p>Prints masked, so that no log line can leak a number.
 */
public record PhoneNumber(String e164) implements Address {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{4,14}");

    public PhoneNumber {
        if (!fits(e164)) {
            throw new IllegalArgumentException("a phone number in E.164 starts with + and has 5 to 15 digits");
        }
    }

    /** Whether {@code text} is written as E.164 asks. */
    public static boolean fits(String text) {
        return E164.matcher(text).matches();
    }

    @Override
    public String text() {
        return e164;
    }

    @Override
    public String toString() {
        return e164.substring(0, 3) + "•••" + e164.substring(e164.length() - 2);
    }
}
