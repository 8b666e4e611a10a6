package io.rowcast.sandbox.whatsapp;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Things that happen later, one at a time and each of them short. Ends at once when closed. */
final class Timeline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Timeline.class);

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("sandbox-timeline").factory());
    private final CountDownLatch closed = new CountDownLatch(1);

    Timeline() {
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        // Between the look at the latch and the call here, the sandbox may close.
        executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    void after(long millis, Runnable step) {
        if (closed.getCount() > 0) {
            executor.schedule(() -> run(step), millis, TimeUnit.MILLISECONDS);
        }
    }

    private static void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.error("A step of the timeline failed", e);
        }
    }

    /** Holds the calling request back, as a slow network would. Ends early when the sandbox closes. */
    void hold(long millis) {
        if (millis <= 0) {
            return;
        }
        try {
            if (closed.await(millis, TimeUnit.MILLISECONDS)) {
                LOG.debug("A held request ends with the sandbox");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        executor.shutdownNow();
    }
}
