package io.rowcast.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** The key that a caller holds: {@code rc_live_} and 32 random bytes in base 62. Prints as its prefix only. */
public record ApiKeySecret(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String MARK = "rc_live_";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 43;

    static ApiKeySecret random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new ApiKeySecret(MARK + base62(new BigInteger(1, bytes)));
    }

    private static String base62(BigInteger number) {
        StringBuilder text = new StringBuilder(LENGTH);
        BigInteger rest = number;
        for (int i = 0; i < LENGTH; i++) {
            BigInteger[] division = rest.divideAndRemainder(BigInteger.valueOf(DIGITS.length()));
            text.append(DIGITS.charAt(division[1].intValue()));
            rest = division[0];
        }
        return text.reverse().toString();
    }

    /** What may be stored and shown of it. */
    String prefix() {
        return value.substring(0, Math.min(value.length(), MARK.length() + 4));
    }

    /** SHA-256, without salt: 256 random bits need none, and the key must be found by it. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return prefix() + "…";
    }
}
