package io.rowcast.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auth.oauth2.TokenVerifier;
import com.google.auth.oauth2.UserCredentials;
import io.rowcast.sandbox.Sandbox;
import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.sandbox.client.SheetsControl.IdTokenFault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Consent, codes, refresh tokens and their ends, as an app meets them. */
class OAuthTest {
    private static final String ANA = "ana@example.com";
    private static final String SPREADSHEETS = "https://www.googleapis.com/auth/spreadsheets";

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.start(0, new SheetsPart(clock));
    private final SheetsControl control = new SheetsControl(sandbox.url());
    private final OAuth app = new OAuth(sandbox.url());
    private final String id = control.create("Guests", ANA).spreadsheetId();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private String code() {
        return OAuth.query(control.consent(app.authorizationUrl(), ANA, true)).getOrDefault("code", "");
    }

    private JsonNode connected() throws Exception {
        return app.token(OAuth.exchange(code()));
    }

    private int opened(JsonNode tokens) throws Exception {
        return new Api(sandbox.url(), id, tokens.path("access_token").asText())
                .get("")
                .status();
    }

    private void refused(Map<String, String> form, String error, String description) throws Exception {
        JsonNode answer = app.token(form);
        assertThat(answer.path("error").asText()).isEqualTo(error);
        assertThat(answer.path("error_description").asText()).isEqualTo(description);
    }

    private void refusedWith(Map<String, String> otherwise, String error, String description) throws Exception {
        Map<String, String> form = OAuth.exchange(code());
        form.putAll(otherwise);
        form.values().removeIf(String::isEmpty);
        refused(form, error, description);
    }

    @Test
    void a_person_who_allows_is_sent_back_with_a_code_and_the_state() {
        URI location = control.consent(app.authorizationUrl(), ANA, true);

        assertThat(location.toString()).startsWith(OAuth.REDIRECT + "?");
        assertThat(OAuth.query(location))
                .containsEntry("state", "s t&te")
                .containsEntry("scope", SPREADSHEETS + " openid https://www.googleapis.com/auth/userinfo.email")
                .containsKey("code");
    }

