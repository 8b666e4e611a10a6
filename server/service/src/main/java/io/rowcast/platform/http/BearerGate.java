package io.rowcast.platform.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Optional;

/** Lets nobody under {@code /v1} past without a valid {@code Authorization: Bearer} key. */
final class BearerGate implements Routes {
    private static final String SCHEME = "Bearer ";

    private final Authenticator keys;

    BearerGate(Authenticator keys) {
        this.keys = keys;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.before("/v1/*", this::authenticate);
    }

    private void authenticate(Context context) {
        Optional.ofNullable(context.header(Header.AUTHORIZATION))
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .flatMap(value ->
                        keys.callerWith(value.substring(SCHEME.length()).strip()))
                .orElseThrow(() -> refused(context))
                .attachTo(context);
    }

    private static Problem refused(Context context) {
        context.header(Header.WWW_AUTHENTICATE, "Bearer");
        return new Problem(
                ProblemType.UNAUTHORIZED,
                "The API key is missing, wrong or revoked.",
                "Send the header Authorization: Bearer <api key>; the operator issues keys with `rowcast key issue`.");
    }
}
