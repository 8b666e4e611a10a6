package io.rowcast.campaign;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.platform.http.BodySize;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.WorkspaceId;
import java.util.Objects;

/** Rows that come into sheets. */
final class NewRowsRoutes implements Routes {
    private final Reporting reporting;

    NewRowsRoutes(Reporting reporting) {
        this.reporting = reporting;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.post("/v1/new-rows", this::report, Scope.SEND, BodySize.ROWS);
        routes.get("/v1/watched-tabs", this::watched, Scope.READ);
    }

    private void report(Context context) {
        String key = Requests.header(context, "Idempotency-Key").orElseThrow(CampaignProblems::reportKeyMissing);
        Requests.text("Idempotency-Key", key, 1, 200);
        NewRowsReportWire report = Requests.body(context, NewRowsReportWire.class);
        WorkspaceId workspace = Caller.of(context).workspace();
        switch (reporting.report(workspace, key, context.body(), report)) {
            case Reporting.Outcome.Taken taken -> context.json(taken.counts());
            case Reporting.Outcome.KeyReused reused -> throw CampaignProblems.reportKeyReused();
        }
    }

    private void watched(Context context) {
        String spreadsheet = context.queryParam("spreadsheetId");
        Requests.text("spreadsheetId", spreadsheet, 1, 200);
        context.json(WatchedTabsView.of(
                reporting.watched(Caller.of(context).workspace(), Objects.requireNonNull(spreadsheet))));
    }
}