    @Test
    void a_person_who_denies_is_sent_back_with_an_error_and_the_state() {
        URI location = control.consent(app.authorizationUrl(), ANA, false);

        assertThat(OAuth.query(location))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "s t&te")
                .doesNotContainKey("code");
    }

    @Test
    void a_code_gives_tokens_that_open_the_persons_spreadsheets() throws Exception {
        JsonNode tokens = connected();

        assertThat(tokens.path("expires_in").asInt()).isEqualTo(3600);
        assertThat(tokens.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(tokens.path("scope").asText()).contains(SPREADSHEETS);
        assertThat(tokens.path("refresh_token").asText()).startsWith("1//");
        assertThat(opened(tokens)).isEqualTo(200);
        assertThat(opened(app.token(OAuth.refresh(tokens.path("refresh_token").asText()))))
                .isEqualTo(200);
    }

    @Test
    void the_id_token_names_the_account_and_is_signed_by_the_key_that_the_sandbox_shows() throws Exception {
        clock.advance(Duration.between(clock.instant(), Instant.now()));

        String idToken = connected().path("id_token").asText();

        assertThat(OAuth.claims(idToken).path("email").asText()).isEqualTo(ANA);
        assertThat(TokenVerifier.newBuilder()
                        .setAudience(SheetsControl.CLIENT_ID)
                        .setIssuer("https://accounts.google.com")
                        .setCertificatesLocation(sandbox.url() + "/oauth2/v3/certs")
                        .build()
                        .verify(idToken)
                        .getPayload())
                .containsEntry("email", ANA);
    }

    @Test
    void a_sign_in_gets_its_nonce_back_and_the_name_with_the_profile() throws Exception {
        JsonNode claims = signedIn(IdTokenFault.NONE);

        assertThat(claims.path("nonce").asText()).isEqualTo("n-1");
        assertThat(claims.path("name").asText()).isEqualTo("Ana Lopez");
        assertThat(claims.path("email_verified").asBoolean()).isTrue();
        assertThat(OAuth.claims(connected().path("id_token").asText()).has("name"))
                .isFalse();
    }

    @Test
    void an_id_token_can_be_made_wrong_in_each_part() throws Exception {
        assertThat(signedIn(IdTokenFault.WRONG_NONCE).path("nonce").asText()).isNotEqualTo("n-1");
        assertThat(signedIn(IdTokenFault.WRONG_AUDIENCE).path("aud").asText()).isNotEqualTo(SheetsControl.CLIENT_ID);
        assertThat(signedIn(IdTokenFault.WRONG_ISSUER).path("iss").asText())
                .isNotEqualTo("https://accounts.google.com");
        assertThat(signedIn(IdTokenFault.EXPIRED).path("exp").asLong())
                .isLessThan(clock.instant().getEpochSecond());
        assertThat(signedIn(IdTokenFault.UNVERIFIED_EMAIL)
                        .path("email_verified")
                        .asBoolean(true))
                .isFalse();
    }

    private JsonNode signedIn(IdTokenFault fault) throws Exception {
        control.idTokens(fault);
        String url = app.authorizationUrl(Map.of("scope", "openid email profile", "nonce", "n-1"));
        String code =
                OAuth.query(control.consent(url, "ana.lopez@example.com", true)).getOrDefault("code", "");
        return OAuth.claims(app.token(OAuth.exchange(code)).path("id_token").asText());
    }

    @Test
    void the_discovery_document_tells_where_everything_is() throws Exception {
        JsonNode document = OAuth.json(
                app.get(sandbox.url() + "/.well-known/openid-configuration").body());

        assertThat(document.path("issuer").asText()).isEqualTo("https://accounts.google.com");
        assertThat(document.path("authorization_endpoint").asText()).isEqualTo(sandbox.url() + "/o/oauth2/v2/auth");
        assertThat(document.path("token_endpoint").asText()).isEqualTo(sandbox.url() + "/token");
        assertThat(app.get(document.path("jwks_uri").asText()).statusCode()).isEqualTo(200);
    }

    @Test
    void the_token_endpoint_and_the_keys_can_be_away() throws Exception {
        control.oauthUnavailable(true);
        assertThat(app.post("/token", Map.of()).statusCode()).isEqualTo(503);
        assertThat(app.get(sandbox.url() + "/oauth2/v3/certs").statusCode()).isEqualTo(503);
        control.oauthUnavailable(false);
        assertThat(app.get(sandbox.url() + "/oauth2/v3/certs").statusCode()).isEqualTo(200);
    }

    @Test
    void a_refresh_token_comes_only_offline_and_only_with_the_first_consent_unless_asked_for() throws Exception {
        String offline = app.authorizationUrl(Map.of("prompt", ""));
        String online = app.authorizationUrl(Map.of("access_type", "online"));

        assertThat(exchanged(online).has("refresh_token")).isFalse();
        assertThat(exchanged(offline).has("refresh_token")).isFalse();
        assertThat(exchanged(app.authorizationUrl()).has("refresh_token")).isTrue();
        control.takeBackConsent(ANA);
        assertThat(exchanged(offline).has("refresh_token")).isTrue();
    }

    private JsonNode exchanged(String url) throws Exception {
        return app.token(
                OAuth.exchange(OAuth.query(control.consent(url, ANA, true)).getOrDefault("code", "")));
    }

    @Test
    void a_code_is_good_once_and_for_ten_minutes() throws Exception {
        String code = code();
        assertThat(app.token(OAuth.exchange(code)).has("access_token")).isTrue();
        refused(OAuth.exchange(code), "invalid_grant", "Bad Request");

        String late = code();
        clock.advance(Duration.ofMinutes(10));
        refused(OAuth.exchange(late), "invalid_grant", "Bad Request");
        refused(OAuth.exchange("nonsense"), "invalid_grant", "Malformed auth code.");
    }

    @Test
    void a_code_is_kept_from_whoever_does_not_have_the_verifier_the_secret_and_the_address() throws Exception {
        refusedWith(Map.of("code_verifier", ""), "invalid_grant", "Missing code verifier.");
        refusedWith(Map.of("code_verifier", "x".repeat(43)), "invalid_grant", "Invalid code verifier.");
        refusedWith(Map.of("client_secret", "guessed"), "invalid_client", "Unauthorized");
        refusedWith(Map.of("client_id", "other"), "invalid_client", "The OAuth client was not found.");
        refusedWith(Map.of("redirect_uri", "https://other.example/"), "redirect_uri_mismatch", "Bad Request");
    }

    @Test
    void a_refusal_for_the_client_is_401_and_for_the_grant_400() throws Exception {
        Map<String, String> wrongSecret = OAuth.exchange(code());
        wrongSecret.put("client_secret", "guessed");

        assertThat(app.post("/token", wrongSecret).statusCode()).isEqualTo(401);
        assertThat(app.post("/token", OAuth.exchange("4/other")).statusCode()).isEqualTo(400);
    }

    @Test
    void consent_taken_back_ends_every_token_of_the_account() throws Exception {
        JsonNode tokens = connected();

        control.takeBackConsent(ANA);

        assertThat(opened(tokens)).isEqualTo(401);
        refused(
                OAuth.refresh(tokens.path("refresh_token").asText()),
                "invalid_grant",
                "Token has been expired or revoked.");
    }

    @Test
    void an_app_revokes_by_either_token_and_only_once() throws Exception {
        JsonNode tokens = connected();
        Map<String, String> form = Map.of("token", tokens.path("refresh_token").asText());

        assertThat(app.post("/revoke", form).statusCode()).isEqualTo(200);
        assertThat(opened(tokens)).isEqualTo(401);
        assertThat(app.post("/revoke", form).statusCode()).isEqualTo(400);
        assertThat(app.post("/revoke", form).body()).contains("\"invalid_token\"");

        JsonNode again = connected();
        assertThat(app.post("/revoke?token=" + again.path("access_token").asText(), Map.of())
                        .statusCode())
                .isEqualTo(200);
        refused(
                OAuth.refresh(again.path("refresh_token").asText()),
                "invalid_grant",
                "Token has been expired or revoked.");
    }

    @Test
    void while_the_app_is_in_testing_refresh_tokens_end_after_seven_days() throws Exception {
        control.oauthTesting(true);
        JsonNode tokens = connected();
        Map<String, String> refresh = OAuth.refresh(tokens.path("refresh_token").asText());

        assertThat(tokens.path("refresh_token_expires_in").asInt()).isEqualTo(604_799);
        clock.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(app.token(refresh).has("access_token")).isTrue();
        clock.advance(Duration.ofSeconds(1));
        refused(refresh, "invalid_grant", "Token has been expired or revoked.");
    }

    @Test
    void access_tokens_live_as_long_as_told() throws Exception {
        control.accessTokensLive(Duration.ofSeconds(5));
        JsonNode tokens = connected();

        assertThat(tokens.path("expires_in").asInt()).isEqualTo(5);
        clock.advance(Duration.ofSeconds(5));
        assertThat(opened(tokens)).isEqualTo(401);
    }

    @Test
    void a_scope_that_the_person_left_unticked_is_not_granted() throws Exception {
        URI location = control.consentInPart(app.authorizationUrl(), ANA, "openid");
        JsonNode tokens = app.token(OAuth.exchange(OAuth.query(location).getOrDefault("code", "")));

        assertThat(tokens.path("scope").asText()).isEqualTo("openid");
        assertThat(opened(tokens)).isEqualTo(403);
    }

    @Test
    void calls_with_a_consented_token_count_against_that_accounts_quota() throws Exception {
        control.quotas(1, 300);
        JsonNode tokens = connected();

        assertThat(opened(tokens)).isEqualTo(200);
        assertThat(opened(tokens)).isEqualTo(429);
    }

    @Test
    void googles_own_library_refreshes_with_it() throws Exception {
        UserCredentials credentials = UserCredentials.newBuilder()
                .setClientId(SheetsControl.CLIENT_ID)
                .setClientSecret(SheetsControl.CLIENT_SECRET)
                .setRefreshToken(connected().path("refresh_token").asText())
                .setTokenServerUri(sandbox.url().resolve("/token"))
                .build();

        assertThat(credentials.refreshAccessToken().getTokenValue()).startsWith("ya29.");
    }

    @Test
    void the_page_asks_for_the_account_and_each_scope_and_sends_the_browser_back() throws Exception {
        String page = app.get(app.authorizationUrl()).body();

        assertThat(page)
                .contains("value=\"" + ANA + "\" checked", "See, edit, create, and delete all your Google Sheets")
                .contains(">Allow</button>", ">Deny</button>");
        Map<String, String> choice =
                new LinkedHashMap<>(Map.of("email", ANA, "scope", SPREADSHEETS, "decision", "allow"));
        String location = app.post(app.authorizationUrl(), choice)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(app.token(OAuth.exchange(OAuth.query(URI.create(location)).getOrDefault("code", "")))
                        .path("scope")
                        .asText())
                .isEqualTo(SPREADSHEETS);
    }

    @Test
    void an_unknown_client_or_a_foreign_address_gets_an_error_page_and_no_redirect() throws Exception {
        assertThat(app.get(app.authorizationUrl(Map.of("client_id", "<b>other")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(app.get(app.authorizationUrl(Map.of("redirect_uri", "http://example.com/<b>")))
                        .body())
                .contains("redirect_uri_mismatch")
                .doesNotContain("<b>");
        assertThatThrownBy(() -> control.consent(app.authorizationUrl(Map.of("scope", "")), ANA, true))
                .hasMessageContaining("Missing required parameter: scope");
    }
}
