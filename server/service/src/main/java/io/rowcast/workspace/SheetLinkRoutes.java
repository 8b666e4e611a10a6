package io.rowcast.workspace;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.ProblemType;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.WorkspaceId;
import java.util.List;

/** {@code /v1/sheet-links}. Google is asked when a tab is linked, and where {@code check=true} asks for it. */
public final class SheetLinkRoutes implements Routes {
    private final LinkStateStore states;
    private final PenChoosing choosing;
    private final Freshness.Source freshness;
    private final StatusColumns columns;

    public SheetLinkRoutes(
            LinkStateStore states, PenChoosing choosing, Freshness.Source freshness, StatusColumns columns) {
        this.states = states;
        this.choosing = choosing;
        this.freshness = freshness;
        this.columns = columns;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/sheet-links", this::list, Scope.READ);
        routes.put("/v1/sheet-links", this::link, Scope.SEND);
        routes.get("/v1/sheet-links/{sheetLinkId}", this::get, Scope.READ);
        routes.post("/v1/sheet-links/{sheetLinkId}/columns", this::putColumnsBack, Scope.SEND);
    }

    private void list(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        boolean check = Requests.flag(context, "check");
        List<PenOffer> offers = choosing.offers(workspace);
        context.json(new SheetLinkView.SheetLinks(states.list(workspace, context.queryParam("spreadsheetId")).stream()
                .map(state -> view(workspace, check ? choosing.check(workspace, state) : state, offers))
                .toList()));
    }

    private void get(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        LinkState state = named(context);
        LinkState now = Requests.flag(context, "check") ? choosing.check(workspace, state) : state;
        context.json(view(workspace, now, choosing.offers(workspace)));
    }

    private void putColumnsBack(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        LinkState state = named(context);
        columns.wantBack(workspace, state.link().id());
        context.json(view(workspace, state, choosing.offers(workspace)));
    }

    private LinkState named(Context context) {
        return states.find(Caller.of(context).workspace(), Requests.pathId(context, "sheetLinkId"))
                .orElseThrow(() -> new Problem(
                        ProblemType.NOT_FOUND, "There is no such sheet link.", "GET /v1/sheet-links lists them."));
    }

    private void link(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        SheetLinkWire wish = Requests.body(context, SheetLinkWire.class);
        LinkState state = choosing.link(workspace, wish.tab(), wish.pen());
        context.json(view(workspace, state, choosing.offers(workspace)));
    }

    private SheetLinkView view(WorkspaceId workspace, LinkState state, List<PenOffer> offers) {
        return SheetLinkView.of(state, freshness.of(workspace, state.link().id()), offers);
    }
}
