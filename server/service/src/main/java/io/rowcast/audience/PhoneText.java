package io.rowcast.audience;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The characters of a phone number as people write them. */
final class PhoneText {
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final Pattern BLANK = Pattern.compile("[\\p{Z}\\t]");
    private static final Pattern IN_FRONT = Pattern.compile("^(?:['’‘`´]|(?i:tel|whatsapp|phone)\\s*:)+\\s*");
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s()\\[\\].,/_*~·'’‐-―−-]");
    private static final Pattern DIGITS_WITH_PLUS = Pattern.compile("\\+?[0-9]*");

    private PhoneText() {}

    /** Digits of every script and of full width as 0 to 9, every blank as a space, nothing invisible, no apostrophe in front. */
    static String plain(String shown) {
        String visible = INVISIBLE.matcher(shown).replaceAll("");
        StringBuilder plain = new StringBuilder();
        BLANK.matcher(visible)
                .replaceAll(" ")
                .codePoints()
                .map(PhoneText::ascii)
                .forEach(plain::appendCodePoint);
        return IN_FRONT.matcher(plain.toString().strip()).replaceFirst("");
    }

    private static int ascii(int character) {
        int digit = Character.isDigit(character) ? Character.digit(character, 10) : -1;
        if (digit >= 0) {
            return '0' + digit;
        }
        boolean fullWidth = character >= 0xFF01 && character <= 0xFF5E;
        return fullWidth ? character - 0xFF01 + '!' : character;
    }

    /** The first character that no phone number holds. */
    static Optional<String> strangerIn(String plain) {
        String kept = PUNCTUATION.matcher(plain).replaceAll("");
        Matcher known = DIGITS_WITH_PLUS.matcher(kept);
        return known.lookingAt() && known.end() < kept.length()
                ? Optional.of(Character.toString(kept.codePointAt(known.end())))
                : Optional.empty();
    }

    static boolean hasPlus(String plain) {
        return plain.indexOf('+') >= 0;
    }

    static String digits(String plain) {
        return plain.replaceAll("[^0-9]", "");
    }
}
