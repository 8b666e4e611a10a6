package io.rowcast.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.sandbox.client.SheetsControl.IdTokenFault;
import io.rowcast.testing.AheadClock;
import io.rowcast.testing.Browser;
import io.rowcast.testing.Browser.Shown;
import io.rowcast.testing.RunningService;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People sign in with Google, through the sandbox's OpenID provider. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class SignInJourneyTest {
    private final AheadClock clock = new AheadClock();
    private RunningService service;
    private SheetsControl google;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path folder) {
        service = new RunningService(folder, clock);
        google = new SheetsControl(service.sandboxUrl());
    }

    @BeforeEach
    void newBrowser() {
        browser = new Browser(service.url());
        google.idTokens(IdTokenFault.NONE);
        google.oauthUnavailable(false);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private Shown comeBack(String email) {
        return browser.comeBack(google.consent(browser.signInAddress("/keys"), email, true));
    }

    private void makeWorkspace(String name) {
        browser.submit("/workspaces", "/workspaces", Map.of("name", name)).leadsTo();
    }

    @Test
    void whoever_comes_first_makes_a_workspace_and_is_its_owner() {
        assertThat(browser.get("/").leadsTo()).isEqualTo("/signin");
        assertThat(browser.get("/signin").expect(200)).contains("Sign in with Google");
        assertThat(browser.signIn(google, "ada.first@example.com")).isEqualTo("/workspaces");
        assertThat(browser.get("/").leadsTo()).isEqualTo("/workspaces");
        assertThat(browser.get("/workspaces").expect(200))
                .contains("ada.first@example.com", "You are no member of a workspace yet");
        assertThat(browser.get("/v1/me").expect(403)).contains("No workspace is chosen.");

        makeWorkspace("Ada’s <shop>");
        assertThat(browser.get("/workspaces").body()).contains("Ada’s &lt;shop&gt;", "You work in this one now");
        assertThat(browser.get("/v1/me").expect(200)).contains("Ada’s <shop>", "\"scope\":\"admin\"");
        assertThat(service.everyTable()).doesNotContain("ada.first", "Ada First");
        assertThat(service.strings("select action from audit_entry order by at, entry_id"))
                .contains("workspace-made", "signed-in");
    }

    @Test
    void a_workspace_needs_a_name_and_one_person_makes_no_more_than_ten() {
        browser.signIn(google, "busy@example.com");
        assertThat(browser.submit("/workspaces", "/workspaces", Map.of("name", " "))
                        .expect(422))
                .contains("Give the workspace a name");
        for (int i = 0; i < 10; i++) {
            makeWorkspace("Shop " + i);
        }
        assertThat(browser.submit("/workspaces", "/workspaces", Map.of("name", "One more"))
                        .expect(422))
                .contains("10 workspaces already");
    }

    @Test
    void who_comes_again_is_in_the_one_workspace_at_once_and_goes_on_where_it_was_wanted() {
        browser.signIn(google, "again@example.com");
        makeWorkspace("Again");
        browser = new Browser(service.url());
        assertThat(comeBack("again@example.com").leadsTo()).isEqualTo("/keys");
        assertThat(browser.get("/v1/me").expect(200)).contains("Again");
    }

    @Test
    void a_workspace_of_others_cannot_be_entered() {
        browser.signIn(google, "outsider@example.com");
        String theirs = service.strings("select workspace_id::text from workspace where name = 'Shop'")
                .getFirst();
        browser.submit("/workspaces", "/workspaces/choose", Map.of("workspace", theirs))
                .expect(404);
        browser.get("/v1/me").expect(403);
    }

    @ParameterizedTest
    @EnumSource(
            value = IdTokenFault.class,
            names = {"WRONG_NONCE", "WRONG_AUDIENCE", "WRONG_ISSUER", "WRONG_KEY", "EXPIRED"})
    void an_id_token_that_is_not_good_lets_nobody_in(IdTokenFault fault) {
        google.idTokens(fault);
        assertThat(comeBack("forged@example.com").expect(400)).contains("did not fit this sign-in");
        assertThat(browser.cookies()).isEmpty();
        google.idTokens(IdTokenFault.NONE);
        assertThat(comeBack("forged@example.com").leadsTo()).isEqualTo("/keys");
    }

    @Test
    void an_address_that_google_has_not_confirmed_lets_nobody_in() {
        google.idTokens(IdTokenFault.UNVERIFIED_EMAIL);
        assertThat(comeBack("claimed@example.com").expect(400)).contains("has not yet confirmed");
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void while_google_is_away_nobody_gets_in_and_is_told_to_wait() {
        URI location = google.consent(browser.signInAddress("/keys"), "early@example.com", true);
        google.oauthUnavailable(true);
        assertThat(browser.comeBack(location).expect(400)).contains("Google does not answer");
        google.oauthUnavailable(false);
        assertThat(comeBack("early@example.com").leadsTo()).isEqualTo("/keys");
    }

    @Test
    void who_says_no_at_google_is_not_signed_in() {
        URI location = google.consent(browser.signInAddress("/keys"), "shy@example.com", false);
        assertThat(browser.comeBack(location).expect(400)).contains("You did not allow it");
    }

    @Test
    void a_sign_in_is_good_once_in_its_own_browser_and_for_ten_minutes() {
        URI location = google.consent(browser.signInAddress("/keys"), "once@example.com", true);
        Browser other = new Browser(service.url());
        assertThat(other.comeBack(location).expect(400)).contains("another browser");
        other.signInAddress("/keys");
        other.comeBack(location).expect(400);
        assertThat(browser.comeBack(location).leadsTo()).isEqualTo("/keys");
        browser.comeBack(location).expect(400);

        URI late = google.consent(browser.signInAddress("/keys"), "once@example.com", true);
        clock.ahead(Duration.ofMinutes(10));
        browser.comeBack(late).expect(400);
        browser.get("/oauth/google/signed-in?code=stolen&state=guessed").expect(400);
        browser.get("/oauth/google/signed-in").expect(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "javascript:alert(1)",
                "keys",
                "/a b"
            })
    void a_link_leads_to_no_other_site_after_signing_in(String next) {
        URI location = google.consent(browser.signInAddress(next), "led@example.com", true);
        assertThat(browser.comeBack(location).leadsTo()).isEqualTo("/workspaces");
    }

    @Test
    void each_sign_in_has_a_secret_of_its_own_and_ends_the_one_before() {
        browser.signIn(google, "twice@example.com");
        String first = browser.cookies().get("rowcast");
        browser.signIn(google, "twice@example.com");
        assertThat(browser.cookies().get("rowcast")).isNotEqualTo(first);
        Browser thief = new Browser(service.url());
        thief.cookies().put("rowcast", first);
        assertThat(thief.get("/workspaces").leadsTo()).startsWith("/signin");
        assertThat(service.everyTable()).doesNotContain(browser.cookies().get("rowcast"));
    }

    @Test
    void signing_out_ends_the_session_for_whoever_holds_its_secret() {
        browser.signIn(google, "leaving@example.com");
        String secret = browser.cookies().get("rowcast");
        browser.post("/signout", Map.of("csrf", "wrong")).expect(403);
        assertThat(browser.submit("/workspaces", "/signout", Map.of()).expect(200))
                .contains("leaving@example.com is signed out");
        assertThat(browser.cookies()).isEmpty();
        browser.cookies().put("rowcast", secret);
        assertThat(browser.get("/workspaces").leadsTo()).startsWith("/signin");
    }
}
