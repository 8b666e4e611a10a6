package io.rowcast.sandbox.whatsapp;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings updates to the business: many posts at a time, so their order is not kept, and each again until it is answered with
 * 200 (facts section 7). With no callback, or no subscription, nothing is posted and nothing kept, as at Meta.
 */
final class Webhooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final int AT_A_TIME = 256;
    private static final int MOST_WAITING = 1_000_000;
    /** How long a neighbour that was held back to change places waits for the next update. */
    private static final long HELD_MS = 200;

    private final Settings settings;
    private final Timeline timeline;
    private final InstantSource clock;
    private final WebhookLog log = new WebhookLog();
    private final LinkedBlockingQueue<Job> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final ExecutorService posters = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong begun = new AtomicLong();
    private final LongAdder delivered = new LongAdder();
    private final Latencies latencies = new Latencies();
    private volatile @Nullable Callback callback;
    private @Nullable Update held;

    /** What a poster does next. */
    private sealed interface Job {}

    private record Fresh(Update update) implements Job {}

    /** One webhook: the same bytes however often it is tried. */
    private record Post(BusinessAccount account, byte[] body, int updates, int attempt) implements Job {
        Post next() {
            return new Post(account, body, updates, attempt + 1);
        }
    }

    Webhooks(Settings settings, Timeline timeline, InstantSource clock) {
        this.settings = settings;
        this.timeline = timeline;
        this.clock = clock;
    }

    void start() {
        for (int i = 0; i < AT_A_TIME; i++) {
            posters.execute(this::postUntilClosed);
        }
    }

    /** From now on, webhooks go there; also those that wait. */
    void sendTo(Callback now) {
        callback = now;
    }

    /** Where webhooks go; null before anybody said. */
    @Nullable
    Callback callback() {
        return callback;
    }

    private @Nullable Callback callbackOf(BusinessAccount account) {
        Callback own = account.ownCallback();
        return own == null ? callback : own;
    }

    void add(Update update) {
        if (!update.account().subscribed() || callbackOf(update.account()) == null) {
            return;
        }
        pending.incrementAndGet();
        if (settings.faults.reorder()) {
            swap(update);
        } else {
            enqueue(update);
        }
    }

    private synchronized void swap(Update update) {
        Update earlier = held;
        if (earlier == null) {
            held = update;
            timeline.after(HELD_MS, () -> release(update));
        } else {
            held = null;
            enqueue(update);
            timeline.after(HELD_MS / 4, () -> enqueue(earlier));
        }
    }

    /** Lets go of a held update that no other has followed; it must be the very same one. */
    @SuppressWarnings("ReferenceEquality")
    private synchronized void release(Update update) {
        if (held == update) {
            held = null;
            enqueue(update);
        }
    }

    private void enqueue(Update update) {
        long delay = settings.faults.delayMs();
        if (delay > 0) {
            timeline.after(delay, () -> offer(new Fresh(update), 1));
        } else {
            offer(new Fresh(update), 1);
        }
    }

    private void offer(Job job, int updates) {
        if (!waiting.offer(job)) {
            pending.addAndGet(-updates);
            LOG.warn("More than {} webhook updates wait for {}; one is lost", MOST_WAITING, callback);
        }
    }

    private void postUntilClosed() {
        try (HookLine line = new HookLine()) {
            while (true) {
                switch (waiting.take()) {
                    case Fresh fresh -> {
                        for (Post post : posts(fresh)) {
                            attempt(line, post);
                        }
                    }
                    case Post again -> attempt(line, again);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The update, and as many that wait as may share its webhook. */
    private Collection<Post> posts(Fresh first) {
        Map<BusinessAccount, List<Update>> updates = new LinkedHashMap<>(2);
        updates.computeIfAbsent(first.update().account(), account -> new ArrayList<>(1))
                .add(first.update());
        for (int more = settings.faults.batch() - 1; more > 0 && waiting.peek() instanceof Fresh; more--) {
            switch (waiting.poll()) {
                case Fresh next ->
                    updates.computeIfAbsent(next.update().account(), account -> new ArrayList<>())
                            .add(next.update());
                // Another poster was quicker, and this came next.
                case Post again -> waiting.add(again);
                case null -> more = 0;
            }
        }
        List<Post> posts = new ArrayList<>(updates.size());
        updates.forEach((account, batch) ->
                posts.add(new Post(account, Json.escaped(Envelope.of(batch, clock.instant())), batch.size(), 1)));
        return posts;
    }

    private void attempt(HookLine line, Post post) {
        Callback to = callbackOf(post.account());
        if (to == null) {
            pending.addAndGet(-post.updates());
            return;
        }
        // Faults are for first tries: a webhook that never arrives is none that Meta has.
        long number = post.attempt() == 1 ? begun.incrementAndGet() : 0;
        WebhookFaults faults = settings.faults;
        boolean lost = happens(number, faults.loseOneIn());
        if (!lost && answeredOk(line, to, post)) {
            delivered.add(post.updates());
            pending.addAndGet(-post.updates());
            if (faults.duplicate() || happens(number, faults.duplicateOneIn())) {
                answeredOk(line, to, post);
            }
        } else {
            again(post);
        }
    }

    private static boolean happens(long number, int oneIn) {
        return number > 0 && oneIn > 0 && number % oneIn == 0;
    }

    private boolean answeredOk(HookLine line, Callback to, Post post) {
        long start = System.nanoTime();
        HookLine.Answer answer = line.post(to, post.body());
        long micros = (System.nanoTime() - start) / 1_000;
        log.add(clock.instant(), to, post.body(), post.attempt(), answer, micros);
        // 201 and 204 are failures to Meta too (facts section 7).
        boolean ok = answer.status() == 200;
        if (ok) {
            latencies.add(micros);
        }
        return ok;
    }

    private void again(Post post) {
        long first = settings.pace.retryMs();
        if (RetryPause.givenUp(post.attempt(), first)) {
            pending.addAndGet(-post.updates());
            LOG.warn("A webhook to {} was dropped after {} tries", callback, post.attempt());
        } else {
            timeline.after(RetryPause.before(post.attempt() + 1, first), () -> offer(post.next(), post.updates()));
        }
    }

    /** Updates that the business has answered with 200. */
    long delivered() {
        return delivered.sum();
    }

    /** Updates on their way, or waiting for another try. */
    long pending() {
        return pending.get();
    }

    /** How long the business took to answer with 200. */
    Latencies latencies() {
        return latencies;
    }

    WebhookLog log() {
        return log;
    }

    @Override
    public void close() {
        posters.shutdownNow();
        try {
            if (!posters.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("A webhook is still being posted while the sandbox closes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
