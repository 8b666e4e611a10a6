package io.rowcast.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;

/** Authenticated encryption bound to a purpose, so that a sealed value cannot be moved to another column or workspace. */
final class Aeads {
    private Aeads() {}

    static byte[] encrypt(Aead aead, byte[] plain, String purpose) {
        try {
            return aead.encrypt(plain, purpose.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not seal a value of " + purpose, e);
        }
    }

    static byte[] decrypt(Aead aead, byte[] sealed, String purpose) {
        try {
            return aead.decrypt(sealed, purpose.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new BrokenSealException(purpose, e);
        }
    }
}
