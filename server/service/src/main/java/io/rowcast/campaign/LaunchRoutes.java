package io.rowcast.campaign;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.timing.When;
import java.util.UUID;

/** Launching and cancelling. */
final class LaunchRoutes implements Routes {
    private final Launching launching;
    private final CampaignReading reading;

    LaunchRoutes(Launching launching, CampaignReading reading) {
        this.launching = launching;
        this.reading = reading;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.post("/v1/campaigns/{campaignId}/launch", this::launch, Scope.SEND);
        routes.post("/v1/campaigns/{campaignId}/cancel", this::cancel, Scope.SEND);
    }

    private void launch(Context context) {
        Caller caller = Caller.of(context);
        WorkspaceId workspace = caller.workspace();
        UUID campaign = Requests.pathId(context, "campaignId");
        LaunchWire body = Requests.body(context, LaunchWire.class);
        When when = body.schedule().when();
        Safeguards safeguards = body.safeguards();
        switch (CampaignProblems.askingWhatsApp(() -> launching.launch(
                caller, campaign, body.confirmation(), when, body.quiet(), safeguards, body.missedStart()))) {
            case Launching.Outcome.Launched launched -> answer(context, workspace, campaign);
            case Launching.Outcome refusal -> throw refused(refusal);
        }
    }

    private static Problem refused(Launching.Outcome refusal) {
        return switch (refusal) {
            case Launching.Outcome.NoSuchCampaign none -> CampaignProblems.noSuchCampaign();
            case Launching.Outcome.WasCancelled cancelled -> CampaignProblems.notADraft();
            case Launching.Outcome.Outdated outdated -> CampaignProblems.outdated();
            case Launching.Outcome.OtherSchedule other -> CampaignProblems.otherSchedule();
            case Launching.Outcome.TimesPassed passed -> CampaignProblems.timesPassed(passed.rows());
            case Launching.Outcome.NothingToSend nothing -> CampaignProblems.nothingToSend();
            case Launching.Outcome.TemplateNotSendable template -> CampaignProblems.notSendable(template.because());
            case Launching.Outcome.SheetNotReadable sheet -> CampaignProblems.sheetNotReadable(sheet.because());
            case Launching.Outcome.NotThen time -> CampaignProblems.notThen(time.why());
            case Launching.Outcome.GoesWithItsCampaign step -> CampaignProblems.goesWithItsCampaign();
            case Launching.Outcome.FollowUpsNotWith not -> CampaignProblems.followUpsNotWith(not.because());
            case Launching.Outcome.EndsBeforeStart ends -> CampaignProblems.endsBeforeStart(ends);
            case Launching.Outcome.Launched launched ->
                throw new IllegalArgumentException("nothing is wrong with " + launched);
        };
    }

    private void cancel(Context context) {
        Caller caller = Caller.of(context);
        UUID id = Requests.pathId(context, "campaignId");
        Campaign campaign = launching.cancel(caller, id).orElseThrow(CampaignProblems::noSuchCampaign);
        if (campaign.status() != CampaignStatus.CANCELLED) {
            throw CampaignProblems.notCancellable(campaign);
        }
        answer(context, caller.workspace(), id);
    }

    private void answer(Context context, WorkspaceId workspace, UUID campaign) {
        context.json(reading.campaign(workspace, campaign).orElseThrow(CampaignProblems::noSuchCampaign));
    }
}
