package io.rowcast.workbench.chaos;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Something done again and again on a thread of its own; what it throws is thrown at the end. */
final class Turning implements AutoCloseable {
    /** One round. */
    @FunctionalInterface
    interface Round {
        void run() throws Exception;
    }

    private final Thread thread;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean over;

    private Turning(String name, long pauseMillis, Round round) {
        thread = Thread.ofPlatform().name(name).daemon().unstarted(() -> turn(pauseMillis, round));
    }

    /** @param pauseMillis from the end of a round to the next one's begin */
    static Turning start(String name, long pauseMillis, Round round) {
        Turning turning = new Turning(name, pauseMillis, round);
        turning.thread.start();
        return turning;
    }

    private void turn(long pauseMillis, Round round) {
        try {
            while (!over) {
                round.run();
                TimeUnit.MILLISECONDS.sleep(pauseMillis);
            }
        } catch (Throwable e) {
            failure.set(e);
        }
    }

    /** Lets the present round end. */
    @Override
    public void close() throws Exception {
        over = true;
        thread.join(TimeUnit.MINUTES.toMillis(1));
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new AssertionError(thread.getName() + " failed", thrown);
        }
    }
}
