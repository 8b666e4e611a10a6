package io.rowcast.privacy;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.audit.Action;
import io.rowcast.audit.AuditStore;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.Database;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For how long a workspace keeps what messages said. */
public final class RetentionRoutes implements Routes {
    private static final int LONGEST = 365;

    private final Database database;
    private final InstantSource clock;
    private final RetentionStore store = new RetentionStore();

    public RetentionRoutes(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param days from 1 to 365 */
    private record Body(int days) {
        Body {
            if (days < 1 || days > LONGEST) {
                throw Requests.wrong("days", "expected a whole number from 1 to " + LONGEST);
            }
        }
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/workspace/retention", this::get, Scope.READ);
        routes.put("/v1/workspace/retention", this::put, Scope.ADMIN);
    }

    private void get(Context context) {
        context.json(new Body(database.inWorkspace(Caller.of(context).workspace(), store::days)));
    }

    private void put(Context context) {
        Caller caller = Caller.of(context);
        Body body = Requests.body(context, Body.class);
        change(caller, body.days());
        context.json(body);
    }

    /** Keeps bodies for so many days, which {@link #days} let pass. */
    void change(Caller caller, int days) {
        database.<Void, RuntimeException>inWorkspace(caller.workspace(), handle -> {
            Map<String, String> facts =
                    Map.of("before", String.valueOf(store.days(handle)), "after", String.valueOf(days));
            store.setDays(handle, days);
            AuditStore.add(handle, caller.actor(), Action.RETENTION_CHANGED, null, facts, clock.instant());
            return null;
        });
    }

    /** A form's days; empty where they are none that may be chosen. */
    static Optional<Integer> days(@Nullable String text) {
        try {
            return Optional.of(Integer.parseInt(
                            Objects.requireNonNullElse(text, "").strip()))
                    .filter(days -> days >= 1 && days <= LONGEST);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
