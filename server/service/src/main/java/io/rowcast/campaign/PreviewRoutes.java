package io.rowcast.campaign;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What would be sent. */
final class PreviewRoutes implements Routes {
    private final Previewing previewing;
    private final Foresight foresight;

    PreviewRoutes(Previewing previewing, Foresight foresight) {
        this.previewing = previewing;
        this.foresight = foresight;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/campaigns/{campaignId}/preview", this::preview, Scope.READ);
        routes.get("/v1/campaigns/{campaignId}/preview/{row}", this::row, Scope.READ);
        routes.post("/v1/campaigns/{campaignId}/plan", this::plan, Scope.READ);
    }

    private void preview(Context context) {
        Preview preview = previewing
                .preview(
                        Caller.of(context).workspace(),
                        Requests.pathId(context, "campaignId"),
                        Requests.number(context, "after", 0, Integer.MAX_VALUE, 0),
                        Requests.number(context, "limit", 1, 1000, 100),
                        startsAt(context))
                .orElseThrow(CampaignProblems::noSuchCampaign);
        context.json(PreviewView.of(preview));
    }

    private void plan(Context context) {
        ForesightWire body = Requests.body(context, ForesightWire.class);
        Foresight.Outcome outcome = foresight.see(
                Caller.of(context).workspace(),
                Requests.pathId(context, "campaignId"),
                body.schedule().when(),
                body.quiet());
        switch (outcome) {
            case Foresight.Outcome.Seen seen -> context.json(ForesightView.of(seen));
            case Foresight.Outcome.NoSuchCampaign none -> throw CampaignProblems.noSuchCampaign();
            case Foresight.Outcome.NotThen time -> throw CampaignProblems.notThen(time.why());
            case Foresight.Outcome.OtherSchedule other -> throw CampaignProblems.otherSchedule();
        }
    }

    private static @Nullable Instant startsAt(Context context) {
        String wish = context.queryParam("startsAt");
        try {
            return wish == null ? null : Instant.parse(wish);
        } catch (DateTimeException e) {
            throw Requests.wrong("startsAt", "expected a time in UTC, as 2026-11-25T08:10:00Z");
        }
    }

    private void row(Context context) {
        int row = Requests.pathNumber(context, "row", 1, Integer.MAX_VALUE);
        Previewing.RowPreview preview = previewing
                .row(Caller.of(context).workspace(), Requests.pathId(context, "campaignId"), row)
                .orElseThrow(() -> CampaignProblems.rowNotSent(row));
        context.json(PreviewView.RowView.of(preview));
    }
}
