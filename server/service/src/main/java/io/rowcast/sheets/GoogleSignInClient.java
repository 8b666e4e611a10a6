package io.rowcast.sheets;

import com.google.api.client.auth.oauth2.TokenResponseException;
import com.google.api.client.googleapis.auth.oauth2.GoogleAuthorizationCodeRequestUrl;
import com.google.api.client.googleapis.auth.oauth2.GoogleAuthorizationCodeTokenRequest;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.json.webtoken.JsonWebToken;
import com.google.auth.oauth2.TokenVerifier;
import io.rowcast.account.GoogleIdentity;
import io.rowcast.account.GoogleSignIn;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Google as an OpenID provider (developers.google.com/identity/openid-connect/openid-connect): the code flow with PKCE, and an ID
 * token of which everything is checked that "Validating an ID token" there names. The library keeps Google's keys for an hour.
 */
public final class GoogleSignInClient implements GoogleSignIn {
    private static final Logger LOG = LoggerFactory.getLogger(GoogleSignInClient.class);

    private static final List<String> SCOPES = List.of("openid", "email", "profile");

    /** Both are Google's (developers.google.com/identity/openid-connect/reference, "Discovery Document", issuer). */
    private static final Set<String> ISSUERS = Set.of("https://accounts.google.com", "accounts.google.com");

    private static final int TIMEOUT_MS = 20_000;

    private final OAuthClient client;
    private final URI redirectUrl;
    private final HttpTransport transport = new NetHttpTransport();
    private final TokenVerifier verifier;

    /**
     * @param redirectUrl where Google sends the person back to, as entered in the Google Cloud console
     * @param keysUrl Google's public keys, as a JSON Web Key Set
     */
    public GoogleSignInClient(OAuthClient client, URI redirectUrl, URI keysUrl, InstantSource clock) {
        this.client = client;
        this.redirectUrl = redirectUrl;
        this.verifier = TokenVerifier.newBuilder()
                .setAudience(client.id())
                .setCertificatesLocation(keysUrl.toString())
                .setClock(() -> clock.instant().toEpochMilli())
                .setHttpTransportFactory(() -> transport)
                .build();
    }

    @Override
    public String authorizationUrl(String state, String nonce, String codeChallenge) {
        GoogleAuthorizationCodeRequestUrl url = new GoogleAuthorizationCodeRequestUrl(
                        client.authUrl().toString(), client.id(), redirectUrl.toString(), SCOPES)
                .setState(state);
        url.set("nonce", nonce);
        // Who has several Google accounts says which one works here.
        url.set("prompt", "select_account");
        url.setCodeChallenge(codeChallenge);
        url.setCodeChallengeMethod("S256");
        return url.build();
    }

    /** Asked once: a code is good once, so that asking again could only be refused. */
    @Override
    public Outcome identify(String code, String codeVerifier, String nonce) {
        try {
            return outcome(idToken(code, codeVerifier), nonce);
        } catch (TokenResponseException e) {
            LOG.warn("Google gives no ID token for a code: {}", e.getMessage());
            return e.getStatusCode() >= 500 ? new Outcome.NoAnswer() : new Outcome.Refused();
        } catch (TokenVerifier.VerificationException e) {
            return unverifiable(e);
        } catch (IOException e) {
            LOG.warn("Google's token endpoint does not answer", e);
            return new Outcome.NoAnswer();
        }
    }

    private @Nullable String idToken(String code, String codeVerifier) throws IOException {
        return new GoogleAuthorizationCodeTokenRequest(
                        transport,
                        GsonFactory.getDefaultInstance(),
                        client.tokenUrl().toString(),
                        client.id(),
                        client.secret(),
                        code,
                        redirectUrl.toString())
                .set("code_verifier", codeVerifier)
                .setRequestInitializer(
                        request -> request.setConnectTimeout(TIMEOUT_MS).setReadTimeout(TIMEOUT_MS))
                .execute()
                .getIdToken();
    }

    private Outcome outcome(@Nullable String idToken, String nonce) throws TokenVerifier.VerificationException {
        if (idToken == null) {
            LOG.warn("Google's answer to a code has no ID token");
            return new Outcome.Refused();
        }
        JsonWebToken.Payload claims = verifier.verify(idToken).getPayload();
        if (!ISSUERS.contains(claims.getIssuer()) || !nonce.equals(claims.get("nonce"))) {
            LOG.warn("An ID token is not of this sign-in, or not Google's");
            return new Outcome.Refused();
        }
        if (!(claims.get("email") instanceof String email) || !Boolean.TRUE.equals(claims.get("email_verified"))) {
            return new Outcome.Unverified();
        }
        String name = claims.get("name") instanceof String given && !given.isBlank() ? given : email;
        return new Outcome.Identified(new GoogleIdentity(claims.getSubject(), email, name));
    }

    /** The keys could not be had, or the token is not good. */
    private static Outcome unverifiable(TokenVerifier.VerificationException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                LOG.warn("Google's keys cannot be read", e);
                return new Outcome.NoAnswer();
            }
        }
        LOG.warn("An ID token does not hold: {}", e.getMessage());
        return new Outcome.Refused();
    }
}
