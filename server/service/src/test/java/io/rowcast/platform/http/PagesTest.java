package io.rowcast.platform.http;

import static j2html.TagCreator.a;
import static j2html.TagCreator.p;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.Browser;
import io.rowcast.testing.Browser.Shown;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The frame of pages, and who is let past it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
    private static final String STRANGE = "<script>alert(1)</script>\" onload=\"x";

    private final Cookies cookies = new Cookies(URI.create("https://rowcast.example"));
    private final Browsers browsers = new Browsers(cookies, PagesTest::session);
    private final ApiServer server = ApiServer.start(
            0,
            key -> Optional.empty(),
            browsers,
            new RateLimits(new RateLimits.Sizes(1_000_000, 1_000_000), System::nanoTime),
            Proxies.none(),
            new RequestMeter(new SimpleMeterRegistry()),
            List.of(routes -> {
                routes.get("/enter", context -> {
                    cookies.keep(context, Browsers.SESSION, "viewer", Duration.ofDays(30));
                    context.result("in");
                });
                routes.get("/leave", context -> {
                    cookies.drop(context, Browsers.SESSION);
                    context.result("out");
                });
                routes.get(
                        "/shown",
                        context -> Pages.show(
                                context,
                                STRANGE,
                                browsers.looking(context),
                                p(STRANGE),
                                a("x").withHref("/" + STRANGE)));
                routes.get("/owners", context -> {
                    browsers.looking(context, Scope.ADMIN);
                    context.result("owner");
                });
                routes.post("/changed", context -> {
                    browsers.changing(context);
                    context.result("changed");
                });
                routes.get("/v1/seen", context -> context.result("seen"), Scope.READ);
                routes.post("/v1/looked", context -> context.result("looked"), Scope.READ);
                routes.post("/v1/sent", context -> context.result("sent"), Scope.SEND);
            }));

    private static Optional<BrowserSession> session(String secret) {
        Caller viewer = new Caller(WorkspaceId.random(), new Actor.Member(UUID.randomUUID()), Scope.READ);
        return switch (secret) {
            case "viewer" ->
                Optional.of(new BrowserSession(UUID.randomUUID(), "v@example.com", "right", STRANGE, viewer));
            case "nowhere" -> Optional.of(new BrowserSession(UUID.randomUUID(), "n@example.com", "right", null, null));
            default -> Optional.empty();
        };
    }

    @AfterAll
    void close() {
        server.close();
    }

    private Browser browser(String secret) {
        Browser browser = new Browser(URI.create("http://localhost:" + server.port()));
        if (!secret.isEmpty()) {
            browser.cookies().put("__Host-rowcast", secret);
        }
        return browser;
    }

    @Test
    void a_page_lets_nothing_of_another_origin_in_and_is_kept_by_nobody() {
        Shown page = browser("viewer").get("/shown");
        assertThat(page.header("Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
                                + "media-src 'self'; manifest-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.body()).startsWith("<!DOCTYPE html>").contains("<html lang=\"en\">", "width=device-width");
    }

    @Test
    void texts_and_attributes_are_escaped_in_every_part_of_the_frame() {
        assertThat(browser("viewer").get("/shown").body())
                .doesNotContain("<script>", "\" onload")
                .contains("<p>&lt;script&gt;")
                .contains("<h1>&lt;script&gt;");
    }

    @Test
    void the_style_is_there() {
        Shown style = browser("").get("/pages.css");
        assertThat(style.header("Content-Type")).startsWith("text/css");
        assertThat(style.expect(200)).contains(":focus-visible");
    }

    @Test
    void the_cookie_is_bound_to_the_host_and_hidden_from_scripts_and_other_sites_forms() {
        Browser browser = browser("");
        assertThat(browser.get("/enter").header("Set-Cookie"))
                .startsWith("__Host-rowcast=viewer;")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age=2592000")
                .doesNotContain("Domain");
        assertThat(browser.get("/leave").header("Set-Cookie"))
                .contains("Expires=Thu, 01 Jan 1970", "Secure", "HttpOnly");
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void without_https_the_cookie_has_its_plain_name() {
        Cookies plain = new Cookies(URI.create("http://localhost:8090"));
        try (ApiServer other = ApiServer.start(
                0,
                key -> Optional.empty(),
                new Browsers(plain, PagesTest::session),
                new RateLimits(new RateLimits.Sizes(1_000_000, 1_000_000), System::nanoTime),
                Proxies.none(),
                new RequestMeter(new SimpleMeterRegistry()),
                List.of(routes -> routes.get("/enter", context -> {
                    plain.keep(context, Browsers.SESSION, "viewer", Duration.ofDays(30));
                    context.result("in");
                })))) {
            assertThat(new Browser(URI.create("http://localhost:" + other.port()))
                            .get("/enter")
                            .header("Set-Cookie"))
                    .startsWith("rowcast=viewer;")
                    .contains("HttpOnly", "SameSite=Lax")
                    .doesNotContain("Secure");
        }
    }

    @Test
    void who_is_not_signed_in_is_led_there_and_back() {
        assertThat(browser("").get("/shown?a=b").leadsTo()).isEqualTo("/signin?next=%2Fshown%3Fa%3Db");
        assertThat(browser("ended").get("/owners").leadsTo()).isEqualTo("/signin?next=%2Fowners");
        assertThat(browser("nowhere").get("/owners").leadsTo()).isEqualTo("/workspaces?next=%2Fowners");
    }

    @Test
    void what_is_wrong_is_told_on_a_page_to_a_person_and_as_a_problem_to_a_program() {
        assertThat(browser("").get("/no/such/page").expect(404))
                .contains("<h1>There is nothing at this path.</h1>", "what was here is gone")
                .doesNotContain("openapi");
        assertThat(browser("viewer").get("/owners").expect(403))
                .contains("<h1>You may not do this here.</h1>")
                .contains("&quot;admin&quot;");
        assertThat(browser("").post("/changed", Map.of()).expect(401))
                .contains("You are not signed in any more.", "Nothing was changed", "href=\"/signin\"");
        assertThat(browser("")
                        .call("GET", "/no/such/page", "", Map.of("Accept", "application/json"))
                        .expect(404))
                .contains("/problems/not-found");
        assertThat(browser("").get("/v1/seen").expect(401)).contains("/problems/unauthorized");
    }

    @Test
    void a_form_of_another_site_changes_nothing() {
        Browser browser = browser("viewer");
        browser.post("/changed", Map.of()).expect(403);
        browser.post("/changed", Map.of("csrf", "wrong")).expect(403);
        browser.post("/changed", Map.of("csrf", "righ")).expect(403);
        assertThat(browser.post("/changed", Map.of("csrf", "right")).expect(200))
                .isEqualTo("changed");
    }

    @Test
    void a_session_calls_the_api_as_the_member_and_changes_with_the_token_only() {
        Browser browser = browser("viewer");
        assertThat(browser.get("/v1/seen").expect(200)).isEqualTo("seen");
        assertThat(browser.call("POST", "/v1/looked", "", Map.of()).expect(403)).contains("X-CSRF-Token");
        browser.call("POST", "/v1/looked", "", Map.of("X-CSRF-Token", "wrong")).expect(403);
        browser.call("POST", "/v1/looked", "", Map.of("X-CSRF-Token", "right")).expect(200);
        assertThat(browser.call("POST", "/v1/sent", "", Map.of("X-CSRF-Token", "right"))
                        .expect(403))
                .contains("\\\"send\\\"");
        assertThat(browser("nowhere").get("/v1/seen").expect(403)).contains("No workspace is chosen.");
        browser("ended").get("/v1/seen").expect(401);
    }

    @Test
    void a_key_that_is_wrong_is_refused_though_the_browser_has_a_session() {
        browser("viewer")
                .call("GET", "/v1/seen", "", Map.of("Authorization", "Bearer wrong"))
                .expect(401);
    }
}
