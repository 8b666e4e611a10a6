package io.rowcast.campaign;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.Database;
import io.rowcast.timing.QuietHours;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A workspace's quiet hours. */
final class QuietHoursRoutes implements Routes {
    private final Database database;
    private final QuietHoursStore store = new QuietHoursStore();

    QuietHoursRoutes(Database database) {
        this.database = database;
    }

    /** @param quietHours null for none */
    private record Answer(@Nullable QuietHoursWire quietHours) {}

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/workspace/quiet-hours", this::get, Scope.READ);
        routes.put("/v1/workspace/quiet-hours", this::put, Scope.ADMIN);
    }

    private void get(Context context) {
        Optional<QuietHours> hours = database.inWorkspace(Caller.of(context).workspace(), store::find);
        context.json(new Answer(QuietHoursWire.of(hours.orElse(null))));
    }

    private void put(Context context) {
        QuietHours hours =
                Requests.body(context, QuietHoursWire.OfWorkspace.class).hours();
        database.<Void, RuntimeException>inWorkspace(Caller.of(context).workspace(), handle -> {
            store.put(handle, hours);
            return null;
        });
        context.json(new Answer(QuietHoursWire.of(hours)));
    }
}
