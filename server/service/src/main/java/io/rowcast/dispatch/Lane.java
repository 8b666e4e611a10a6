package io.rowcast.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** One sender's way out: its pace, and what is under way. Used by the dispatcher's thread only. */
final class Lane {
    final Pacer pacer;
    private final int concurrentSends;
    private int underWay;
    private int turn;
    private boolean stopped;
    private final Map<UUID, Instant> resting = new HashMap<>();

    Lane(Pacer pacer, int concurrentSends) {
        this.pacer = pacer;
        this.concurrentSends = concurrentSends;
    }

    /** How many requests may leave now. */
    int room(Instant now) {
        return Math.max(0, Math.min(concurrentSends - underWay, pacer.available(now)));
    }

    void leave(int requests) {
        underWay += requests;
        pacer.spend(requests);
    }

    void arrive() {
        underWay--;
    }

    boolean idle() {
        return underWay == 0;
    }

    /** Lets nothing of this campaign leave before then. */
    void rest(SendingCampaign campaign, Instant until) {
        resting.put(campaign.campaignId(), until);
    }

    boolean rests(SendingCampaign campaign, Instant now) {
        return resting.computeIfPresent(campaign.campaignId(), (id, until) -> until.isAfter(now) ? until : null)
                != null;
    }

    /** Whose turn it is to claim first, among {@code campaigns} of this sender. */
    int nextTurn(int campaigns) {
        turn = (turn + 1) % campaigns;
        return turn;
    }

    /**
     * Lets nothing leave for a while, since Meta refuses the account or its token.
     *
     * @return whether that is news
     */
    boolean stop(Instant now, Duration pause) {
        boolean news = !stopped;
        stopped = true;
        pacer.close(now, pause);
        return news;
    }

    /**
     * Meta takes messages.
     *
     * @return whether that is news
     */
    boolean resume(Instant now) {
        boolean news = stopped && pacer.open(now);
        stopped = stopped && !news;
        return news;
    }
}
