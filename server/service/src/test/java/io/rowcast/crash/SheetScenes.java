package io.rowcast.crash;

import io.rowcast.crash.Watch.Fate;
import java.time.Duration;
import java.util.function.Predicate;

/** From the ledger to the cells. */
final class SheetScenes {
    /** Beyond the minute that Google's limits count by: the campaigns before may have used it up. */
    private static final Duration UNTIL_WRITTEN = Duration.ofMinutes(3);

    private SheetScenes() {}

    private static Predicate<WireRequest> writesOf(SentCampaign campaign, String kind) {
        return request -> request.path().contains(campaign.shop().sheet().id())
                && request.path().contains(kind);
    }

    /** All is known, and nothing of it is in the sheet. */
    static Scene notWritten() {
        return campaign -> {
            Watch writes =
                    campaign.stage().node().google().watch(Fate.HOLD_REQUEST, 0, writesOf(campaign, "atchUpdate"));
            campaign.launch();
            campaign.await(campaign.rows(), "'read'");
            writes.await(1, UNTIL_WRITTEN);
        };
    }

    /** Cells are written, and the service does not hear of it. */
    static Scene writeAnswerLost() {
        return campaign -> {
            Watch writes = campaign.stage()
                    .node()
                    .google()
                    .watch(Fate.HOLD_ANSWER, 0, writesOf(campaign, "/values:batchUpdate"));
            campaign.launch();
            writes.await(1, UNTIL_WRITTEN);
            campaign.await(campaign.rows(), "'read'");
        };
    }
}
