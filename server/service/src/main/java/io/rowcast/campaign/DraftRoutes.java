package io.rowcast.campaign;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.rowcast.platform.http.BodySize;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import io.rowcast.platform.store.WorkspaceId;
import java.util.List;
import java.util.UUID;

/** Making a draft: the draft itself and its rows. */
final class DraftRoutes implements Routes {
    private final Drafting drafting;
    private final Freezing freezing;

    DraftRoutes(Drafting drafting, Freezing freezing) {
        this.drafting = drafting;
        this.freezing = freezing;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.post("/v1/campaigns", this::create, Scope.SEND);
        routes.delete("/v1/campaigns/{campaignId}", this::discard, Scope.SEND);
        routes.put("/v1/campaigns/{campaignId}/rows/{chunk}", this::putRows, Scope.SEND, BodySize.ROWS);
    }

    private void create(Context context) {
        String key = Requests.header(context, "Idempotency-Key").orElseThrow(CampaignProblems::keyMissing);
        Requests.text("Idempotency-Key", key, 1, 200);
        DraftWire wish = Requests.body(context, DraftWire.class);
        WorkspaceId workspace = Caller.of(context).workspace();
        switch (CampaignProblems.askingWhatsApp(() -> drafting.create(workspace, key, context.body(), wish))) {
            case Drafting.Outcome.Made made ->
                context.status(HttpStatus.CREATED).json(CampaignView.of(made.campaign(), List.of(), made.family()));
            case Drafting.Outcome refusal -> throw refused(refusal);
        }
    }

    private static Problem refused(Drafting.Outcome refusal) {
        return switch (refusal) {
            case Drafting.Outcome.KeyReused reused -> CampaignProblems.keyReused();
            case Drafting.Outcome.NoSuchSender none -> CampaignProblems.noSuchSender();
            case Drafting.Outcome.NoSuchTemplate none -> CampaignProblems.noSuchTemplate();
            case Drafting.Outcome.NotSendable template -> CampaignProblems.notSendable(template.because());
            case Drafting.Outcome.FreeFormWrong text -> Requests.wrong("/freeForm/text", text.because());
            case Drafting.Outcome.MappingIncomplete mapping -> CampaignProblems.mappingIncomplete(mapping.problems());
            case Drafting.Outcome.StepRefused step -> CampaignProblems.ofStep(step.step(), refused(step.why()));
            case Drafting.Outcome.Made made -> throw new IllegalArgumentException("nothing is wrong with " + made);
        };
    }

    private void discard(Context context) {
        Campaign found = drafting.discard(Caller.of(context).workspace(), Requests.pathId(context, "campaignId"))
                .orElseThrow(CampaignProblems::noSuchCampaign);
        if (found.status() != CampaignStatus.DRAFT) {
            throw CampaignProblems.notADraft();
        }
        context.status(HttpStatus.NO_CONTENT);
    }

    private void putRows(Context context) {
        UUID campaign = Requests.pathId(context, "campaignId");
        int chunk = Requests.pathNumber(context, "chunk", 0, 9999);
        RowsWire body = Requests.body(context, RowsWire.class);
        context.json(RowsView.of(
                switch (freezing.put(Caller.of(context).workspace(), campaign, chunk, body.toRows())) {
                    case Freezing.Outcome.Kept kept -> kept.counts();
                    case Freezing.Outcome refusal -> throw refused(refusal, chunk);
                }));
    }

    private static Problem refused(Freezing.Outcome refusal, int chunk) {
        return switch (refusal) {
            case Freezing.Outcome.NoSuchCampaign none -> CampaignProblems.noSuchCampaign();
            case Freezing.Outcome.NotADraft launched -> CampaignProblems.notADraft();
            case Freezing.Outcome.Differs differs -> CampaignProblems.chunkDiffers(chunk);
            case Freezing.Outcome.Repeated repeated -> CampaignProblems.rowRepeated(repeated.row(), repeated.key());
            case Freezing.Outcome.Kept kept -> throw new IllegalArgumentException("nothing is wrong with " + kept);
        };
    }
}
