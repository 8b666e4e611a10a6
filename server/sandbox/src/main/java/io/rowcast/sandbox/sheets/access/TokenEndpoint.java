package io.rowcast.sandbox.sheets.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Google's OAuth token endpoint: the JWT bearer grant (developers.google.com/identity/protocols/oauth2/service-account), the code
 * and the refresh token grant (developers.google.com/identity/protocols/oauth2/web-server), and revocation.
 */
public final class TokenEndpoint {
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String GOOGLES_OWN = "https://oauth2.googleapis.com/token";
    /** An assertion may be this much older or newer than our clock. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final ServiceAccounts accounts;
    private final Tokens tokens;
    private final OAuthSettings settings;
    private final IdTokens idTokens;
    private final Consents consents;

    public TokenEndpoint(
            InstantSource clock,
            ServiceAccounts accounts,
            Tokens tokens,
            OAuthSettings settings,
            IdTokens idTokens,
            Consents consents) {
        this.clock = clock;
        this.accounts = accounts;
        this.tokens = tokens;
        this.settings = settings;
        this.idTokens = idTokens;
        this.consents = consents;
    }

    /**
     * Answers a token request.
     *
     * @param form a form field's value by its name; empty when it is missing
     * @param ownUrl the address it was asked at, which the assertion must name as its audience
     * @throws OAuthException when it is refused
     */
    public ObjectNode answer(Function<String, Optional<String>> form, String ownUrl) {
        return switch (form.apply("grant_type").orElse("")) {
            case JWT_BEARER -> granted(byAssertion(form.apply("assertion").orElse(""), ownUrl));
            case "refresh_token" -> granted(byRefresh(form));
            case "authorization_code" -> byCode(form);
            default -> throw new OAuthException("unsupported_grant_type", "Invalid grant_type.");
        };
    }

    /**
     * Takes back everything that the account behind a token allowed, be it an access or a refresh token.
     *
     * @throws OAuthException when the token is unknown or has ended
     */
    public void revoke(String token) {
        Caller holder =
                tokens.holder(token).orElseThrow(() -> new OAuthException("invalid_token", "Token expired or revoked"));
        consents.takeBack(holder.email());
    }

    private ObjectNode granted(Caller caller) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("access_token", tokens.issue(caller, settings.accessToken()))
                .put("expires_in", settings.accessToken().toSeconds())
                .put("scope", String.join(" ", caller.scopes()))
                .put("token_type", "Bearer");
    }

    private ObjectNode byCode(Function<String, Optional<String>> form) {
        checkClient(form);
        Consents.Code code = new CodeGrant(consents).take(form);
        ObjectNode answer = granted(code.caller());
        if (code.givesRefreshToken()) {
            answer.put("refresh_token", tokens.issueRefresh(code.caller(), settings.refreshToken()));
            settings.refreshToken()
                    .ifPresent(lifetime -> answer.put("refresh_token_expires_in", lifetime.toSeconds() - 1));
        }
        if (code.caller().scopes().contains("openid")) {
            answer.put(
                    "id_token", idTokens.issue(code, answer.path("access_token").asText()));
        }
        return answer;
    }

    private static void checkClient(Function<String, Optional<String>> form) {
        if (!form.apply("client_id").orElse("").equals(OAuthClient.USUAL.id())) {
            throw new OAuthException(401, "invalid_client", "The OAuth client was not found.");
        }
        if (!form.apply("client_secret").orElse("").equals(OAuthClient.USUAL.secret())) {
            throw new OAuthException(401, "invalid_client", "Unauthorized");
        }
    }

    /** A token from the controls belongs to no client and is refreshed by any. */
    private Caller byRefresh(Function<String, Optional<String>> form) {
        Caller caller = tokens.byRefresh(form.apply("refresh_token").orElse(""))
                .orElseThrow(() -> new OAuthException("invalid_grant", "Token has been expired or revoked."));
        if (caller.isCounted()) {
            checkClient(form);
        }
        return caller;
    }

    private Caller byAssertion(String jwt, String ownUrl) {
        Assertion assertion = Assertion.parse(jwt);
        String email = assertion.claims().path("iss").asText();
        PublicKey key = accounts.key(email)
                .orElseThrow(() -> new OAuthException("invalid_grant", "Invalid grant: account not found"));
        if (!assertion.isSignedBy(key)) {
            throw new OAuthException("invalid_grant", "Invalid JWT Signature.");
        }
        String audience = assertion.claims().path("aud").asText();
        if (!Set.of(ownUrl, GOOGLES_OWN).contains(audience)) {
            throw new OAuthException(
                    "invalid_grant", "Invalid JWT: Failed audience check. The right audience is " + ownUrl);
        }
        checkTimes(assertion);
        String scope = assertion.claims().path("scope").asText().strip();
        if (scope.isEmpty()) {
            throw new OAuthException("invalid_scope", "Invalid OAuth scope or ID token audience provided.");
        }
        return new Caller(email, true, Set.of(scope.split(" +")));
    }

    private void checkTimes(Assertion assertion) {
        Instant now = clock.instant();
        Instant issued = Instant.ofEpochSecond(assertion.claims().path("iat").asLong());
        Instant expires = Instant.ofEpochSecond(assertion.claims().path("exp").asLong());
        boolean fine = expires.isAfter(now)
                && issued.isBefore(now.plus(SKEW))
                && !expires.isAfter(issued.plus(Tokens.LIFETIME));
        if (!fine) {
            throw new OAuthException(
                    "invalid_grant",
                    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.");
        }
    }
}
