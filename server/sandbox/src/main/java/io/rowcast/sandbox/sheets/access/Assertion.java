package io.rowcast.sandbox.sheets.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;

/** A signed JWT with which a service account asks for a token. */
record Assertion(JsonNode header, JsonNode claims, byte[] signed, byte[] signature) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Takes a JWT apart, without checking it.
     *
     * @throws OAuthException when it is not one
     */
    static Assertion parse(String jwt) {
        List<String> parts = List.of(jwt.split("\\.", -1));
        if (parts.size() != 3) {
            throw new OAuthException("invalid_grant", "Invalid JWT: wrong number of segments.");
        }
        try {
            return new Assertion(
                    json(parts.get(0)),
                    json(parts.get(1)),
                    (parts.get(0) + "." + parts.get(1)).getBytes(StandardCharsets.US_ASCII),
                    Base64.getUrlDecoder().decode(parts.get(2)));
        } catch (IOException | IllegalArgumentException e) {
            throw new OAuthException("invalid_grant", "Invalid JWT: cannot be decoded.");
        }
    }

    private static JsonNode json(String part) throws IOException {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(part));
        } catch (JsonProcessingException e) {
            throw new IOException(e);
        }
    }

    /** True when the key's holder signed this with RS256. */
    boolean isSignedBy(PublicKey key) {
        if (!header.path("alg").asText().equals("RS256")) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
