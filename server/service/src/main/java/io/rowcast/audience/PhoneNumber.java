package io.rowcast.audience;

/** A valid phone number in E.164, as {@code +447700900123}. Prints masked, so that no log line can leak a number. */
public record PhoneNumber(String e164) {
    public PhoneNumber {
        if (!e164.matches("\\+[1-9][0-9]{4,14}")) {
            throw new IllegalArgumentException("a phone number in E.164 starts with + and has 5 to 15 digits");
        }
    }

    @Override
    public String toString() {
        return e164.substring(0, 3) + "•••" + e164.substring(e164.length() - 2);
    }
}
