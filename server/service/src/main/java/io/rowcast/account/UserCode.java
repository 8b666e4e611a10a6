package io.rowcast.account;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The short code that a person compares between the sheet and the page: eight of twenty consonants, as RFC 8628 section 6.1
 * recommends, so that it spells no word and no letter looks like a digit.
 */
record UserCode(String letters) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 8;

    static UserCode random() {
        StringBuilder letters = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            letters.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new UserCode(letters.toString());
    }

    /** As a person types it, in any case, with or without the dash; empty where it cannot be one. */
    static Optional<UserCode> of(String typed) {
        String letters = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return Optional.of(letters)
                .filter(code -> code.matches("[" + ALPHABET + "]{" + LENGTH + "}"))
                .map(UserCode::new);
    }

    /** With a dash in the middle. */
    String shown() {
        return letters.substring(0, LENGTH / 2) + "-" + letters.substring(LENGTH / 2);
    }

    /** Without what it tells of anybody. */
    @Override
    public String toString() {
        return "code •••";
    }
}
