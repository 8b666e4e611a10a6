package io.rowcast.benchmarks;

import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.sandbox.client.WhatsAppControl.Behaviour;
import io.rowcast.sandbox.client.WhatsAppControl.Pace;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Rows a second from launch to accepted, beside a bare loop of the same HTTP client against the same sandbox in the same
 * run; how long a row takes from its claim to Meta's yes in the ledger; the service's memory; and the same for the first rows of
 * a queue of a million as for one of ten thousand. Service and sandbox are processes of their own; PostgreSQL is embedded,
 * with fsync on. The sender's throughput is lifted, so that the code is measured and not the pacing; no webhooks are sent.
 */
final class DispatchBenchmark {
    private static final int WARM_UP = 100_000;
    private static final int ROWS = 40_000;
    private static final int ROUNDS = 3;
    private static final int SHORT_QUEUE = 10_000;
    private static final int RUN_UP = 1_000;
    private static final int LONG_RUN = 100_000;
    private static final int LONG_QUEUE = Integer.getInteger("rowcast.queue", 1_000_000);
    private static final int UNLIMITED = 1_000_000;
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final Stage stage;
    private final WhatsAppControl sandbox;
    private final BareLoop bare;

    private DispatchBenchmark(Stage stage, WhatsAppControl sandbox, BareLoop bare) {
        this.stage = stage;
        this.sandbox = sandbox;
        this.bare = bare;
    }

    static void run(Path root) throws Exception {
        try (Stage stage = Stage.set(root, UNLIMITED)) {
            WhatsAppControl control = new WhatsAppControl(stage.sandbox().url());
            control.usualBehaviour(Behaviour.READS, false);
            control.limits(UNLIMITED, false);
            control.pace(Pace.all(0));
            BareLoop bare = new BareLoop(messages(stage.sandbox().url()));
            new DispatchBenchmark(stage, control, bare).measure();
        }
    }

    private static URI messages(URI sandbox) {
        return sandbox.resolve("/v25.0/" + WhatsAppControl.PHONE_NUMBER_ID + "/messages");
    }

    private void measure() throws Exception {
        bare.send(WARM_UP, 0);
        queued(WARM_UP, 0, WARM_UP);
        double bareSeconds = 0;
        double seconds = 0;
        String campaign = "";
        for (int round = 0; round < ROUNDS; round++) {
            int firstRow = WARM_UP + round * ROWS;
            double bareRound = bare.send(ROWS, firstRow);
            campaign = stage.campaigns().draft(ROWS, firstRow);
            double sent = launched(campaign, ROWS);
            System.out.printf(
                    Locale.ROOT, "bare loop: %.0f rows/s, dispatch: %.0f rows/s%n", ROWS / bareRound, ROWS / sent);
            bareSeconds += bareRound;
            seconds += sent;
        }
        System.out.printf(
                Locale.ROOT,
                "dispatch.ratio=%.2f dispatch.rate=%.0f dispatch.p99_ms=%.0f dispatch.rss_mb=%d%n",
                bareSeconds / seconds,
                ROUNDS * ROWS / seconds,
                claimToAccepted(campaign),
                stage.service().residentBytes() / 1_000_000);
        System.out.printf(Locale.ROOT, "dispatch.flat=%.2f%n", flat());
    }

    /** The rate while a queue is long by that of short ones, before it and after it. */
    private double flat() throws Exception {
        double before = queued(SHORT_QUEUE, 240_000, SHORT_QUEUE);
        double atLong = queued(LONG_QUEUE, 300_000, Math.min(LONG_QUEUE, LONG_RUN));
        double after = queued(SHORT_QUEUE, 260_000, SHORT_QUEUE);
        System.out.printf(
                Locale.ROOT,
                "queue of %d: %.0f rows/s, queue of %d: %.0f rows/s, queue of %d again: %.0f rows/s; service %d MB%n",
                SHORT_QUEUE,
                before,
                LONG_QUEUE,
                atLong,
                SHORT_QUEUE,
                after,
                stage.service().residentBytes() / 1_000_000);
        return atLong / ((before + after) / 2);
    }

    /**
     * Rows a second from the {@value #RUN_UP}th to that many before the {@code first}, so that neither the way into a campaign nor out
     * of it counts for short queues more than for long ones. What was not sent then never is.
     */
    private double queued(int rows, int firstRow, int first) throws Exception {
        UUID campaign = UUID.fromString(stage.campaigns().draft(1, firstRow));
        stage.queue().fill(campaign, rows - 1, firstRow + 1);
        long accepted = sandbox.counts().accepted();
        stage.queue().send(campaign);
        awaitAccepted(accepted + RUN_UP);
        long begun = sandbox.counts().accepted();
        long start = System.nanoTime();
        awaitAccepted(accepted + first - RUN_UP);
        long ended = sandbox.counts().accepted();
        double seconds = (System.nanoTime() - start) / 1e9;
        awaitAccepted(accepted + first);
        stage.queue().stop(campaign);
        return (ended - begun) / seconds;
    }

    /** Seconds from launch until the sandbox has accepted all rows. */
    private double launched(String campaign, int rows) throws Exception {
        String confirmation = stage.campaigns().preview(campaign);
        long goal = sandbox.counts().accepted() + rows;
        long start = System.nanoTime();
        stage.campaigns().launch(campaign, confirmation);
        awaitAccepted(goal);
        return (System.nanoTime() - start) / 1e9;
    }

    private void awaitAccepted(long goal) throws InterruptedException {
        long start = System.nanoTime();
        while (sandbox.counts().accepted() < goal) {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw new IllegalStateException(
                        (goal - sandbox.counts().accepted()) + " rows were not accepted within " + LONGEST);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** The 99th percentile of the milliseconds from a row's claim to its acceptance, both as the ledger recorded them. */
    private double claimToAccepted(String campaign) throws SQLException, InterruptedException {
        TimeUnit.SECONDS.sleep(1);
        try (Connection owner =
                        DriverManager.getConnection(stage.postgres().address().jdbcUrl());
                PreparedStatement query = owner.prepareStatement("""
                        select percentile_cont(0.99) within group (
                          order by extract(epoch from accepted.recorded_at - claimed.recorded_at) * 1000)
                        from delivery d
                        join delivery_move claimed using (workspace_id, delivery_id)
                        join delivery_move accepted using (workspace_id, delivery_id)
                        where d.campaign_id = ? and claimed.to_status = 'sending' and accepted.to_status = 'accepted'
                        """)) {
            query.setObject(1, UUID.fromString(campaign));
            try (ResultSet answer = query.executeQuery()) {
                answer.next();
                return answer.getDouble(1);
            }
        }
    }
}
