package io.rowcast.platform.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.util.Set;

/** How large the body of a route's requests may be. A route that says nothing takes {@link #SMALL} ones. */
public enum BodySize implements RouteRole {
    /** Forms and settings, a campaign without its rows. */
    SMALL(1, "Nothing here needs as much."),
    /** A thousand rows of text fit well, and a list of a hundred thousand people; Apps Script itself sends at most 50 MB. */
    ROWS(32, "Put fewer rows in one request."),
    /** A little more than WhatsApp's largest file (facts.md section 5), which is told by its kind. */
    FILE(101, "WhatsApp takes files of up to 100 MB."),
    /** Meta's bodies have up to 3 MB (facts.md section 7). */
    WEBHOOK(4, "Meta sends at most 3 MB at once; nothing else belongs here.");

    private final int megabytes;
    private final String advice;

    BodySize(int megabytes, String advice) {
        this.megabytes = megabytes;
        this.advice = advice;
    }

    int bytes() {
        return megabytes << 20;
    }

    Problem tooLarge() {
        return new Problem(
                ProblemType.BODY_TOO_LARGE,
                "The request is larger than " + megabytes + " MB.",
                "Nothing was done. " + advice);
    }

    /** Holds every route to its size: what is announced as larger is not read at all. */
    static void mount(RoutesConfig routes) {
        routes.beforeMatched(BodySize::check);
    }

    private static void check(Context context) {
        BodySize most = of(context.routeRoles());
        if (context.req().getContentLengthLong() > most.bytes()) {
            throw most.tooLarge();
        }
        SlowClients.bound(context.req(), most);
    }

    private static BodySize of(Set<RouteRole> roles) {
        return roles.stream()
                .filter(BodySize.class::isInstance)
                .map(BodySize.class::cast)
                .findFirst()
                .orElse(SMALL);
    }
}
