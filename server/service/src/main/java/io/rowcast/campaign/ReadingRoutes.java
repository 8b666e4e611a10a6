package io.rowcast.campaign;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import java.util.Optional;

/** Looking at campaigns. */
final class ReadingRoutes implements Routes {
    private final CampaignReading reading;

    ReadingRoutes(CampaignReading reading) {
        this.reading = reading;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/campaigns", this::list, Scope.READ);
        routes.get("/v1/campaigns/{campaignId}", this::get, Scope.READ);
        routes.get("/v1/campaigns/{campaignId}/progress", this::progress, Scope.READ);
    }

    private void list(Context context) {
        context.json(reading.page(
                Caller.of(context).workspace(),
                Requests.number(context, "limit", 1, 1000, 100),
                Optional.ofNullable(context.queryParam("after"))
                        .map(PageMark::parse)
                        .orElse(null),
                context.queryParam("spreadsheetId")));
    }

    private void get(Context context) {
        context.json(reading.campaign(Caller.of(context).workspace(), Requests.pathId(context, "campaignId"))
                .orElseThrow(CampaignProblems::noSuchCampaign));
    }

    private void progress(Context context) {
        context.json(reading.progress(Caller.of(context).workspace(), Requests.pathId(context, "campaignId"))
                .orElseThrow(CampaignProblems::noSuchCampaign));
    }
}
