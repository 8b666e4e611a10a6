package io.rowcast.sheets;

import com.google.api.client.auth.oauth2.TokenResponseException;
import com.google.api.client.googleapis.auth.oauth2.GoogleAuthorizationCodeRequestUrl;
import com.google.api.client.googleapis.auth.oauth2.GoogleAuthorizationCodeTokenRequest;
import com.google.api.client.googleapis.auth.oauth2.GoogleIdToken;
import com.google.api.client.googleapis.auth.oauth2.GoogleTokenResponse;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.UrlEncodedContent;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.sheets.v4.SheetsScopes;
import io.rowcast.workspace.GoogleConsent;
import io.rowcast.workspace.GoogleGrant;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Google's OAuth server for web applications (developers.google.com/identity/protocols/oauth2/web-server), with PKCE
 * (RFC 7636). The ID token comes straight from Google over TLS in exchange for our secret, so its signature need not be
 * checked (OpenID Connect Core 3.1.3.7), only for whom it was made.
 */
public final class GoogleConsentClient implements GoogleConsent {
    private static final Logger LOG = LoggerFactory.getLogger(GoogleConsentClient.class);

    private static final List<String> SCOPES = List.of(SheetsScopes.SPREADSHEETS, "openid", "email");
    private static final int TIMEOUT_MS = 20_000;

    private final OAuthClient client;
    private final HttpTransport transport = new NetHttpTransport();

    public GoogleConsentClient(OAuthClient client) {
        this.client = client;
    }

    @Override
    public String authorizationUrl(String state, String codeChallenge) {
        GoogleAuthorizationCodeRequestUrl url = new GoogleAuthorizationCodeRequestUrl(
                        client.authUrl().toString(), client.id(), client.redirectUrl().toString(), SCOPES)
                .setState(state)
                .setAccessType("offline");
        // Without it a person who has consented before gets no refresh token again.
        url.set("prompt", "consent");
        url.setCodeChallenge(codeChallenge);
        url.setCodeChallengeMethod("S256");
        return url.build();
    }

    @Override
    public Outcome exchange(String code, String codeVerifier) {
        try {
            return outcome(new GoogleAuthorizationCodeTokenRequest(
                            transport,
                            GsonFactory.getDefaultInstance(),
                            client.tokenUrl().toString(),
                            client.id(),
                            client.secret(),
                            code,
                            client.redirectUrl().toString())
                    .set("code_verifier", codeVerifier)
                    .setRequestInitializer(
                            request -> request.setConnectTimeout(TIMEOUT_MS).setReadTimeout(TIMEOUT_MS))
                    .execute());
        } catch (TokenResponseException e) {
            LOG.warn("Google gives no tokens for a code: {}", e.getMessage());
            return new Outcome.Refused();
        } catch (IOException e) {
            LOG.warn("Google's token endpoint does not answer", e);
            return new Outcome.NoAnswer();
        }
    }

    private Outcome outcome(GoogleTokenResponse tokens) throws IOException {
        // People may untick single rights (developers.google.com/identity/protocols/oauth2/web-server, granular permissions).
        if (tokens.getScope() == null
                || !Arrays.asList(tokens.getScope().split(" ", -1)).contains(SheetsScopes.SPREADSHEETS)) {
            return new Outcome.SheetsNotGranted();
        }
        if (tokens.getRefreshToken() == null || tokens.getIdToken() == null) {
            return new Outcome.NothingLasting();
        }
        GoogleIdToken.Payload who = tokens.parseIdToken().getPayload();
        if (who.getAudienceAsList() == null || !who.getAudienceAsList().contains(client.id()) || who.getEmail() == null) {
            return new Outcome.Refused();
        }
        return new Outcome.Granted(new GoogleGrant(who.getSubject(), who.getEmail(), tokens.getRefreshToken()));
    }

    @Override
    public boolean revoke(String refreshToken) {
        try {
            transport
                    .createRequestFactory()
                    .buildPostRequest(
                            new GenericUrl(client.revokeUrl().toString()),
                            new UrlEncodedContent(Map.of("token", refreshToken)))
                    .setConnectTimeout(TIMEOUT_MS)
                    .setReadTimeout(TIMEOUT_MS)
                    .execute()
                    .disconnect();
            return true;
        } catch (HttpResponseException e) {
            // 400: it was not good any more.
            return e.getStatusCode() == 400;
        } catch (IOException e) {
            LOG.warn("Google's revocation endpoint does not answer", e);
            return false;
        }
    }
}
