package io.rowcast.sandbox.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The value of {@code X-Hub-Signature-256}: HMAC-SHA256 of the raw body under the app secret, lower-case hex (facts section
 * 7). For one thread.
 */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private final String secret;
    private final Mac mac;

    Signature(String secret) {
        this.secret = secret;
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    String secret() {
        return secret;
    }

    String of(byte[] body) {
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    }
}
