package io.rowcast.crash;

import io.rowcast.crash.Watch.Fate;

/**
 * The answers are lost with the node, and Meta's webhooks come later than anybody waits for them. Whoever sends again what is in
 * doubt sends it twice here: everywhere else a webhook would have settled it before.
 */
final class ToldTooLate implements Scene {
    private Watch webhooks = new Watch(Fate.HOLD_REQUEST, 0, request -> false);
    private boolean told;

    @Override
    public void reach(SentCampaign campaign) {
        hold(campaign);
        Watch messages = campaign.stage().node().meta().watch(Fate.HOLD_ANSWER, 0, SendingScenes.messagesOf(campaign));
        campaign.launch();
        messages.await(campaign.rows());
    }

    @Override
    public void killed(SentCampaign campaign) {
        hold(campaign);
    }

    private void hold(SentCampaign campaign) {
        webhooks = campaign.stage().front().watch(Fate.HOLD_REQUEST, 0, WebhookScenes.webhooksOf(campaign));
    }

    @Override
    public boolean isToBeDecided(SentCampaign campaign) {
        if (!told && campaign.count("'sending', 'unknown', 'queued'") == 0) {
            webhooks.release();
            told = true;
        }
        return told && campaign.count("'accepted', 'sent', 'delivered', 'read'") == campaign.rows();
    }
}
