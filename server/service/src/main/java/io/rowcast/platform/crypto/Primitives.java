package io.rowcast.platform.crypto;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.mac.MacConfig;
import java.security.GeneralSecurityException;

/** The kinds of keys in use: authenticated encryption and MAC. */
final class Primitives {
    static final Configuration TINK;

    static {
        try {
            AeadConfig.register();
            MacConfig.register();
            TINK = RegistryConfiguration.get();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Primitives() {}
}
