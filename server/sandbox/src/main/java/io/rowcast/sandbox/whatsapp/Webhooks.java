package io.rowcast.sandbox.whatsapp;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
    private static final int AT_A_TIME = 64;
    private static final int MOST_WAITING = 1_000_000;
    /** How long a neighbour that was held back to change places waits for the next update. */
    private static final long HELD_MS = 200;

    private final Settings settings;
    private final Timeline timeline;
    private final InstantSource clock;
    private final WebhookPost post;
    private final LinkedBlockingQueue<Update> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final ExecutorService posters = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong pending = new AtomicLong();
    private final LongAdder delivered = new LongAdder();
    private volatile @Nullable Callback callback;
    private @Nullable Update held;

    Webhooks(Settings settings, Timeline timeline, InstantSource clock, WebhookPost post) {
        this.settings = settings;
        this.timeline = timeline;
        this.clock = clock;
        this.post = post;
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

    void add(Update update) {
        if (callback == null || !settings.subscribed) {
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
        if (!waiting.offer(update)) {
            pending.decrementAndGet();
            LOG.warn("More than {} webhook updates wait for {}; one is lost", MOST_WAITING, callback);
        }
    }

    private void postUntilClosed() {
        try {
            while (true) {
                List<Update> batch = new ArrayList<>();
                batch.add(waiting.take());
                waiting.drainTo(batch, settings.faults.batch() - 1);
                post(Json.escaped(Envelope.of(batch, clock.instant())), batch.size(), 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void post(byte[] body, int updates, int attempt) throws InterruptedException {
        Callback to = callback;
        if (to == null) {
            return;
        }
        if (post.answeredOk(to, body)) {
            delivered.add(updates);
            pending.addAndGet(-updates);
            if (settings.faults.duplicate()) {
                post.answeredOk(to, body);
            }
        } else {
            again(body, updates, attempt);
        }
    }

    private void again(byte[] body, int updates, int attempt) {
        long pause = RetryPause.before(attempt + 1, settings.pace.retryMs());
        if (RetryPause.givenUp(attempt, settings.pace.retryMs())) {
            pending.addAndGet(-updates);
            LOG.warn("A webhook to {} was dropped after {} tries", callback, attempt);
        } else {
            timeline.after(
                    pause,
                    () -> posters.execute(() -> {
                        try {
                            post(body, updates, attempt + 1);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }));
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
