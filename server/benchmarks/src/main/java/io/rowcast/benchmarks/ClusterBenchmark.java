package io.rowcast.benchmarks;

import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.sandbox.client.WhatsAppControl.Behaviour;
import io.rowcast.sandbox.client.WhatsAppControl.Pace;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Three nodes as processes of their own on one PostgreSQL, one sender at Meta's 1,000 messages a second, which the sandbox
 * enforces: the node that sends is killed in the middle of a campaign. How long until another sends, at which rate, and
 * whether anybody got a message twice, or a row was lost: neither received nor shown as waiting or in doubt.
 */
final class ClusterBenchmark {
    private static final int PER_SECOND = 1_000;
    private static final int ROWS = 40_000;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Stage stage;
    private final WhatsAppControl sandbox;
    private final HttpClient http = HttpClient.newHttpClient();

    private ClusterBenchmark(Stage stage, WhatsAppControl sandbox) {
        this.stage = stage;
        this.sandbox = sandbox;
    }

    static void run(Path root) throws Exception {
        try (Stage stage = Stage.set(root, PER_SECOND);
                Child second = stage.anotherNode(root);
                Child third = stage.anotherNode(root)) {
            WhatsAppControl control = new WhatsAppControl(stage.sandbox().url());
            control.usualBehaviour(Behaviour.READS, false);
            control.limits(PER_SECOND, true);
            control.pace(Pace.all(0));
            new ClusterBenchmark(stage, control).measure(List.of(stage.service(), second, third));
        }
    }

    private void measure(List<Child> nodes) throws Exception {
        String campaign = stage.campaigns().draft(ROWS, 0);
        stage.campaigns().launch(campaign);
        await("a third is accepted", () -> accepted() >= ROWS / 3);
        sender(nodes).kill();
        long killed = System.nanoTime();
        TimeUnit.MILLISECONDS.sleep(500);
        long before = accepted();
        await("another node sends", () -> accepted() > before);
        long recovered = System.nanoTime();
        long atRecovery = accepted();
        await("no row is queued", () -> count("status = 'queued'") == 0);
        double seconds = (System.nanoTime() - recovered) / 1e9;
        double rate = (accepted() - atRecovery) / seconds;
        // What the dead node had claimed comes into doubt a minute after.
        await("no row is claimed", () -> count("status = 'sending'") == 0);
        report((recovered - killed) / 1e9, rate);
    }

    private void report(double recovery, double rate) {
        Map<String, Integer> times = timesReceived();
        long twice = times.values().stream().filter(count -> count > 1).count();
        Set<String> lost = ids("status not in ('queued', 'sending', 'unknown', 'unconfirmed')");
        lost.removeAll(times.keySet());
        long inDoubt = count("status in ('unknown', 'unconfirmed')");
        System.out.printf(
                Locale.ROOT,
                "cluster: %d rows, %d received, %d in doubt, %d refused by the sandbox%n",
                ROWS,
                times.size(),
                inDoubt,
                sandbox.counts().refused());
        System.out.printf(
                Locale.ROOT,
                "cluster.recovery_s=%.1f cluster.rate=%.0f cluster.duplicates=%d cluster.lost=%d%n",
                recovery,
                rate,
                twice,
                lost.size());
    }

    /** By delivery, from what the sandbox accepted. */
    private Map<String, Integer> timesReceived() {
        Map<String, Integer> times = new HashMap<>();
        long seen = 0;
        List<WhatsAppControl.Received> page = sandbox.received(seen, 5_000);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(received -> received.outcome().equals("accepted"))
                    .forEach(received -> times.merge(
                            received.body().path("biz_opaque_callback_data").asText(), 1, Integer::sum));
            seen = page.getLast().seq();
            page = sandbox.received(seen, 5_000);
        }
        return times;
    }

    /** The node that has sent most: the one that has the number. */
    private Child sender(List<Child> nodes) throws IOException, InterruptedException {
        Child most = nodes.getFirst();
        for (Child node : nodes) {
            most = sends(node) > sends(most) ? node : most;
        }
        return most;
    }

    private double sends(Child node) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(node.url().resolve("/metrics")).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith("rowcast_sends_seconds_count"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private long accepted() {
        return sandbox.counts().accepted();
    }

    private int count(String condition) {
        try (Connection owner =
                        DriverManager.getConnection(stage.postgres().address().jdbcUrl());
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from delivery where " + condition)) {
            found.next();
            return found.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Set<String> ids(String condition) {
        Set<String> ids = new HashSet<>();
        try (Connection owner =
                        DriverManager.getConnection(stage.postgres().address().jdbcUrl());
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery("select delivery_id::text from delivery where " + condition)) {
            while (found.next()) {
                ids.add(found.getString(1));
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(String what, BooleanSupplier happened) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within " + LONGEST + ": " + what);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
