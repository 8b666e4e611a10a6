package io.rowcast.campaign;

import io.rowcast.delivery.Halt;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.SenderHealth;
import java.util.Optional;

/** What keeps a campaign from going on, asked of Meta where it may have changed. */
public final class Barriers {
    private final SenderHealth health;
    private final TemplateCheck template;

    public Barriers(SenderHealth health, TemplateCheck template) {
        this.health = health;
        this.template = template;
    }

    /** Why it would only be paused again at once; empty where nothing stands in its way. */
    Optional<String> before(WorkspaceId workspace, Campaign campaign) {
        return halt(workspace, campaign).map(Halt::message);
    }

    /** The same, as the reason of a pause. */
    Optional<Halt> halt(WorkspaceId workspace, Campaign campaign) {
        Optional<Halt> bySender =
                health.barrier(workspace, campaign.senderId()).map(note -> new Halt(note.code(), note.message()));
        return bySender.or(() -> template.refusal(workspace, campaign)
                .map(refusal -> refusal instanceof Launching.Outcome.TemplateNotSendable notSendable
                        ? new Halt("template-not-sendable", notSendable.because())
                        : new Halt(
                                "template-changed",
                                "The template was changed at Meta after you confirmed the campaign. Cancel this campaign"
                                        + " and make a new one.")));
    }
}
