package io.rowcast.audit;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.Database;
import java.util.List;

/** {@code /v1/audit}: who did what, for owners. */
public final class AuditRoutes implements Routes {
    private final Database database;

    public AuditRoutes(Database database) {
        this.database = database;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/audit", this::list, Scope.ADMIN);
    }

    private void list(Context context) {
        int limit = Requests.number(context, "limit", 1, 1000, 100);
        int below = Requests.number(context, "below", 1, Integer.MAX_VALUE, Integer.MAX_VALUE);
        List<AuditEntry> found = database.inWorkspace(
                Caller.of(context).workspace(), handle -> AuditStore.latest(handle, below, limit + 1));
        List<AuditEntry> shown = found.subList(0, Math.min(limit, found.size()));
        context.json(new AuditView.Page(
                List.copyOf(shown), found.size() > limit ? shown.getLast().id() : null));
    }
}
