package io.rowcast.dispatch;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.UUID;

/**
 * One sender's way out: its pace, and what is under way. Time is monotonic, in nanoseconds. Used by the dispatcher's thread
 * only.
 */
final class Lane {
    /** More campaigns of one sender than this wait for their turn in a later claim. */
    private static final int CAMPAIGNS_A_CLAIM = 32;

    private static final int FAILURES_TO_TELL = 3;

    /** How long a campaign rests of which nothing is due, where nothing of it is settled meanwhile. */
    private static final long NOTHING_DUE = Duration.ofMillis(250).toNanos();

    final Pacer pacer;
    private final Patience patience;
    private int underWay;
    private boolean claiming;
    private boolean alone;
    private boolean stopped;
    private final Map<UUID, Long> resting = new HashMap<>();
    /** How many claims of campaigns failed in a row. */
    private final Map<UUID, Integer> failures = new HashMap<>();
    /** Campaigns, whose turn it has not been for longest first. */
    private final SequencedSet<UUID> turns = new LinkedHashSet<>();

    Lane(Pacer pacer, Patience patience) {
        this.pacer = pacer;
        this.patience = patience;
    }

    /**
     * How many messages may be claimed now; none where it is not worth a transaction yet, since more will be soon.
     *
     * @param now monotonic time in nanoseconds
     */
    int room(long now) {
        if (claiming) {
            return 0;
        }
        int room = Math.min(patience.concurrentSends() - underWay, pacer.available(now, patience.ahead()));
        return room >= worthwhile() ? room : 0;
    }

    private double worthwhile() {
        return Math.max(1, Math.min(patience.concurrentSends() / 4.0, pacer.coming(patience.ahead()) / 2));
    }

    /** A claim is being made; there is no other of this lane until it is. */
    void claims() {
        claiming = true;
    }

    /** The claim was made, in which these had their turn. */
    void hasClaimed(List<SendingCampaign> campaigns) {
        claiming = false;
        alone = false;
        campaigns.forEach(campaign -> turns.addLast(campaign.campaignId()));
    }

    /**
     * The claim failed. The next is made for another campaign, and for that alone: one that always fails holds up no other for good.
     *
     * @return whether that has lasted long enough for a person to hear of it, and none has yet
     */
    boolean couldNotClaim(SendingCampaign first) {
        claiming = false;
        alone = true;
        turns.addLast(first.campaignId());
        return failures.merge(first.campaignId(), 1, Integer::sum) == FAILURES_TO_TELL;
    }

    /** @return whether a person was told that the claims before failed */
    boolean couldClaim(SendingCampaign campaign) {
        Integer before = failures.remove(campaign.campaignId());
        return before != null && before >= FAILURES_TO_TELL;
    }

    /**
     * Takes one message out.
     *
     * @return when it may leave, in monotonic nanoseconds
     */
    long leave(long now) {
        underWay++;
        return pacer.spend(now);
    }

    int underWay() {
        return underWay;
    }

    boolean busy() {
        return claiming || underWay > 0;
    }

    /** Lets nothing of this campaign be claimed for a while. */
    void rest(SendingCampaign campaign, long now, Duration pause) {
        resting.put(campaign.campaignId(), now + pause.toNanos());
    }

    /** Nothing more of the campaign is due: it is looked at again in a moment, or when something of it is settled. */
    void exhausted(SendingCampaign campaign, long now) {
        resting.putIfAbsent(campaign.campaignId(), now + NOTHING_DUE);
    }

    /** Something of the campaign was settled, so that it may be done, or have something to do again. */
    void settled(SendingCampaign campaign, long now) {
        underWay--;
        resting.computeIfPresent(campaign.campaignId(), (id, until) -> until - now > NOTHING_DUE ? until : null);
    }

    /** Whether nothing more of the campaign was due when it was last looked at. */
    boolean isExhausted(SendingCampaign campaign) {
        return resting.containsKey(campaign.campaignId());
    }

    private boolean rests(UUID campaign, long now) {
        return resting.computeIfPresent(campaign, (id, until) -> until - now > 0 ? until : null) != null;
    }

    /** Those among {@code campaigns}, all that this sender has, that the next claim is for: whose turn was longest ago. */
    List<SendingCampaign> next(List<SendingCampaign> campaigns, long now) {
        Map<UUID, SendingCampaign> byId = new LinkedHashMap<>();
        campaigns.forEach(campaign -> byId.put(campaign.campaignId(), campaign));
        turns.retainAll(byId.keySet());
        turns.addAll(byId.keySet());
        resting.keySet().retainAll(byId.keySet());
        failures.keySet().retainAll(byId.keySet());
        return turns.stream()
                .filter(campaign -> !rests(campaign, now))
                .limit(alone ? 1 : CAMPAIGNS_A_CLAIM)
                .map(byId::get)
                .toList();
    }

    /**
     * Lets nothing leave for a while, since Meta refuses the account or its token.
     *
     * @return whether that is news
     */
    boolean stop(long now, Duration pause) {
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
    boolean resume(long now) {
        boolean news = stopped && pacer.open(now);
        stopped = stopped && !news;
        return news;
    }
}
