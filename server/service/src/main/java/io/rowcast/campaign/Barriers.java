package io.rowcast.campaign;

import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.SenderHealth;
import io.rowcast.workspace.SenderNote;
import java.util.Optional;

/** What keeps a campaign from going on, asked of Meta where it may have changed. */
final class Barriers {
    private final SenderHealth health;
    private final Launching launching;

    Barriers(SenderHealth health, Launching launching) {
        this.health = health;
        this.launching = launching;
    }

    /** Why it would only be paused again at once; empty where nothing stands in its way. */
    Optional<String> before(WorkspaceId workspace, Campaign campaign) {
        Optional<String> bySender =
                health.barrier(workspace, campaign.senderId()).map(SenderNote::message);
        return bySender.or(() -> launching
                .refusedForTemplate(workspace, campaign)
                .map(refusal -> refusal instanceof Launching.Outcome.TemplateNotSendable notSendable
                        ? notSendable.because()
                        : "The template was changed at Meta after you confirmed the campaign. Cancel this campaign and"
                                + " make a new one."));
    }
}
