package io.rowcast.platform.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import java.util.Optional;
import java.util.Set;

/** Lets a caller do under {@code /v1} what the caller's scope includes, and nothing else. Each route says what it needs. */
final class ScopeGate implements Routes {
    @Override
    public void mount(RoutesConfig routes) {
        routes.beforeMatched("/v1/*", ScopeGate::check);
    }

    private static void check(Context context) {
        check(Caller.of(context).scope(), needed(context.routeRoles()).orElse(Scope.ADMIN));
    }

    /** Refuses who has less than is needed. */
    static void check(Scope has, Scope needed) {
        if (!has.includes(needed)) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    "You may not do this here.",
                    "It takes \"%s\" (may %s); this sheet, key or member has \"%s\". An owner can give more, a sheet by connecting it anew."
                            .formatted(needed.word(), needed.words(), has.word()));
        }
    }

    private static Optional<Scope> needed(Set<RouteRole> roles) {
        return roles.stream()
                .filter(Scope.class::isInstance)
                .map(Scope.class::cast)
                .findFirst();
    }

    /** The scope that a route needs; empty where it says none. */
    static Optional<Scope> needed(Endpoint endpoint) {
        Roles roles = endpoint.metadata(Roles.class);
        return roles == null ? Optional.empty() : needed(roles.getRoles());
    }
}
