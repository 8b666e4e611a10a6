package io.rowcast.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Meta's signature of a webhook: {@code sha256=} and the HMAC-SHA256 of the raw bytes under the app secret, in hex
 * (facts.md section 7). The bytes must not be parsed and written again, since Meta escapes more than others do.
 */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";

    private final SecretKeySpec key;

    Signature(String appSecret) {
        this.key = new SecretKeySpec(appSecret.getBytes(UTF_8), ALGORITHM);
    }

    /** Compares in a time that does not depend on how much of it is right. */
    boolean fits(byte[] body, @Nullable String header) {
        return header != null
                && MessageDigest.isEqual(
                        (PREFIX + of(body)).getBytes(UTF_8), header.strip().getBytes(UTF_8));
    }

    private String of(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
