package io.rowcast.campaign;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.ProblemType;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.WorkspaceId;
import java.util.UUID;

/** Moving campaigns, and what is coming. */
final class RescheduleRoutes implements Routes {
    private final Rescheduling rescheduling;
    private final Upcoming upcoming;
    private final CampaignReading reading;

    RescheduleRoutes(Rescheduling rescheduling, Upcoming upcoming, CampaignReading reading) {
        this.rescheduling = rescheduling;
        this.upcoming = upcoming;
        this.reading = reading;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.put("/v1/campaigns/{campaignId}/schedule", this::move, Scope.SEND);
        routes.get("/v1/upcoming", this::upcoming, Scope.READ);
    }

    private void move(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        UUID campaign = Requests.pathId(context, "campaignId");
        RescheduleWire body = Requests.body(context, RescheduleWire.class);
        switch (rescheduling.move(workspace, campaign, body.wish())) {
            case Rescheduling.Outcome.Moved moved ->
                context.json(reading.campaign(workspace, campaign).orElseThrow(CampaignProblems::noSuchCampaign));
            case Rescheduling.Outcome.NoSuchCampaign none -> throw CampaignProblems.noSuchCampaign();
            case Rescheduling.Outcome.NotMovable kept ->
                throw new Problem(
                        ProblemType.NOT_MOVABLE, "The campaign's schedule cannot be changed so.", kept.because());
            case Rescheduling.Outcome.NotThen time -> throw CampaignProblems.notThen(time.why());
            case Rescheduling.Outcome.EndsBeforeStart ends ->
                throw CampaignProblems.endsBeforeStart(new Launching.Outcome.EndsBeforeStart(ends.end(), ends.start()));
            case Rescheduling.Outcome.SheetNotReadable sheet ->
                throw CampaignProblems.sheetNotReadable(sheet.because());
        }
    }

    private void upcoming(Context context) {
        context.json(new UpcomingView(upcoming.items(
                Caller.of(context).workspace(),
                context.queryParam("spreadsheetId"),
                Requests.number(context, "days", 1, 366, 31))));
    }
}
