package io.rowcast.privacy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.platform.work.Failures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what its workspace keeps no longer: bodies of messages and replies, files, raw webhooks. Statuses, times and counts
 * stay. Works in batches, each a transaction of its own, and remembers nothing: whoever is cut off has less to do the next time,
 * and two nodes at once pass each other's rows by.
 */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Database database;
    private final Supplier<List<WorkspaceId>> workspaces;
    private final InstantSource clock;
    private final BooleanSupplier stopping;
    private final MeterRegistry metrics;
    private final AtomicLong completedAt = new AtomicLong();
    private final RetentionStore store = new RetentionStore();

    /**
     * @param workspaces all that there are
     * @param stopping whether the node is about to stop: what is left waits for the next time
     */
    public Retention(
            Database database,
            Supplier<List<WorkspaceId>> workspaces,
            InstantSource clock,
            BooleanSupplier stopping,
            MeterRegistry metrics) {
        this.database = database;
        this.workspaces = workspaces;
        this.clock = clock;
        this.stopping = stopping;
        this.metrics = metrics;
        Gauge.builder("rowcast.retention.completed", completedAt, AtomicLong::get)
                .description("When this node last looked through all workspaces, in seconds since 1970")
                .baseUnit("seconds")
                .register(metrics);
    }

    /** Deletes all whose time is over. What fails in one workspace keeps no other from its turn, and is thrown at the end. */
    public void run() {
        Failures failures = new Failures();
        Instant now = clock.instant();
        for (WorkspaceId workspace : workspaces.get()) {
            attempt(failures, () -> run(workspace, now));
        }
        attempt(failures, () -> deleteWebhooks(now));
        failures.throwAny();
        if (!stopping.getAsBoolean()) {
            completedAt.set(now.getEpochSecond());
        }
    }

    private static void attempt(Failures failures, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    private void run(WorkspaceId workspace, Instant now) {
        Instant before = now.minus(Duration.ofDays(database.inWorkspace(workspace, store::days)));
        for (UUID campaign : database.inWorkspace(workspace, handle -> store.campaigns(handle, before))) {
            batches(workspace, Kept.MESSAGES, handle -> store.forgetMessages(handle, campaign, before));
            batches(workspace, Kept.ROW_PROBLEMS, handle -> store.forgetRowProblems(handle, campaign));
            database.<Void, RuntimeException>inWorkspace(workspace, handle -> {
                store.noteForgotten(handle, campaign, now);
                return null;
            });
        }
        batches(workspace, Kept.RECEIVED_FILES, handle -> store.deleteReceivedFiles(handle, before));
        batches(workspace, Kept.REPLIES, handle -> store.forgetReplies(handle, before));
        batches(workspace, Kept.HAND_MESSAGES, handle -> store.forgetHandMessages(handle, before));
        batches(workspace, Kept.CONVERSATIONS, handle -> store.deleteConversations(handle, before));
        batches(workspace, Kept.FILES, handle -> store.deleteFiles(handle, before));
        batches(workspace, Kept.SHEET_WRITES, handle -> store.deleteSheetWrites(handle, before));
    }

    private void batches(WorkspaceId workspace, Kept what, ToIntFunction<Handle> batch) {
        int deleted = 0;
        int some = 1;
        while (some > 0 && !stopping.getAsBoolean()) {
            some = database.inWorkspace(workspace, batch::applyAsInt);
            deleted += some;
        }
        count(what, deleted);
        if (deleted > 0) {
            LOG.info("Workspace {}: {} {} were kept long enough", workspace, deleted, what.word());
        }
    }

    private void deleteWebhooks(Instant now) {
        int deleted = database.outsideWorkspaces(
                handle -> store.deleteWebhooks(handle, now.minus(Duration.ofDays(store.shortestDays(handle)))));
        count(Kept.WEBHOOKS, deleted);
    }

    private void count(Kept what, int deleted) {
        metrics.counter("rowcast.retention.deleted", "what", what.word()).increment(deleted);
    }
}
