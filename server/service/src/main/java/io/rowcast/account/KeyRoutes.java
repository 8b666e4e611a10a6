package io.rowcast.account;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.rowcast.platform.http.BrowserSession;
import io.rowcast.platform.http.Browsers;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Pages;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.workspace.ApiKeySecret;
import io.rowcast.workspace.ApiKeyStore;
import io.rowcast.workspace.NewKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /keys}: the workspace's API keys, for its owners. */
public final class KeyRoutes implements Routes {
    private static final int LONGEST_NAME = 80;

    private final ApiKeyStore keys;
    private final MemberStore members;
    private final Browsers browsers;
    private final InstantSource clock;

    public KeyRoutes(ApiKeyStore keys, MemberStore members, Browsers browsers, InstantSource clock) {
        this.keys = keys;
        this.members = members;
        this.browsers = browsers;
        this.clock = clock;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/keys", this::list);
        routes.post("/keys", this::issue);
        routes.post("/keys/{keyId}/revoke", this::revoke);
    }

    private void list(Context context) {
        Caller owner = browsers.looking(context, Scope.ADMIN);
        show(context, browsers.looking(context), owner, Optional.empty(), Optional.empty());
    }

    private void show(
            Context context,
            BrowserSession visitor,
            Caller owner,
            Optional<ApiKeySecret> made,
            Optional<String> wrong) {
        Pages.show(
                context,
                "API keys",
                visitor,
                KeysPage.of(
                        visitor,
                        keys.list(owner.workspace()),
                        members.list(owner.workspace()),
                        clock.instant(),
                        made,
                        wrong));
    }

    /** The key is shown in the answer and never again. */
    private void issue(Context context) {
        Caller owner = browsers.changing(context, Scope.ADMIN);
        String name = Objects.requireNonNullElse(context.formParam("name"), "").strip();
        Optional<Scope> scope = Optional.ofNullable(context.formParam("scope")).flatMap(Scope::of);
        Optional<Integer> days = days(context.formParam("days"));
        if (name.isEmpty() || name.length() > LONGEST_NAME || scope.isEmpty() || days.isEmpty()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(
                    context,
                    browsers.looking(context),
                    owner,
                    Optional.empty(),
                    Optional.of("Give the key a name of 1 to " + LONGEST_NAME
                            + " characters, what it may do, and for how long."));
            return;
        }
        ApiKeySecret made = keys.issue(
                owner.workspace(),
                owner.actor(),
                new NewKey(
                        name,
                        scope.get(),
                        days.get() == 0 ? null : clock.instant().plus(Duration.ofDays(days.get())),
                        null));
        show(context, browsers.looking(context), owner, Optional.of(made), Optional.empty());
    }

    /** 0 for no end; empty for what the form does not offer. */
    private static Optional<Integer> days(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(value -> KeysPage.LIVES.containsKey(value))
                .map(Integer::valueOf);
    }

    private void revoke(Context context) {
        Caller owner = browsers.changing(context, Scope.ADMIN);
        keys.revoke(owner.workspace(), owner.actor(), Requests.pathId(context, "keyId"));
        context.redirect("/keys", HttpStatus.SEE_OTHER);
    }
}
