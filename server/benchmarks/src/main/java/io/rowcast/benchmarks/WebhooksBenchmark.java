package io.rowcast.benchmarks;

import io.rowcast.platform.store.Database;
import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.sandbox.client.WhatsAppControl.Behaviour;
import io.rowcast.sandbox.client.WhatsAppControl.Counts;
import io.rowcast.sandbox.client.WhatsAppControl.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A campaign at the pace of a number that Meta upgraded, 1,000 messages a second, whose every message comes back as three
 * signed webhooks: sent, delivered, read. One in 20 webhooks comes twice, one in 1,000 late by another try, and neighbours
 * change places. Measured for a minute: the time until the service answers a webhook with 200. Then the campaign is cancelled,
 * and the ledger must have every message read that was sent.
 */
final class WebhooksBenchmark {
    private static final int SENDS_PER_SECOND = 1_000;
    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final int WARM_UP_ROWS = 10_000;
    private static final int ROWS = 80_000;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Stage stage;
    private final WhatsAppControl sandbox;

    private WebhooksBenchmark(Stage stage) {
        this.stage = stage;
        this.sandbox = new WhatsAppControl(stage.sandbox().url());
    }

    static void run(Path root) throws Exception {
        try (Stage stage = Stage.set(root, SENDS_PER_SECOND)) {
            new WebhooksBenchmark(stage).measure();
        }
    }

    private void measure() throws Exception {
        sandbox.usualBehaviour(Behaviour.READS, false);
        sandbox.limits(0, true);
        sandbox.pace(new Pace(0L, 300L, 600L, 1_000L, 0L, 500L));
        sandbox.webhookFaults(20, 1_000, 0, true);
        sandbox.webhook(
                stage.service().url().resolve("/webhooks/whatsapp"),
                WhatsAppControl.APP_SECRET,
                WhatsAppControl.VERIFY_TOKEN);
        warmUp();
        String campaign = stage.campaigns().draft(ROWS, WARM_UP_ROWS);
        stage.campaigns().launch(campaign);
        TimeUnit.SECONDS.sleep(WARM_UP.toSeconds());

        Counts before = sandbox.measureAnew();
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(MEASURED.toSeconds());
        Counts after = sandbox.counts();
        double seconds = (System.nanoTime() - start) / 1e9;
        stage.campaigns().cancel(campaign);

        long duplicates = after.webhooksAnswered() - (after.webhooksDelivered() - before.webhooksDelivered());
        System.out.printf(
                Locale.ROOT,
                "sends: %.0f a second; duplicates absorbed: %d; updates that wait in the sandbox: %d%n",
                (after.accepted() - before.accepted()) / seconds,
                duplicates,
                after.webhooksPending());
        System.out.printf(
                Locale.ROOT,
                "webhooks.p50_ms=%.1f webhooks.p99_ms=%.1f webhooks.rate=%.0f lost=%d%n",
                after.webhookP50Ms(),
                after.webhookP99Ms(),
                after.webhooksAnswered() / seconds,
                lost());
    }

    private void warmUp() throws Exception {
        stage.campaigns().launch(stage.campaigns().draft(WARM_UP_ROWS, 0));
        awaitAccepted(WARM_UP_ROWS);
    }

    private void awaitAccepted(long goal) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (sandbox.counts().accepted() < goal) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("only " + sandbox.counts().accepted() + " of " + goal
                        + " messages were accepted within " + LONGEST);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Messages that are on their way in the ledger, once everything was posted and had its time to be applied. */
    private long lost() throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        try (Database database = Database.open(stage.postgres().address(), 1)) {
            while (onTheirWay(database) > 0 && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(500);
            }
            return onTheirWay(database);
        }
    }

    private long onTheirWay(Database database) {
        return database.inWorkspace(
                stage.workspace(),
                handle -> handle.createQuery(
                                "select count(*) from delivery where status in ('sending', 'accepted', 'sent', 'delivered')")
                        .mapTo(Long.class)
                        .one());
    }
}
