package io.rowcast.crash;

import io.rowcast.crash.Watch.Fate;
import java.util.function.Predicate;

/** From Meta's post to the ledger. */
final class WebhookScenes {
    private WebhookScenes() {}

    static Predicate<WireRequest> webhooksOf(SentCampaign campaign) {
        return request -> request.path().equals("/webhooks/whatsapp")
                && request.text().contains('"' + campaign.phoneNumberId() + '"');
    }

    /** All are sent and recorded so; no webhook has come yet. */
    private static Watch allSent(SentCampaign campaign) {
        Watch webhooks = campaign.stage().front().watch(Fate.HOLD_REQUEST, 0, webhooksOf(campaign));
        campaign.launch();
        campaign.await(campaign.rows(), "'accepted'");
        webhooks.await(1);
        return webhooks;
    }

    /** It has come, and the statement that stores it waits. */
    static Scene notStored() {
        return campaign -> {
            Watch webhooks = allSent(campaign);
            Lock inbox = campaign.stage().lock("lock table inbox in share row exclusive mode");
            webhooks.release();
            inbox.await("insert into inbox");
        };
    }

    /** It is stored and answered, and the statement that applies it waits. */
    static Scene notApplied() {
        return campaign -> {
            Watch webhooks = allSent(campaign);
            Lock rows = campaign.stage().lock("select from delivery where campaign_id = ? for update", campaign.id());
            webhooks.release();
            rows.await("delivery");
        };
    }

    /** It is stored, and Meta does not hear of it. */
    static Scene answerLost() {
        return campaign -> {
            Watch webhooks = campaign.stage().front().watch(Fate.HOLD_ANSWER, 0, webhooksOf(campaign));
            campaign.launch();
            webhooks.await(campaign.rows());
        };
    }
}
