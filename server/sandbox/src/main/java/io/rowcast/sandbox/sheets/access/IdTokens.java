package io.rowcast.sandbox.sheets.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * OpenID Connect's ID tokens, signed with RS256 (developers.google.com/identity/openid-connect/openid-connect, "An ID token's
 * payload").
 */
public final class IdTokens {
    static final String ISSUER = "https://accounts.google.com";
    private static final String PROFILE = "https://www.googleapis.com/auth/userinfo.profile";
    private static final String KEY_ID = "sandbox-key-1";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final InstantSource clock;
    private final OAuthSettings settings;

    /** Made when it is first needed, since making one takes long. */
    private static final class Keys {
        static final KeyPair PAIR = ServiceAccounts.newPair();
    }

    /** A key that nobody is shown. */
    private static final class OtherKeys {
        static final KeyPair PAIR = ServiceAccounts.newPair();
    }

    public IdTokens(InstantSource clock, OAuthSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    String issue(Consents.Code code, String accessToken) {
        IdTokenFault fault = settings.idTokenFault();
        ObjectNode header = JsonNodeFactory.instance
                .objectNode()
                .put("alg", "RS256")
                .put("kid", KEY_ID)
                .put("typ", "JWT");
        String signed = part(header) + "." + part(claims(code, accessToken, fault));
        PrivateKey key = (fault == IdTokenFault.WRONG_KEY ? OtherKeys.PAIR : Keys.PAIR).getPrivate();
        return signed + "." + BASE64.encodeToString(signature(signed, key));
    }

    private ObjectNode claims(Consents.Code code, String accessToken, IdTokenFault fault) {
        String email = code.caller().email();
        Instant now = clock.instant().minus(fault == IdTokenFault.EXPIRED ? Duration.ofHours(2) : Duration.ZERO);
        ObjectNode claims = JsonNodeFactory.instance
                .objectNode()
                .put("iss", fault == IdTokenFault.WRONG_ISSUER ? "https://accounts.example" : ISSUER)
                .put("azp", OAuthClient.USUAL.id())
                .put(
                        "aud",
                        fault == IdTokenFault.WRONG_AUDIENCE
                                ? "other.apps.googleusercontent.com"
                                : OAuthClient.USUAL.id())
                .put("sub", subject(email))
                .put("email", email)
                .put("email_verified", fault != IdTokenFault.UNVERIFIED_EMAIL)
                .put("at_hash", BASE64.encodeToString(Arrays.copyOf(sha256(accessToken), 16)));
        code.request()
                .nonce()
                .ifPresent(once -> claims.put("nonce", fault == IdTokenFault.WRONG_NONCE ? once + "x" : once));
        if (code.caller().scopes().contains(PROFILE)) {
            claims.put("name", name(email));
        }
        return claims.put("iat", now.getEpochSecond())
                .put("exp", now.plus(Tokens.LIFETIME).getEpochSecond());
    }

    /** The sandbox's people are called as their addresses: Maria Lopez is maria.lopez@example.com. */
    private static String name(String email) {
        return Arrays.stream(email.replaceFirst("@.*", "").split("[._]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }

    /** The account's number: 21 digits, always the same for an address. */
    private static String subject(String email) {
        BigInteger number = new BigInteger(1, sha256(email));
        return "1" + String.format("%020d", number.mod(BigInteger.TEN.pow(20)));
    }

    private static String part(ObjectNode json) {
        return BASE64.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }

    private static byte[] signature(String signed, PrivateKey key) {
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(key);
            signer.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no RSA.", e);
        }
    }

    /** The public key as Google shows its own at /oauth2/v3/certs (RFC 7517). */
    public ObjectNode certificates() {
        RSAPublicKey key = (RSAPublicKey) Keys.PAIR.getPublic();
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", KEY_ID)
                .put("n", number(key.getModulus()))
                .put("e", number(key.getPublicExponent()));
        return all;
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
