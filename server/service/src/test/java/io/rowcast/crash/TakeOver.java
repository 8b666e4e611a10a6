package io.rowcast.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.crash.Watch.Fate;
import io.rowcast.testing.RunningService;
import java.time.Duration;

/** Two nodes, of which the one that has the sender's lane dies; callers and Meta reach the other from then on. */
final class TakeOver implements Scene {
    /** Ten seconds for the lane, and a margin for a machine that is busy. */
    private static final Duration AT_MOST = Duration.ofSeconds(15);

    private int before;

    @Override
    public void prepare(SentCampaign campaign) {
        campaign.stage().otherNode().start();
        campaign.draft();
    }

    @Override
    public void reach(SentCampaign campaign) {
        Stage stage = campaign.stage();
        Watch first = pass(stage.node(), campaign);
        campaign.launch();
        campaign.await(campaign.rows() / 4, "'accepted', 'sent', 'delivered', 'read'");
        stage.willDie(first.seen() > 0 ? stage.node() : stage.otherNode());
    }

    /** Only counts. */
    private static Watch pass(Node node, SentCampaign campaign) {
        return node.meta().watch(Fate.HOLD_REQUEST, Integer.MAX_VALUE, SendingScenes.messagesOf(campaign));
    }

    @Override
    public void killed(SentCampaign campaign) {
        before = campaign.count("'queued'");
        assertThat(before).as("not sent when the node was killed").isPositive();
    }

    @Override
    public void goOn(SentCampaign campaign) {
        RunningService.await("the other node goes on", AT_MOST, () -> campaign.count("'queued'") < before);
    }
}
