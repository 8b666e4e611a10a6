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

/** Pausing and resuming. */
final class PauseRoutes implements Routes {
    private final Pausing pausing;
    private final CampaignReading reading;

    PauseRoutes(Pausing pausing, CampaignReading reading) {
        this.pausing = pausing;
        this.reading = reading;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.post("/v1/campaigns/{campaignId}/pause", this::pause, Scope.SEND);
        routes.post("/v1/campaigns/{campaignId}/resume", this::resume, Scope.SEND);
    }

    private void pause(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        UUID campaign = Requests.pathId(context, "campaignId");
        answer(context, workspace, campaign, pausing.pause(workspace, campaign), ProblemType.NOT_PAUSABLE);
    }

    private void resume(Context context) {
        WorkspaceId workspace = Caller.of(context).workspace();
        UUID campaign = Requests.pathId(context, "campaignId");
        Pausing.Outcome outcome = CampaignProblems.askingWhatsApp(() -> pausing.resume(workspace, campaign));
        answer(context, workspace, campaign, outcome, ProblemType.NOT_RESUMABLE);
    }

    private void answer(
            Context context, WorkspaceId workspace, UUID campaign, Pausing.Outcome outcome, ProblemType refusal) {
        switch (outcome) {
            case Pausing.Outcome.Done done ->
                context.json(reading.campaign(workspace, campaign).orElseThrow(CampaignProblems::noSuchCampaign));
            case Pausing.Outcome.NoSuchCampaign none -> throw CampaignProblems.noSuchCampaign();
            case Pausing.Outcome.NotUnderWay still ->
                throw new Problem(
                        refusal,
                        "The campaign is " + still.campaign().status().word() + ".",
                        still.campaign().status() == CampaignStatus.DRAFT
                                ? "Nothing is being sent yet; launch the draft or discard it."
                                : "Nothing of it is left to be sent.");
            case Pausing.Outcome.StillBarred barred ->
                throw new Problem(refusal, "The campaign cannot go on yet.", barred.because());
        }
    }
}
