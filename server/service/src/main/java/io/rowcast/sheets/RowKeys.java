package io.rowcast.sheets;

import java.security.SecureRandom;

/**
 * Keys for rows, of 16 letters and digits as the add-on's: a letter, ten random ones for this reading, then a number. They
 * are identities, not secrets.
 */
final class RowKeys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

    private final String start;
    private int count;

    RowKeys() {
        StringBuilder text = new StringBuilder("r");
        RANDOM.ints(10, 0, DIGITS.length()).forEach(digit -> text.append(DIGITS.charAt(digit)));
        start = text.toString();
    }

    String next() {
        String number = Integer.toString(count++, DIGITS.length());
        return start + "0".repeat(5 - number.length()) + number;
    }
}
