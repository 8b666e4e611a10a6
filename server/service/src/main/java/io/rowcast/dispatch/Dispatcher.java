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
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is due, each message at most once. A delivery is claimed by a committed row before its request leaves; the
 * answers are gathered and settled in batches. Nothing is sent that was not claimed in this life of this node: what an
 * earlier life left claimed comes into doubt, and webhooks or a person settle it.
 *
 * <p>Each sender's claims, each request and each workspace's settling are made on threads of their own, at the same time; one
 * loop's thread decides what is next and hears what has become of it. So neither a slow answer nor a slow claim of one sender
 * holds up another. Claims are as few as can leave in a moment, so that a node that dies leaves little in doubt.
 */
public final class Dispatcher implements AutoCloseable {
    /** For so long a round gathers what comes, so that it is settled in one go. */
    private static final Duration ROUND = Duration.ofMillis(20);

    /** Where so many answers are to come, the loop lets some gather rather than be woken for each. */
    private static final int MANY = 100;

    private static final Duration GATHER = Duration.ofMillis(2);

    /** How long a sender rests whose rows could not be claimed. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final ClaimStore claims;
    private final SenderNoticeStore notices;
    private final Messenger messenger;
    private final Executor work;
    private final Executor sends;
    private final Patience patience;
    private final Lanes lanes;
    private final Leases leases;
    private final Doubts doubts;
    private final Watch watch;
    private final FollowUps followUps;
    private final Settler settler;
    private final Arrivals<News> news = new Arrivals<>();
    private boolean lookingAfter;

    /**
     * @param nanoTime the machine's monotonic time, as {@link System#nanoTime}
     * @param work runs each claim and each settling: a virtual thread in production
     * @param sends runs one request each, which may wait for its moment: a virtual thread in production
     */
    public Dispatcher(
            InstantSource clock,
            LongSupplier nanoTime,
            DispatchStores stores,
            Messenger messenger,
            Executor work,
            Executor sends,
            Patience patience) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.claims = stores.claims();
        this.notices = stores.notices();
        this.messenger = messenger;
        this.work = work;
        this.sends = sends;
        this.patience = patience;
        this.lanes = new Lanes(nanoTime, patience);
        this.leases = new Leases(clock, nanoTime, stores.lanes(), UUID.randomUUID());
        this.doubts = new Doubts(clock, nanoTime, stores.doubts(), patience);
        this.watch = new Watch(clock, nanoTime, stores.watch());
        this.followUps = new FollowUps(clock, nanoTime, stores.followUps());
        this.settler = new Settler(clock, nanoTime, stores, patience, lanes, work, news::add);
    }

    /**
     * Has claimed and started what may leave now, and has settled what has been answered.
     *
     * @return whether there may be more to do at once
     */
    public boolean runOnce() throws InterruptedException {
        Failures failures = new Failures();
        lookAfter();
        settler.settleAgain();
        List<SendingCampaign> campaigns = claims.sendingCampaigns().stream()
                .filter(campaign -> leases.hold(campaign).isPresent())
                .toList();
        bySender(campaigns).forEach(this::claim);
        boolean some = hear(failures);
        failures.throwAny();
        return some || busy() || lanes.shortOfTokens(campaigns);
    }

    /**
     * Waits for the answers under way, within the claims' time, settles them, and lets other nodes take over. Call it when
     * the loop has ended.
     */
    @Override
    public void close() {
        long deadline = nanoTime.getAsLong() + patience.claim().toNanos();
        try {
            while (busy() && nanoTime.getAsLong() < deadline) {
                settler.settleAgain();
                hear(news.take(GOODBYE), new Failures());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        leases.release();
    }

    /** On a thread of its own: a campaign that somebody has locked holds up no other's messages. */
    private void lookAfter() {
        if (!lookingAfter && (doubts.due() || watch.due() || followUps.due())) {
            lookingAfter = true;
            work.execute(() -> news.add(new News.LookedAfter(lookedAfter())));
        }
    }

    private @Nullable RuntimeException lookedAfter() {
        try {
            doubts.review();
            watch.look();
            followUps.look();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private boolean busy() {
        return lanes.busy() || settler.busy();
    }

    private static Collection<List<SendingCampaign>> bySender(List<SendingCampaign> campaigns) {
        return campaigns.stream()
                .collect(groupingBy(SendingCampaign::senderId, LinkedHashMap::new, toList()))
                .values();
    }

    /** Has the sender's campaigns share what it may send now; each comes first in its turn. */
    private void claim(List<SendingCampaign> ofSender) {
        Lane lane = lanes.of(ofSender.getFirst());
        int room = lane.room(nanoTime.getAsLong());
        List<SendingCampaign> next = room == 0 ? List.of() : lane.next(ofSender, nanoTime.getAsLong());
        if (!next.isEmpty()) {
            leases.hold(next.getFirst()).ifPresent(fence -> {
                lane.claims();
                work.execute(() -> news.add(claim(next, room, fence)));
            });
        }
    }

    private News claim(List<SendingCampaign> campaigns, int room, Fence fence) {
        SendingCampaign sender = campaigns.getFirst();
        try {
            Instant now = clock.instant();
            return new News.Claims(sender, claims.claim(campaigns, room, fence, now, now.plus(patience.claim())), null);
        } catch (RuntimeException e) {
            return new News.Claims(sender, List.of(), e);
        }
    }

    /** Hears what comes within a round, or is there already where nothing is under way, and has the answers settled. */
    private boolean hear(Failures failures) throws InterruptedException {
        long end = nanoTime.getAsLong() + ROUND.toNanos();
        boolean some = false;
        List<News> come = news.take(busy() ? ROUND : Duration.ZERO);
        while (!come.isEmpty()) {
            some = true;
            hear(come, failures);
            if (lanes.underWay() >= MANY) {
                LockSupport.parkNanos(GATHER.toNanos());
            }
            long left = end - nanoTime.getAsLong();
            come = news.take(busy() && left > 0 ? Duration.ofNanos(left) : Duration.ZERO);
        }
        return some;
    }

    private void hear(List<News> come, Failures failures) {
        for (News one : come) {
            switch (one) {
                case News.Claims made -> start(made, failures);
                case News.Answered answered -> settler.add(answered.answer());
                case News.Settled settled -> settler.heed(settled, failures);
                case News.LookedAfter done -> {
                    lookingAfter = false;
                    if (done.failure() != null) {
                        failures.add(done.failure());
                    }
                }
            }
        }
        settler.settle();
    }

    /** A sender whose claim failed, as when its workspace's keys are gone, rests for a while and holds up no other. */
    private void start(News.Claims made, Failures failures) {
        Lane lane = lanes.of(made.sender());
        if (made.failure() != null) {
            lane.pacer.close(nanoTime.getAsLong(), AFTER_FAILURE);
            failures.add(made.failure());
            if (lane.couldNotClaim(made.sender())) {
                tell(() -> notices.stuck(made.sender(), AFTER_FAILURE), failures);
            }
            return;
        }
        lane.hasClaimed(made.claimed().stream().map(Claimed::campaign).toList());
        for (Claimed claimed : made.claimed()) {
            claimed.claims().forEach(claim -> start(claim, lane.leave(nanoTime.getAsLong())));
            if (claimed.exhausted()) {
                lane.exhausted(claimed.campaign(), nanoTime.getAsLong());
            }
            if (lane.couldClaim(claimed.campaign())) {
                tell(() -> notices.unstuck(claimed.campaign()), failures);
            }
        }
    }

    /** What was claimed leaves also where that cannot be written. */
    private static void tell(Runnable notice, Failures failures) {
        try {
            notice.run();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    private void start(Claim claim, long leavesAt) {
        sends.execute(() -> {
            waitUntil(leavesAt);
            news.add(new News.Answered(ask(claim)));
        });
    }

    private void waitUntil(long moment) {
        for (long left = moment - nanoTime.getAsLong(); left > 0; left = moment - nanoTime.getAsLong()) {
            LockSupport.parkNanos(left);
        }
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
}
