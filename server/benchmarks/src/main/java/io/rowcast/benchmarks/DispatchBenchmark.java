package io.rowcast.benchmarks;

import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.sandbox.client.WhatsAppControl.Behaviour;
import io.rowcast.sandbox.client.WhatsAppControl.Pace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Rows a second from launch to accepted, beside a bare loop of the same HTTP client against the same sandbox in the same
 * run. Service and sandbox are processes of their own; PostgreSQL is embedded, with fsync on. The sender's throughput is
 * lifted, so that the code is measured and not the pacing; no webhooks are sent.
 */
final class DispatchBenchmark {
    private static final int WARM_UP = 5_000;
    private static final int ROWS = 20_000;
    private static final int UNLIMITED = 1_000_000;
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final WhatsAppControl sandbox;
    private final Campaigns campaigns;
    private final BareLoop bare;

    private DispatchBenchmark(WhatsAppControl sandbox, Campaigns campaigns, BareLoop bare) {
        this.sandbox = sandbox;
        this.campaigns = campaigns;
        this.bare = bare;
    }

    static void run(Path root) throws Exception {
        try (Stage stage = Stage.set(root, UNLIMITED)) {
            WhatsAppControl control = new WhatsAppControl(stage.sandbox().url());
            control.usualBehaviour(Behaviour.READS, false);
            control.limits(UNLIMITED, false);
            control.pace(Pace.all(0));
            BareLoop bare = new BareLoop(messages(stage.sandbox().url()));
            new DispatchBenchmark(control, stage.campaigns(), bare).measure();
        }
    }

    private static URI messages(URI sandbox) {
        return sandbox.resolve("/v25.0/" + WhatsAppControl.PHONE_NUMBER_ID + "/messages");
    }

    private void measure() throws Exception {
        bare.send(WARM_UP, 0);
        ours(WARM_UP, 0);
        double bareRate = ROWS / bare.send(ROWS, WARM_UP);
        double rate = ROWS / ours(ROWS, WARM_UP);
        System.out.printf(Locale.ROOT, "bare loop: %d rows, %.0f rows/s%n", ROWS, bareRate);
        System.out.printf(Locale.ROOT, "dispatch.ratio=%.2f dispatch.rate=%.0f%n", rate / bareRate, rate);
    }

    /** Seconds from launch until the sandbox has accepted all rows. */
    private double ours(int rows, int firstRow) throws Exception {
        String campaign = campaigns.draft(rows, firstRow);
        long goal = sandbox.counts().accepted() + rows;
        long start = System.nanoTime();
        campaigns.launch(campaign);
        while (sandbox.counts().accepted() < goal) {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw new IllegalStateException(
                        "only " + (rows - goal + sandbox.counts().accepted()) + " of " + rows
                                + " rows were accepted within " + LONGEST);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
