package io.rowcast.sandbox.sheets.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an app asks of a person at the consent page (developers.google.com/identity/protocols/oauth2/web-server).
 *
 * @param scopes full addresses, and openid
 * @param challenge of PKCE (RFC 7636); empty when the app sent none
 * @param plainChallenge the challenge is the verifier itself
 * @param wantsConsent the app asked for prompt=consent, which gives a new refresh token each time
 * @param loginHint the account that the app expects
 */
public record AuthorizationRequest(
        URI redirectUri,
        SequencedSet<String> scopes,
        Optional<String> state,
        Optional<String> challenge,
        boolean plainChallenge,
        boolean isOffline,
        boolean wantsConsent,
        Optional<String> nonce,
        Optional<String> loginHint) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Reads the query of an authorization address.
     *
     * @param query encoded, without its question mark
     * @throws OAuthException when Google would show an error page in place of the consent page
     */
    public static AuthorizationRequest parse(String query) {
        Map<String, String> given = parameters(query);
        if (!required(given, "client_id").equals(OAuthClient.USUAL.id())) {
            throw new OAuthException(401, "invalid_client", "The OAuth client was not found.");
        }
        if (!required(given, "response_type").equals("code")) {
            throw new OAuthException("unsupported_response_type", "The sandbox gives out codes: response_type=code.");
        }
        String method = given.getOrDefault("code_challenge_method", "plain");
        if (given.containsKey("code_challenge") && !Set.of("S256", "plain").contains(method)) {
            throw new OAuthException("invalid_request", "Transform algorithm not supported: " + method);
        }
        return new AuthorizationRequest(
                redirect(required(given, "redirect_uri")),
                scopes(required(given, "scope")),
                Optional.ofNullable(given.get("state")),
                Optional.ofNullable(given.get("code_challenge")),
                method.equals("plain"),
                given.getOrDefault("access_type", "online").equals("offline"),
                Set.of(given.getOrDefault("prompt", "").split(" ")).contains("consent"),
                Optional.ofNullable(given.get("nonce")),
                Optional.ofNullable(given.get("login_hint")));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> given = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int mark = pair.indexOf('=');
            if (mark > 0) {
                given.put(pair.substring(0, mark), URLDecoder.decode(pair.substring(mark + 1), StandardCharsets.UTF_8));
            }
        }
        return given;
    }

    private static String required(Map<String, String> given, String name) {
        String value = given.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new OAuthException("invalid_request", "Missing required parameter: " + name);
        }
        return value;
    }

    private static URI redirect(String address) {
        try {
            URI uri = new URI(address);
            boolean loopback =
                    "http".equals(uri.getScheme()) && uri.getHost() != null && LOOPBACK.contains(uri.getHost());
            if (loopback || "https".equals(uri.getScheme())) {
                return uri;
            }
        } catch (URISyntaxException notAnAddress) {
            throw new OAuthException("redirect_uri_mismatch", address + " is not an address.");
        }
        throw new OAuthException(
                "redirect_uri_mismatch", "The redirect_uri " + address + " is neither https nor on this machine.");
    }

    /** Google answers the short names of the sign-in scopes by their long ones. */
    private static SequencedSet<String> scopes(String asked) {
        return Arrays.stream(asked.strip().split(" +"))
                .map(scope -> Set.of("email", "profile").contains(scope)
                        ? "https://www.googleapis.com/auth/userinfo." + scope
                        : scope)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
