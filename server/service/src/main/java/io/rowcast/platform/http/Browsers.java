package io.rowcast.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the browser that a request comes from. A request that changes something is taken only with the session's token,
 * which another site cannot know: as the field {@code csrf} of a form, or as the header {@code X-CSRF-Token}.
 */
public final class Browsers {
    /** The cookie that holds the session's secret. */
    public static final String SESSION = "rowcast";

    private static final String TOKEN_FIELD = "csrf";
    private static final String TOKEN_HEADER = "X-CSRF-Token";

    private final Cookies cookies;
    private final BrowserSessions sessions;

    public Browsers(Cookies cookies, BrowserSessions sessions) {
        this.cookies = cookies;
        this.sessions = sessions;
    }

    /** Who has signed in; empty where nobody has, or not any more. */
    public Optional<BrowserSession> visitor(Context context) {
        return cookies.read(context, SESSION).flatMap(sessions::with);
    }

    /** Who looks at a page; who has not signed in is sent to do so, and comes back. */
    public BrowserSession looking(Context context) {
        return visitor(context).orElseThrow(() -> new Detour("/signin?next=" + encoded(address(context))));
    }

    /** Who looks at a page of the chosen workspace. */
    public Caller looking(Context context, Scope least) {
        Caller caller = looking(context).caller();
        if (caller == null) {
            throw new Detour("/workspaces?next=" + encoded(address(context)));
        }
        return allowed(caller, least);
    }

    /** Who sends a form. */
    public BrowserSession changing(Context context) {
        BrowserSession visitor = visitor(context).orElseThrow(Browsers::signedOut);
        check(visitor, context.formParam(TOKEN_FIELD));
        return visitor;
    }

    /** Who sends a form about the chosen workspace. */
    public Caller changing(Context context, Scope least) {
        return allowed(in(changing(context)), least);
    }

    /** Who calls the API from a page. */
    Optional<Caller> calling(Context context) {
        return visitor(context).map(visitor -> {
            if (!context.method().name().equals("GET")
                    && !context.method().name().equals("HEAD")) {
                check(visitor, context.header(TOKEN_HEADER));
            }
            return in(visitor);
        });
    }

    private static Caller in(BrowserSession visitor) {
        Caller caller = visitor.caller();
        if (caller == null) {
            throw new Problem(
                    ProblemType.FORBIDDEN, "No workspace is chosen.", "Choose one at /workspaces, then try again.");
        }
        return caller;
    }

    private static Caller allowed(Caller caller, Scope least) {
        ScopeGate.check(caller.scope(), least);
        return caller;
    }

    private static void check(BrowserSession visitor, @Nullable String token) {
        if (token == null
                || !MessageDigest.isEqual(
                        token.getBytes(UTF_8), visitor.csrfToken().getBytes(UTF_8))) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    "This did not come from one of Rowcast’s own pages, or the page was too old.",
                    "Nothing was changed. Open the page again and repeat it there; calls of the API from a page carry the session’s"
                            + " token in the header " + TOKEN_HEADER + ".");
        }
    }

    private static Problem signedOut() {
        return new Problem(
                ProblemType.UNAUTHORIZED,
                "You are not signed in any more.",
                "Nothing was changed. Sign in again, then repeat it.");
    }

    private static String address(Context context) {
        return context.queryString() == null ? context.path() : context.path() + "?" + context.queryString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
