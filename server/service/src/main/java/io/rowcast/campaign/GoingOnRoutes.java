package io.rowcast.campaign;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.WorkspaceId;
import java.util.UUID;
import java.util.function.Function;

/** Trying failed rows again, and sending what was left. */
final class GoingOnRoutes implements Routes {
    private final GoingOn goingOn;
    private final CampaignReading reading;

    GoingOnRoutes(GoingOn goingOn, CampaignReading reading) {
        this.goingOn = goingOn;
        this.reading = reading;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.post("/v1/campaigns/{campaignId}/retry-failed", this::retryFailed, Scope.SEND);
        routes.post("/v1/campaigns/{campaignId}/send-rest", this::sendRest, Scope.SEND);
    }

    private void retryFailed(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        UUID id = Requests.pathId(context, "campaignId");
        GoingOn.Outcome outcome = CampaignProblems.askingWhatsApp(() -> goingOn.retryFailed(workspace, id));
        answer(context, workspace, id, outcome, CampaignProblems::notRetryable);
    }

    private void sendRest(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        UUID id = Requests.pathId(context, "campaignId");
        GoingOn.Outcome outcome = CampaignProblems.askingWhatsApp(() -> goingOn.sendRest(workspace, id));
        answer(context, workspace, id, outcome, CampaignProblems::noRest);
    }

    private void answer(
            Context context,
            WorkspaceId workspace,
            UUID id,
            GoingOn.Outcome outcome,
            Function<Campaign, Problem> nothing) {
        switch (outcome) {
            case GoingOn.Outcome.Done done ->
                context.json(reading.progress(workspace, id).orElseThrow(CampaignProblems::noSuchCampaign));
            case GoingOn.Outcome.NoSuchCampaign none -> throw CampaignProblems.noSuchCampaign();
            case GoingOn.Outcome.Nothing still -> throw nothing.apply(still.campaign());
            case GoingOn.Outcome.StillBarred barred -> throw CampaignProblems.cannotGoOn(barred.because());
        }
    }
}
