package io.rowcast.audience;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person as one business knows them where the phone number is hidden, as {@code US.13491208655302741918}: country, dot,
 * up to 128 letters and digits; the id that a company's portfolios share has {@code ENT.} before them (facts 12).
 *
 * <p>Prints masked, so that no log line can leak whom it names.
 */
public record UserId(String id) implements Address {
    private static final Pattern FORM = Pattern.compile("([A-Z]{2})\\.(?:ENT\\.)?([A-Za-z0-9]{1,128})");

    /** The most digits that a phone number has; "ES.612345678" in a cell is more likely one of those. */
    private static final int LONGEST_NUMBER = 15;

    public UserId {
        if (!fits(id)) {
            throw new IllegalArgumentException("a user id is a country's two letters, a dot, and letters and digits");
        }
    }

    /** Whether {@code text} is written as Meta writes user ids. */
    public static boolean fits(String text) {
        return FORM.matcher(text).matches();
    }

    /** Whether {@code text}, typed by a person, can hardly be meant as something else. */
    static boolean isSurely(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() && form.group(2).length() > LONGEST_NUMBER;
    }

    @Override
    public String text() {
        return id;
    }

    /** ISO 3166 region of the person's number. */
    public String region() {
        return id.substring(0, 2);
    }

    @Override
    public String toString() {
        return id.substring(0, 3) + "•••" + (id.length() > 8 ? id.substring(id.length() - 2) : "");
    }
}
