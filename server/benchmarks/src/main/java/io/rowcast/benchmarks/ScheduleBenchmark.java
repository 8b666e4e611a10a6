package io.rowcast.benchmarks;

import io.rowcast.sandbox.client.WhatsAppControl;
import io.rowcast.sandbox.client.WhatsAppControl.Behaviour;
import io.rowcast.sandbox.client.WhatsAppControl.Pace;
import io.rowcast.sandbox.client.WhatsAppControl.Received;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How late messages leave that were planned: so many campaigns of one row with a start of their own, each with its alarm in
 * Quartz, and a campaign whose rows have times of their own, all spread evenly over a window; and how many came not at all, or
 * twice. Measured at the sandbox, by when it received them. The window is ten minutes, by the real clock and the real Quartz.
 * Campaigns and alarms are put into PostgreSQL as a launch leaves them, since launching ten thousand by the API would take
 * longer than the window.
 */
final class ScheduleBenchmark {
    private static final int SCHEDULES = Integer.getInteger("rowcast.schedules", 10_000);
    private static final int ROWS = Integer.getInteger("rowcast.rows", 100_000);
    private static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("rowcast.window", 600));
    private static final Duration LEAD = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final int UNLIMITED = 1_000_000;
    private static final int PAGE = 5_000;

    private final Stage stage;
    private final WhatsAppControl sandbox;
    private final List<UUID> starts =
            Stream.generate(UUID::randomUUID).limit(SCHEDULES).toList();
    private final UUID perRow = UUID.randomUUID();
    /** How often each row came, how late it came first in milliseconds, and how many rows came. */
    private final int[] times = new int[SCHEDULES + ROWS];

    private final double[] lateness = new double[SCHEDULES + ROWS];
    private int first;
    private long seen;
    private Instant begin = Instant.EPOCH;

    private ScheduleBenchmark(Stage stage, WhatsAppControl sandbox) {
        this.stage = stage;
        this.sandbox = sandbox;
    }

    static void run(Path root) throws Exception {
        try (Stage stage = Stage.set(root, UNLIMITED)) {
            WhatsAppControl control = new WhatsAppControl(stage.sandbox().url());
            control.usualBehaviour(Behaviour.READS, false);
            control.limits(UNLIMITED, false);
            control.pace(Pace.all(0));
            new ScheduleBenchmark(stage, control).measure();
        }
    }

    private void measure() throws Exception {
        UUID pattern = UUID.fromString(stage.campaigns().draft(1, SCHEDULES + ROWS));
        // The rows take seconds to put; nothing is due before they are there.
        begin = Instant.now().plus(LEAD);
        plan(pattern);
        stage.queue().fill(SCHEDULES + ROWS, 0, new Queue.Place() {
            @Override
            public UUID campaign(int row) {
                return row < SCHEDULES ? starts.get(row) : perRow;
            }

            @Override
            public @Nullable Instant due(int row) {
                return row < SCHEDULES ? null : planned(row);
            }
        });
        if (Instant.now().isAfter(begin)) {
            throw new IllegalStateException("the rows took longer to put than the lead of " + LEAD);
        }
        sendPerRow();
        Instant end = begin.plus(WINDOW).plus(GRACE);
        while (first < times.length && Instant.now().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(500);
            look();
        }
        // A second message of a row would come by then.
        TimeUnit.SECONDS.sleep(2);
        look();
        report();
    }

    /** When a row is to leave: the starts and the rows each evenly over the window. */
    private Instant planned(int row) {
        double share = row < SCHEDULES ? (double) row / SCHEDULES : (double) (row - SCHEDULES) / ROWS;
        return begin.plusMillis((long) (share * WINDOW.toMillis()));
    }

    /** Campaigns and alarms as a launch leaves them. */
    private void plan(UUID pattern) throws SQLException {
        try (Connection owner =
                        DriverManager.getConnection(stage.postgres().address().jdbcUrl());
                PreparedStatement campaign = owner.prepareStatement("""
                        insert into campaign (workspace_id, campaign_id, name, status, sender_id, sheet_link_id, recipe,
                            template_name, template_language, created_at, launched_at, started_at, starts_at, schedule)
                        select workspace_id, ?, name, ?, sender_id, sheet_link_id, recipe,
                            template_name, template_language, now(), now(), ?::timestamptz, ?::timestamptz, ?::jsonb
                        from campaign where campaign_id = ?
                        """);
                PreparedStatement job = owner.prepareStatement("""
                        insert into qrtz_job_details (sched_name, job_name, job_group, job_class_name, is_durable,
                            is_nonconcurrent, is_update_data, requests_recovery, job_data)
                        values ('rowcast', ?, 'campaign-starts', 'io.rowcast.schedule.StartJob', false, false, false, true,
                            convert_to(?, 'UTF8'))
                        """);
                PreparedStatement trigger = owner.prepareStatement("""
                        insert into qrtz_triggers (sched_name, trigger_name, trigger_group, job_name, job_group,
                            next_fire_time, prev_fire_time, priority, trigger_state, trigger_type, start_time, end_time,
                            misfire_instr)
                        values ('rowcast', ?, 'campaign-starts', ?, 'campaign-starts', ?, -1, 5, 'WAITING', 'SIMPLE', ?, 0, 1)
                        """);
                PreparedStatement simple = owner.prepareStatement("""
                        insert into qrtz_simple_triggers (sched_name, trigger_name, trigger_group, repeat_count,
                            repeat_interval, times_triggered)
                        values ('rowcast', ?, 'campaign-starts', 0, 0, 0)
                        """)) {
            owner.setAutoCommit(false);
            for (int row = 0; row < SCHEDULES; row++) {
                String id = starts.get(row).toString();
                Instant at = planned(row);
                add(
                        campaign,
                        starts.get(row),
                        "scheduled",
                        null,
                        at.toString(),
                        "{\"type\": \"at\", \"local\": \"2030-01-01T00:00\", \"zone\": \"UTC\"}",
                        pattern);
                add(job, id, "campaign=" + id + "\nworkspace=" + stage.workspace() + "\n");
                add(trigger, id, id, at.toEpochMilli(), at.toEpochMilli());
                add(simple, id);
            }
            add(
                    campaign,
                    perRow,
                    "draft",
                    Instant.now().toString(),
                    null,
                    "{\"type\": \"per-row\", \"column\": \"B\", \"zone\": \"UTC\"}",
                    pattern);
            campaign.executeBatch();
            job.executeBatch();
            trigger.executeBatch();
            simple.executeBatch();
            owner.commit();
        }
    }

    private static void add(PreparedStatement batch, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            batch.setObject(i + 1, values[i]);
        }
        batch.addBatch();
    }

    private void sendPerRow() throws SQLException {
        try (Connection owner =
                        DriverManager.getConnection(stage.postgres().address().jdbcUrl());
                PreparedStatement send =
                        owner.prepareStatement("update campaign set status = 'sending' where campaign_id = ?")) {
            send.setObject(1, perRow);
            send.executeUpdate();
        }
    }

    /** Takes what the sandbox has received since; it keeps the latest only. */
    private void look() {
        List<Received> page = sandbox.received(seen, PAGE);
        while (!page.isEmpty()) {
            for (Received received : page) {
                seen = received.seq();
                String phone = received.body().path("to").asText();
                int row = Integer.parseInt(phone.substring(phone.length() - 6));
                if (row < times.length && times[row]++ == 0) {
                    first++;
                    lateness[row] = Duration.between(planned(row), Instant.parse(received.at()))
                            .toMillis();
                }
            }
            page = sandbox.received(seen, PAGE);
        }
    }

    private void report() {
        System.out.printf(
                Locale.ROOT,
                "%d starts and %d rows over %d s: starts p99 %.0f ms, rows p99 %.0f ms, earliest %.0f ms%n",
                SCHEDULES,
                ROWS,
                WINDOW.toSeconds(),
                p99(Arrays.copyOf(lateness, SCHEDULES)),
                p99(Arrays.copyOfRange(lateness, SCHEDULES, lateness.length)),
                Arrays.stream(lateness).min().orElse(0));
        System.out.printf(
                Locale.ROOT,
                "schedule.p99_lateness_ms=%.0f missed=%d doubled=%d%n",
                p99(lateness),
                Arrays.stream(times).filter(count -> count == 0).count(),
                Arrays.stream(times).filter(count -> count > 1).count());
    }

    private static double p99(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(sorted.length * 0.99) - 1];
    }
}
