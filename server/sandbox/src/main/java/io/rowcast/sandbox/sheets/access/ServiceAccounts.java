package io.rowcast.sandbox.sheets.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Service accounts and their public keys. */
public final class ServiceAccounts {
    private static final int KEY_BITS = 2048;

    /** All that were made in this process, in this order by every sandbox in it: to make one takes a second. */
    private static final List<KeyPair> PAIRS = new ArrayList<>();

    private final Map<String, PublicKey> keys = new ConcurrentHashMap<>();
    private final AtomicInteger made = new AtomicInteger();

    Optional<PublicKey> key(String email) {
        return Optional.ofNullable(keys.get(email));
    }

    /**
     * Makes an account, or a new key for one.
     *
     * @param tokenUri where its holder is to ask for tokens
     * @return the whole key file as Google's console gives it out
     */
    public ObjectNode create(String email, String tokenUri) {
        KeyPair pair = pair(made.getAndIncrement());
        keys.put(email, pair.getPublic());
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "service_account")
                .put("project_id", "rowcast-sandbox")
                .put("private_key_id", UUID.randomUUID().toString().replace("-", ""))
                .put("private_key", pem(pair.getPrivate()))
                .put("client_email", email)
                .put("client_id", "100000000000000000000")
                .put("auth_uri", "https://accounts.google.com/o/oauth2/auth")
                .put("token_uri", tokenUri)
                .put("auth_provider_x509_cert_url", "https://www.googleapis.com/oauth2/v1/certs")
                .put("client_x509_cert_url", "https://www.googleapis.com/robot/v1/metadata/x509/" + email)
                .put("universe_domain", "googleapis.com");
    }

    private static synchronized KeyPair pair(int number) {
        while (PAIRS.size() <= number) {
            PAIRS.add(newPair());
        }
        return PAIRS.get(number);
    }

    static KeyPair newPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no RSA.", e);
        }
    }

    private static String pem(PrivateKey key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    }
}
