package io.rowcast.platform.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.security.RouteRole;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How many requests a minute this node answers: by key or member where the caller is known, else by address. What is left is
 * told in the headers of draft-ietf-httpapi-ratelimit-headers-11, and with a refusal in {@code Retry-After}.
 */
public final class RateLimits implements Routes {
    /**
     * @param caller requests a minute of one key or member
     * @param address requests a minute of one address whose caller is not known, or that asks for pages
     */
    public record Sizes(int caller, int address) {}

    private final Allowance callers;
    private final Allowance addresses;
    private final Allowance sheets;

    /** @param nanoTime as {@link System#nanoTime} */
    public RateLimits(Sizes sizes, LongSupplier nanoTime) {
        this.callers = new Allowance("caller", sizes.caller(), nanoTime);
        this.addresses = new Allowance("address", sizes.address(), nanoTime);
        this.sheets = new Allowance("sheets", sizes.caller(), nanoTime);
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.beforeMatched(this::countPages);
    }

    private void countPages(Context context) {
        Set<RouteRole> roles = context.routeRoles();
        if (context.path().startsWith("/v1/") || roles.contains(Counting.NONE)) {
            return;
        }
        count(context, roles.contains(Counting.SHEETS) ? sheets : addresses, context.ip());
    }

    /** Counts a request whose caller is known, wherever it comes from: Apps Script shares Google's addresses. */
    void known(Context context, Actor actor) {
        count(context, callers, actor.kind() + " " + actor.id());
    }

    /** Counts a request that nobody known makes. */
    void unknown(Context context) {
        count(context, addresses, context.ip());
    }

    private static void count(Context context, Allowance allowance, String who) {
        Allowance.Standing standing = allowance.spend(who);
        context.header("RateLimit-Policy", allowance.policy()).header("RateLimit", allowance.told(standing));
        if (!standing.allowed()) {
            context.header(Header.RETRY_AFTER, String.valueOf(standing.secondsToNext()));
            throw new Problem(
                    ProblemType.RATE_LIMITED,
                    "Too many requests.",
                    "At most %d a minute are answered. Nothing was done; try again in %s."
                            .formatted(
                                    allowance.requests(),
                                    standing.secondsToNext() == 1
                                            ? "a second"
                                            : standing.secondsToNext() + " seconds"));
        }
    }
}
