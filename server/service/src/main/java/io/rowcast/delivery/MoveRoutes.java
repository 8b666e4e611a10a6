package io.rowcast.delivery;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.ProblemType;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import java.util.UUID;

/** A delivery's life. */
public final class MoveRoutes implements Routes {
    private final MoveStore moves;

    public MoveRoutes(MoveStore moves) {
        this.moves = moves;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/deliveries/{deliveryId}/moves", this::list, Scope.READ);
    }

    private void list(Context context) {
        UUID id = Requests.pathId(context, "deliveryId");
        context.json(moves.of(Caller.of(context).workspace(), id)
                .map(MoveView.Trail::of)
                .orElseThrow(() -> new Problem(
                        ProblemType.NOT_FOUND,
                        "There is no such delivery.",
                        "No delivery " + id + " is in this workspace. Check the id and the API key.")));
    }
}
