package io.rowcast.sandbox.sheets.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/**
 * The exchange of a code for what it carries. Google's words as reported: googleapis/google-api-php-client#2669 (missing
 * verifier), kidd/org-gcal.el#241 (wrong one), googleapis/google-api-nodejs-client#3680 (one that is not needed).
 */
final class CodeGrant {
    private final Consents consents;

    CodeGrant(Consents consents) {
        this.consents = consents;
    }

    /**
     * Takes the code, which is used up then.
     *
     * @throws OAuthException when it is refused
     */
    Consents.Code take(Function<String, Optional<String>> form) {
        String given = form.apply("code")
                .orElseThrow(() -> new OAuthException("invalid_request", "Missing required parameter: code"));
        if (!given.startsWith("4/")) {
            throw new OAuthException("invalid_grant", "Malformed auth code.");
        }
        Consents.Code code = consents.code(given).orElseThrow(CodeGrant::gone);
        String redirect = form.apply("redirect_uri").orElse("");
        if (!redirect.equals(code.request().redirectUri().toString())) {
            throw new OAuthException("redirect_uri_mismatch", "Bad Request");
        }
        checkVerifier(code.request(), form.apply("code_verifier"));
        if (!consents.use(given)) {
            throw gone();
        }
        return code;
    }

    private static OAuthException gone() {
        return new OAuthException("invalid_grant", "Bad Request");
    }

    private static void checkVerifier(AuthorizationRequest request, Optional<String> verifier) {
        if (request.challenge().isEmpty()) {
            if (verifier.isPresent()) {
                throw new OAuthException("invalid_grant", "code_verifier or verifier is not needed.");
            }
            return;
        }
        String given = verifier.orElseThrow(() -> new OAuthException("invalid_grant", "Missing code verifier."));
        String challenge = request.plainChallenge() ? given : hashed(given);
        if (!challenge.equals(request.challenge().get())) {
            throw new OAuthException("invalid_grant", "Invalid code verifier.");
        }
    }

    /** RFC 7636 section 4.6. */
    private static String hashed(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }
}
