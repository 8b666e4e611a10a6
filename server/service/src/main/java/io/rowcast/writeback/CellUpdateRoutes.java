package io.rowcast.writeback;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.platform.http.BodySize;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.ProblemType;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.Freshness;
import io.rowcast.workspace.Pen;
import java.util.List;
import java.util.UUID;

/**
 * {@code /v1/sheet-links/{sheetLinkId}/cell-updates}: how the add-on writes where the service has no way to; and
 * {@code /v1/status-colours}, from which it puts colours back that the user had removed.
 */
public final class CellUpdateRoutes implements Routes {
    private record Colours(List<StatusColours.Colour> colours) {}

    private final AddOnTurns turns;
    private final Freshness.Source freshness;

    public CellUpdateRoutes(AddOnTurns turns, Freshness.Source freshness) {
        this.turns = turns;
        this.freshness = freshness;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.post("/v1/sheet-links/{sheetLinkId}/cell-updates", this::update, Scope.SEND, BodySize.ROWS);
        routes.get("/v1/status-colours", context -> context.json(new Colours(StatusColours.ALL)), Scope.READ);
    }

    private void update(Context context) {
        LinkedTab link = link(context);
        if (link.pen() != Pen.ADD_ON) {
            throw new Problem(
                    ProblemType.OTHER_PEN,
                    "The add-on does not write to this tab.",
                    "The service writes to it itself. Ask for the sheet link again, and leave the cells alone.");
        }
        TabCells cells = Requests.body(context, CellUpdateWire.class).toCells();
        AddOnTurns.Turn turn = turns.take(link, cells);
        context.json(CellUpdateView.of(turn.sheet(), turn.more(), freshness.of(link.workspace(), link.sheetLinkId())));
    }

    private LinkedTab link(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        UUID id = Requests.pathId(context, "sheetLinkId");
        return turns.find(workspace, id)
                .orElseThrow(() -> new Problem(
                        ProblemType.NOT_FOUND,
                        "There is no such sheet link.",
                        "No sheet link " + id + " is in this workspace. Connect the tab again."));
    }
}
