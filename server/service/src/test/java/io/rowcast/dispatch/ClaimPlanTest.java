package io.rowcast.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A hundred thousand rows with times of their own are claimed by an index, whatever has left and whatever waits. */
class ClaimPlanTest {
    private static final int ROWS = 100_000;

    private final Campaigns campaigns = new Campaigns();
    private final RecordingMessenger messenger = new RecordingMessenger();

    @AfterEach
    void close() {
        campaigns.close();
    }

    @Test
    void rows_that_are_due_are_found_by_their_time() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        campaigns.arrange(campaign, """
                insert into delivery (workspace_id, delivery_id, campaign_id, sender_id, row_number, row_key, recipient_id,
                    recipient, region, message, view, status_at, due_at)
                select workspace_id, gen_random_uuid(), campaign_id, sender_id, n + 2, 'key' || n, decode(md5(n::text), 'hex'),
                  recipient, region, message, view, status_at,
                  '2026-11-24T09:10:00Z'::timestamptz + (n - 1) * interval '1 second'
                from delivery, generate_series(1, %d) n where campaign_id = :campaign and row_number = 2
                """.formatted(ROWS));
        campaigns.arrange(campaign, "analyze delivery");
        campaigns.arrange(campaign, "analyze queued");
        List<String> plan = campaigns.strings(campaign, """
                explain (analyze, buffers off, timing off)
                select d.delivery_id
                from queued q join delivery d on d.workspace_id = q.workspace_id and d.delivery_id = q.delivery_id
                where q.workspace_id = (select current_workspace()) and q.campaign_id = :campaign
                  and q.due_at > '-infinity' and q.due_at <= '2026-11-25T09:00:00Z'
                order by q.due_at, q.row_number limit 40 for update of d skip locked
                """);
        assertThat(String.join("\n", plan)).contains("queued_pkey").doesNotContain("Sort", "Seq Scan");
        try (Dispatcher dispatcher = new Dispatcher(
                campaigns.clock,
                campaigns.clock::nanoTime,
                DispatchStores.of(campaigns.database, campaigns.sealers, campaigns.clock),
                messenger,
                Runnable::run,
                Runnable::run,
                Patience.standard())) {
            work(dispatcher);
            assertThat(messenger.sent).hasSize(1);
            campaigns.clock.advance(Duration.ofMinutes(10));
            work(dispatcher);
            assertThat(messenger.sent).as("the first of them, and no other").hasSizeBetween(2, 3);
            long began = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                campaigns.clock.advance(Duration.ofSeconds(1));
                work(dispatcher);
            }
            assertThat(messenger.sent).hasSizeBetween(22, 24);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        }
    }

    private void work(Dispatcher dispatcher) throws InterruptedException {
        while (dispatcher.runOnce()) {
            campaigns.clock.advance(Duration.ofMillis(1));
        }
    }
}
