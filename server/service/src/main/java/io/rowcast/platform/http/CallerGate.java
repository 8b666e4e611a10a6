package io.rowcast.platform.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Optional;

/**
 * Lets nobody under {@code /v1} past without a valid {@code Authorization: Bearer} key, or, from our own pages, the session of a
 * member who has signed in.
 */
final class CallerGate implements Routes {
    private static final String SCHEME = "Bearer ";

    private final Authenticator keys;
    private final Browsers browsers;
    private final RateLimits limits;

    CallerGate(Authenticator keys, Browsers browsers, RateLimits limits) {
        this.keys = keys;
        this.browsers = browsers;
        this.limits = limits;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.before("/v1/*", this::authenticate);
    }

    private void authenticate(Context context) {
        Caller caller = caller(context).orElseThrow(() -> {
            limits.unknown(context);
            return refused(context);
        });
        limits.known(context, caller.actor());
        caller.attachTo(context);
    }

    private Optional<Caller> caller(Context context) {
        String authorization = context.header(Header.AUTHORIZATION);
        if (authorization != null) {
            return byKey(authorization);
        }
        try {
            return browsers.calling(context);
        } catch (Problem refused) {
            limits.unknown(context);
            throw refused;
        }
    }

    private Optional<Caller> byKey(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? keys.callerWith(authorization.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    private static Problem refused(Context context) {
        context.header(Header.WWW_AUTHENTICATE, "Bearer");
        return new Problem(
                ProblemType.UNAUTHORIZED,
                "The API key is missing, wrong, expired or revoked.",
                "Connect the sheet again, or ask an owner of the workspace for a new key: the service’s page /keys makes them."
                        + " A program sends it in the header Authorization: Bearer <api key>.");
    }
}
