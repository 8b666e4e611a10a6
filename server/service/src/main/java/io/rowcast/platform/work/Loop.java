package io.rowcast.platform.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one step again and again on a thread of its own: at once while there is work, else after a pause or when woken.
 * Whatever a step throws is logged and the loop goes on.
 */
public final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    /** One step; true when there may be more to do at once. */
    @FunctionalInterface
    public interface Step {
        boolean runOnce() throws Exception;
    }

    private final String name;
    private final Step step;
    private final Duration pause;
    private final Semaphore wakeUps = new Semaphore(0);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean running = true;
    private volatile boolean healthy = true;

    private Loop(String name, Duration pause, Step step) {
        this.name = name;
        this.pause = pause;
        this.step = step;
    }

    /** Starts the loop. */
    public static Loop start(String name, Duration pause, Step step) {
        Loop loop = new Loop(name, pause, step);
        Thread.ofPlatform().name("rowcast-" + name).start(loop::run);
        return loop;
    }

    /** Ends the present pause, if any. */
    public void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    public String name() {
        return name;
    }

    /** False while the last step failed. */
    public boolean healthy() {
        return healthy;
    }

    private void run() {
        try {
            while (running) {
                if (!succeedsWithMoreToDo()) {
                    rest();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    @SuppressWarnings("CatchAndPrintStackTrace")
    private boolean succeedsWithMoreToDo() throws InterruptedException {
        try {
            boolean more = step.runOnce();
            healthy = true;
            return more;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            healthy = false;
            LOG.error("The {} loop failed in a step and goes on", name, e);
            return false;
        }
    }

    private void rest() throws InterruptedException {
        if (wakeUps.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
            wakeUps.drainPermits();
        }
    }

    /** Lets the present step end, waits for it up to 30 seconds, and starts no other. */
    @Override
    public void close() {
        running = false;
        wake();
        try {
            if (!ended.await(30, TimeUnit.SECONDS)) {
                LOG.warn("The {} loop did not end within 30 seconds", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
