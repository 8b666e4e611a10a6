package io.rowcast.benchmarks;

import io.rowcast.sandbox.client.SheetsControl.Request;
import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.sandbox.client.WhatsAppControl.Behaviour;
import io.rowcast.sandbox.client.WhatsAppControl.Pace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A campaign of 10,000 rows, each of which changes its status four times within a minute: sending, sent, delivered, read; the
 * last three told by webhooks. Measured: from the moment the sandbox posts a webhook to the moment it applies the write after
 * which the row's cell shows that status or a later one. Google's quotas are on, as Google has them.
 */
final class WriteBackBenchmark {
    private static final int ROWS = Integer.getInteger("rowcast.rows", 10_000);
    private static final int WARM_UP_ROWS = 1_000;
    /** So that all is sent within 40 s and read within 60. */
    private static final int SENDS_PER_SECOND = Math.max(1, ROWS / 40);

    private static final Pace PACE = new Pace(0L, 1_000L, 5_000L, 8_000L, 0L, 500L);
    private static final int UPDATES_A_POST = 20;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final List<String> METAS_WORDS = List.of("sent", "delivered", "read");
    private static final List<String> CELLS_WORDS = List.of("Sent", "Delivered", "Read");

    private final Stage stage;
    private final WhatsAppControl sandbox;
    private final Posts posts;

    private WriteBackBenchmark(Stage stage) {
        this.stage = stage;
        this.sandbox = new WhatsAppControl(stage.sandbox().url());
        this.posts = new Posts(stage.sandbox().url());
    }

    static void run(Path root) throws Exception {
        try (Stage stage = Stage.withSheets(root, SENDS_PER_SECOND)) {
            new WriteBackBenchmark(stage).measure();
        }
    }

    private void measure() throws Exception {
        sandbox.usualBehaviour(Behaviour.READS, false);
        sandbox.limits(0, false);
        sandbox.pace(PACE);
        sandbox.webhookFaults(false, true, UPDATES_A_POST);
        sandbox.webhook(
                stage.service().url().resolve("/webhooks/whatsapp"),
                WhatsAppControl.APP_SECRET,
                WhatsAppControl.VERIFY_TOKEN);
        send(WARM_UP_ROWS, ROWS);
        Instant begin = Instant.now();
        StatusTab tab = send(ROWS, 0);
        print(tab, begin);
    }

    /** Sends the rows of a new tab, and waits until it shows every one as read. */
    private StatusTab send(int rows, int firstRow) throws Exception {
        StatusTab tab = new StatusTab(stage.sandbox().url(), rows, firstRow);
        Campaigns campaigns = stage.campaigns().of(tab.spreadsheetId(), StatusTab.ZONE);
        campaigns.launch(campaigns.draft(rows, firstRow));
        Thread looking = Thread.ofPlatform().daemon().start(() -> lookAll(tab));
        Instant end = Instant.now().plus(LONGEST);
        while (tab.showing("Read") < rows && Instant.now().isBefore(end)) {
            posts.read();
            TimeUnit.MILLISECONDS.sleep(200);
        }
        looking.interrupt();
        looking.join();
        return tab;
    }

    private static void lookAll(StatusTab tab) {
        try {
            while (true) {
                tab.look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(StatusTab tab, Instant begin) {
        double[] seconds = IntStream.range(0, ROWS)
                .mapToObj(row -> latencies(tab, row))
                .flatMap(List::stream)
                .mapToDouble(latency -> latency.toNanos() / 1e9)
                .sorted()
                .toArray();
        List<Request> calls = tab.calls();
        Instant last = Instant.parse(calls.getLast().when());
        double minutes = Duration.between(begin, last).toMillis() / 60_000.0;
        long wrong = ROWS - tab.showing("Read");
        System.out.printf(
                Locale.ROOT,
                "events: %d, in cells of their own or a later status's; from launch to the last cell: %.0f s; reads: %d, writes:"
                        + " %d, refused by a quota: %d; p50: %.1f s, longest: %.1f s%n",
                seconds.length,
                minutes * 60,
                count(calls, "read"),
                count(calls, "write"),
                calls.stream().filter(call -> call.status() == 429).count(),
                at(seconds, 0.5),
                at(seconds, 1));
        System.out.printf(
                Locale.ROOT,
                "writeback.calls_per_min=%.0f writeback.p95_s=%.1f wrong=%d%n",
                calls.size() / minutes,
                at(seconds, 0.95),
                wrong);
    }

    private List<Duration> latencies(StatusTab tab, int row) {
        Map<String, Instant> posted = posts.of(Campaigns.phone(row).substring(1));
        Map<String, Instant> shown = tab.firstShown(Campaigns.key(row));
        List<Duration> latencies = new ArrayList<>();
        for (int step = 0; step < METAS_WORDS.size(); step++) {
            Instant from = posted.get(METAS_WORDS.get(step));
            CELLS_WORDS.subList(step, CELLS_WORDS.size()).stream()
                    .map(shown::get)
                    .filter(Objects::nonNull)
                    .min(Instant::compareTo)
                    .filter(to -> from != null)
                    .ifPresent(to -> latencies.add(Duration.between(from, to)));
        }
        return latencies;
    }

    private static long count(List<Request> calls, String kind) {
        return calls.stream().filter(call -> call.kind().equals(kind)).count();
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1.0, sorted.length * share)];
    }
}
