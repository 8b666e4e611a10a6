package io.rowcast.sandbox.whatsapp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A file at Meta.
 *
 * @param owner the number that it was uploaded for, or that it was sent to
 * @param until its id is known up to then
 */
record Media(String id, String owner, String mimeType, byte[] bytes, Instant until) {
    /** How long an uploaded file's id lives, and the id of a file that a person sent (facts section 5). */
    static final Duration UPLOADED = Duration.ofDays(30);

    static final Duration RECEIVED = Duration.ofDays(7);

    boolean aliveAt(Instant now) {
        return now.isBefore(until);
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
