package io.rowcast.dispatch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.rowcast.platform.work.Arrivals;
import io.rowcast.platform.work.Failures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Sends what is due, each message at most once. A delivery is claimed by a committed row before its request leaves; the
 * answers are gathered and settled in batches. Nothing is sent that was not claimed in this life of this node: what an
 * earlier life left claimed comes into doubt, and webhooks or a person settle it.
 *
 * <p>A round never waits for a request: while some are under way, the next are claimed. Claims are as few as can leave
 * at once, so that a node that dies leaves little in doubt. One loop's thread runs the rounds.
 */
public final class Dispatcher implements AutoCloseable {
    /** How long a round with nothing to claim waits for an answer, before it looks for due rows and tokens again. */
    private static final Duration ROUND = Duration.ofMillis(10);

    /** How long a sender rests whose rows could not be claimed. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final ClaimStore claims;
    private final Messenger messenger;
    private final Executor sends;
    private final Patience patience;
    private final Lanes lanes;
    private final Leases leases;
    private final Doubts doubts;
    private final Settler settler;
    private final Arrivals<Answer> answers = new Arrivals<>();

    /**
     * @param nanoTime monotonic, as {@link System#nanoTime}
     * @param sends runs one request each: a virtual thread in production
     */
    public Dispatcher(
            InstantSource clock,
            LongSupplier nanoTime,
            DispatchStores stores,
            Messenger messenger,
            Executor sends,
            Patience patience) {
        this.clock = clock;
        this.claims = stores.claims();
        this.messenger = messenger;
        this.sends = sends;
        this.patience = patience;
        this.lanes = new Lanes(clock, patience.concurrentSends());
        this.leases = new Leases(clock, nanoTime, stores.lanes(), UUID.randomUUID());
        this.doubts = new Doubts(clock, stores.doubts(), patience);
        this.settler = new Settler(clock, stores, patience, lanes);
    }

    /**
     * Claims and starts what may leave now, and settles what has been answered.
     *
     * @return whether there may be more to do at once
     */
    public boolean runOnce() throws InterruptedException {
        Failures failures = new Failures();
        doubts.review();
        List<SendingCampaign> campaigns = claims.sendingCampaigns().stream()
                .filter(campaign -> leases.hold(campaign).isPresent())
                .toList();
        int left = bySender(campaigns).stream()
                .mapToInt(ofSender -> send(ofSender, failures))
                .sum();
        boolean moving = left > 0 || lanes.underWay() || lanes.shortOfTokens(campaigns);
        boolean settled = settle(left == 0 && moving ? ROUND : Duration.ZERO);
        failures.throwAny();
        return settled || moving;
    }

    /**
     * Waits for the answers under way, within the claims' time, settles them, and lets other nodes take over. Call it when
     * the loop has ended.
     */
    @Override
    public void close() {
        Instant deadline = clock.instant().plus(patience.claim());
        try {
            while (lanes.underWay() && clock.instant().isBefore(deadline)) {
                settle(GOODBYE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        leases.release();
    }

    private static Collection<List<SendingCampaign>> bySender(List<SendingCampaign> campaigns) {
        return campaigns.stream()
                .collect(groupingBy(SendingCampaign::senderId, LinkedHashMap::new, toList()))
                .values();
    }

    /** A sender that fails, as when its workspace's keys are gone, holds up no other. */
    private int send(List<SendingCampaign> campaigns, Failures failures) {
        try {
            return send(campaigns);
        } catch (RuntimeException e) {
            lanes.of(campaigns.getFirst()).pacer.close(clock.instant(), AFTER_FAILURE);
            failures.add(e);
            return 0;
        }
    }

    /** Shares what the sender may send now among its campaigns; each comes first in its turn. */
    private int send(List<SendingCampaign> campaigns) {
        Lane lane = lanes.of(campaigns.getFirst());
        int room = lane.room(clock.instant());
        int left = 0;
        int turn = lane.nextTurn(campaigns.size());
        for (int i = 0; i < campaigns.size() && left < room; i++) {
            SendingCampaign campaign = campaigns.get((turn + i) % campaigns.size());
            left += send(campaign, lane, Math.ceilDiv(room - left, campaigns.size() - i));
        }
        return left;
    }

    private int send(SendingCampaign campaign, Lane lane, int share) {
        Instant now = clock.instant();
        Optional<Fence> fence = leases.hold(campaign);
        if (lane.rests(campaign, now) || fence.isEmpty()) {
            return 0;
        }
        List<Claim> claimed = claims.claim(campaign, share, fence.get(), now, now.plus(patience.claim()));
        lane.leave(claimed.size());
        claimed.forEach(claim -> sends.execute(() -> answers.add(ask(claim))));
        return claimed.size();
    }

    private Answer ask(Claim claim) {
        if (!claim.fence().open()) {
            return new Answer(claim, new SendOutcome.Fenced());
        }
        try {
            return new Answer(claim, messenger.send(claim.outbound()));
        } catch (RuntimeException e) {
            // A broken promise of the messenger's; whether the request left cannot be told.
            return new Answer(claim, new SendOutcome.Unknown(e.toString()));
        }
    }

    /** Settles what has come; an answer that could not be settled is kept for the next round. */
    private boolean settle(Duration wait) throws InterruptedException {
        List<Answer> unsettled = answers.take(wait);
        boolean some = !unsettled.isEmpty();
        try {
            settler.settle(unsettled);
        } finally {
            answers.addAll(unsettled);
        }
        return some;
    }
}
