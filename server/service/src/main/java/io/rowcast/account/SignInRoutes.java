package io.rowcast.account;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.rowcast.account.SigningIn.Ending;
import io.rowcast.account.SigningIn.Invitation;
import io.rowcast.platform.http.BrowserSession;
import io.rowcast.platform.http.Browsers;
import io.rowcast.platform.http.Cookies;
import io.rowcast.platform.http.Pages;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.ProblemType;
import io.rowcast.platform.http.Routes;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
public final class SignInRoutes implements Routes {
    /** The cookie that ties a sign-in to the browser in which it began. */
    private static final String BEGUN = "rowcast-signin";

    private static final String START = "/workspaces";

    /** Each is a row for ten minutes; a whole company may come from one address. */
    private static final int BEGINNINGS = 600;

    private final Optional<SigningIn> signingIn;
    private final AccountStore accounts;
    private final SessionStore sessions;
    private final Browsers browsers;
    private final Cookies cookies;
    private final Attempts beginnings;

    /** @param signingIn empty where the operator has set up no OAuth client */
    public SignInRoutes(
            Optional<SigningIn> signingIn,
            AccountStore accounts,
            SessionStore sessions,
            Browsers browsers,
            Cookies cookies,
            InstantSource clock) {
        this.signingIn = signingIn;
        this.accounts = accounts;
        this.sessions = sessions;
        this.browsers = browsers;
        this.cookies = cookies;
        this.beginnings = new Attempts(BEGINNINGS, SigningIn.TIME_TO_SIGN_IN, clock);
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/", context -> go(context, browsers.visitor(context).isPresent() ? START : "/signin"));
        routes.get("/signin", this::ask);
        routes.get("/signin/google", this::begin);
        routes.get("/oauth/google/signed-in", this::comeBack);
        routes.post("/signout", this::end);
    }

    private void ask(Context context) {
        Pages.show(context, "Sign in", null, SignInPage.of(signingIn.isPresent(), next(context)));
    }

    private void begin(Context context) {
        if (signingIn.isEmpty()) {
            ask(context);
            return;
        }
        if (!beginnings.add(context.ip())) {
            throw new Problem(
                    ProblemType.SLOW_DOWN, "Too many people are signing in from here just now.", "Wait ten minutes.");
        }
        Invitation invitation = signingIn.get().begin(next(context));
        cookies.keep(context, BEGUN, invitation.browserSecret(), SigningIn.TIME_TO_SIGN_IN);
        context.header("Cache-Control", "no-store").redirect(invitation.authorizationUrl(), HttpStatus.SEE_OTHER);
    }

    /** The person comes straight from Google. The state and the cookie say that it began here, in this browser. */
    private void comeBack(Context context) {
        Ending ending = ending(context, context.queryParam("state"), context.queryParam("code"));
        cookies.drop(context, BEGUN);
        if (ending instanceof Ending.SignedIn in) {
            signIn(context, in);
        } else {
            context.status(HttpStatus.BAD_REQUEST);
            Pages.show(context, "Not signed in", null, SignInPage.of(ending));
        }
    }

    private Ending ending(Context context, @Nullable String state, @Nullable String code) {
        Optional<String> browser = cookies.read(context, BEGUN);
        if (state == null || browser.isEmpty() || signingIn.isEmpty()) {
            return new Ending.Outdated();
        }
        return code == null
                ? signingIn.get().refuse(state, browser.get())
                : signingIn.get().complete(state, browser.get(), code);
    }

    /** A new secret at each sign-in: what somebody may have put into the browser before is worth nothing. */
    private void signIn(Context context, Ending.SignedIn in) {
        cookies.read(context, Browsers.SESSION).ifPresent(sessions::end);
        String secret = sessions.begin(in.account().id());
        cookies.keep(context, Browsers.SESSION, secret, SessionStore.LONGEST);
        List<Membership> memberships = accounts.memberships(in.account().id());
        if (memberships.size() == 1) {
            sessions.enter(secret, memberships.getFirst());
        }
        go(context, in.next());
    }

    private void end(Context context) {
        BrowserSession visitor = browsers.changing(context);
        cookies.read(context, Browsers.SESSION).ifPresent(sessions::end);
        cookies.drop(context, Browsers.SESSION);
        Pages.show(context, "Signed out", null, SignInPage.signedOut(visitor.email()));
    }

    /** Where to go after signing in: a path of ours, and never another site's address. */
    private static String next(Context context) {
        return OwnPath.of(context.queryParam("next")).orElse(START);
    }

    private static void go(Context context, String path) {
        context.header("Cache-Control", "no-store").redirect(path, HttpStatus.SEE_OTHER);
    }
}
