package io.rowcast.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rowcast.delivery.DeliveryLedgerStore;
import io.rowcast.delivery.DeliveryStatus;
import io.rowcast.delivery.MessageId;
import io.rowcast.delivery.StatusReport;
import io.rowcast.media.MediaKind;
import io.rowcast.media.MediaStore;
import io.rowcast.media.MediaType;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 7: what messages said is kept no longer than the workspace's days; what became of them stays. */
class RetentionTest {
    private static final String LEFT = """
            select row_number || ' ' || status || ' ' || (recipient is not null) || ' ' || (message is not null)
              || ' ' || (view is not null) || ' ' || (error_text is not null)
            from delivery where campaign_id = :campaign order by row_number
            """;

    private final Campaigns campaigns = new Campaigns();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @AfterEach
    void close() {
        campaigns.close();
    }

    @Test
    void who_got_a_message_and_what_it_said_goes_after_thirty_days_and_what_became_of_it_stays() {
        Sending campaign = sent("delivered", "+447400000001", "+447400000002");
        campaigns.arrange(campaign, """
                update delivery set error_text = '\\x00', status = 'failed', error_code = 131026
                where campaign_id = :campaign and row_number = 3
                """);

        campaigns.clock.advance(Duration.ofDays(30).minusSeconds(1));
        run();
        assertThat(campaigns.strings(campaign, LEFT))
                .containsExactly("2 delivered true true true false", "3 failed true true true true");

        campaigns.clock.advance(Duration.ofSeconds(2));
        run();
        assertThat(campaigns.strings(campaign, LEFT))
                .containsExactly("2 delivered false false false false", "3 failed false false false false");
        assertThat(campaigns.strings(campaign, "select error_code::text from delivery where row_number = 3"))
                .containsExactly("131026");
        assertThat(deleted(Kept.MESSAGES)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "sending", "unknown"})
    void what_may_still_be_sent_or_found_out_about_is_kept(String status) {
        Sending campaign = sent(status, "+447400000001");
        campaigns.clock.advance(Duration.ofDays(400));
        run();
        assertThat(campaigns.strings(campaign, LEFT)).containsExactly("2 " + status + " true true true false");
    }

    @Test
    void a_forgotten_message_can_never_be_queued_again() {
        Sending campaign = sent("failed", "+447400000001");
        campaigns.clock.advance(Duration.ofDays(31));
        run();
        assertThatThrownBy(() -> campaigns.change(
                        campaign, "update delivery set status = 'queued' where campaign_id = :campaign"))
                .hasMessageContaining("delivery_forgotten_check");
    }

    @Test
    void news_that_comes_after_all_moves_the_status_and_brings_nothing_back() {
        Sending campaign = sent("sent", "+447400000001");
        campaigns.clock.advance(Duration.ofDays(31));
        run();
        Sealer sealer = campaigns.sealers.of(campaign.workspace());
        campaigns.database.<Void, RuntimeException>inWorkspace(campaign.workspace(), handle -> {
            new DeliveryLedgerStore()
                    .record(
                            handle,
                            List.of(new DeliveryLedgerStore.Report(
                                    campaigns.deliveries(campaign).getFirst(),
                                    MessageId.of(sealer, "wamid.1"),
                                    new StatusReport(
                                            DeliveryStatus.FAILED,
                                            campaigns.clock.instant(),
                                            131026,
                                            sealer.seal("+447400000001 is gone", "delivery.error_text")))));
            return null;
        });
        assertThat(campaigns.strings(campaign, LEFT)).containsExactly("2 failed false false false false");
        assertThat(campaigns.strings(campaign, "select (revision > written_revision)::text from delivery"))
                .as("nobody could tell whose row it is")
                .containsExactly("false");
    }

    @Test
    void replies_problems_files_and_writes_go_too() {
        Sending campaign = sent("delivered", "+447400000001");
        Sealer sealer = campaigns.sealers.of(campaign.workspace());
        MediaStore media = new MediaStore(campaigns.database, campaigns.sealers, campaigns.clock);
        media.keep(campaign.workspace(), type(), "contract.pdf", "%PDF-1.7".getBytes(UTF_8));
        campaigns.database.<Void, RuntimeException>inWorkspace(campaign.workspace(), handle -> {
            reply(handle, sealer, campaign);
            handle.createUpdate("""
                            insert into campaign_row_problem (workspace_id, campaign_id, row_number, row_key, blocks, problems, codes)
                            values (current_workspace(), :campaign, 9, 'r9', true, :problems, '{phone-too-short}')
                            """)
                    .bind("campaign", campaign.campaignId())
                    .bind("problems", sealer.seal("[]", "campaign_row_problem.problems"))
                    .execute();
            handle.createUpdate("""
                            insert into sheet_write (workspace_id, sheet_link_id, begun_at, content)
                            select workspace_id, sheet_link_id, :now, '\\x00' from sheet_link
                            """).bind("now", campaigns.clock.instant()).execute();
            return null;
        });
        String left = """
                select (select count(*) from reply where body is not null or recipient is not null or button_id is not null)
                  || ' of ' || (select count(*) from reply) || ' replies, '
                  || (select count(*) from campaign_row_problem where problems is not null) || ' of '
                  || (select count(*) from campaign_row_problem where codes = '{phone-too-short}') || ' problems, '
                  || (select count(*) from media) || ' files in ' || (select count(*) from media_piece) || ', '
                  || (select count(*) from sheet_write) || ' writes'
                """;
        run();
        assertThat(campaigns.strings(campaign, left))
                .containsExactly("1 of 1 replies, 1 of 1 problems, 1 files in 1, 1 writes");
        campaigns.clock.advance(Duration.ofDays(31));
        run();
        assertThat(campaigns.strings(campaign, left))
                .containsExactly("0 of 1 replies, 0 of 1 problems, 0 files in 0, 0 writes");
    }

    @Test
    void a_file_stays_while_a_campaign_may_still_send_it() {
        Sending campaign = sent("delivered", "+447400000001");
        MediaStore media = new MediaStore(campaigns.database, campaigns.sealers, campaigns.clock);
        UUID file = media.keep(campaign.workspace(), type(), "price-list.pdf", "%PDF-1.7".getBytes(UTF_8))
                .id();
        campaigns.change(
                campaign,
                "update campaign set recipe = recipe || '{\"header\": \"%s\"}' where campaign_id = :campaign"
                        .formatted(file));
        campaigns.clock.advance(Duration.ofDays(31));
        run();
        assertThat(media.find(campaign.workspace(), file)).isPresent();
        campaigns.change(campaign, "update campaign set status = 'done' where campaign_id = :campaign");
        run();
        assertThat(media.find(campaign.workspace(), file)).isEmpty();
    }

    @Test
    void webhooks_that_were_given_up_go_after_the_shortest_time_that_a_workspace_asks_for() {
        days(sent("delivered", "+447400000001").workspace(), 3);
        campaigns.database.outsideWorkspaces(handle ->
                handle.createUpdate("""
                        insert into inbox (received_at, body, next_attempt_at, parked_at)
                        values (:now, '\\x00', :now, :now), (:now, '\\x01', :now, null)
                        """).bind("now", campaigns.clock.instant()).execute());
        campaigns.clock.advance(Duration.ofDays(2));
        run();
        assertThat(inbox()).containsExactly("\\x00", "\\x01");
        campaigns.clock.advance(Duration.ofDays(2));
        run();
        assertThat(inbox()).as("what is still to be applied stays").containsExactly("\\x01");
    }

    @Test
    void each_workspace_has_its_own_days() {
        Sending short_ = sent("delivered", "+447400000001");
        Sending long_ = sent("delivered", "+447400000002");
        days(short_.workspace(), 1);
        days(long_.workspace(), 365);
        campaigns.clock.advance(Duration.ofDays(2));
        run();
        assertThat(campaigns.strings(short_, LEFT)).containsExactly("2 delivered false false false false");
        assertThat(campaigns.strings(long_, LEFT)).containsExactly("2 delivered true true true false");
    }

    @Test
    void a_node_that_stops_leaves_whole_batches_and_another_goes_on() {
        Sending campaign = sent("delivered", Campaigns.phones(RetentionStore.BATCH * 2 + 1));
        campaigns.change(campaign, "update campaign set status = 'done' where campaign_id = :campaign");
        campaigns.clock.advance(Duration.ofDays(31));
        AtomicInteger looks = new AtomicInteger();
        retention(() -> looks.incrementAndGet() > 1).run();
        assertThat(bodies(campaign)).containsExactly(String.valueOf(RetentionStore.BATCH + 1));
        assertThat(metrics.get("rowcast.retention.completed").gauge().value()).isZero();

        run();
        assertThat(bodies(campaign)).containsExactly("0");
        assertThat(campaigns.strings(campaign, "select (forgotten_at is not null)::text from campaign"))
                .as("it is not looked at again")
                .containsExactly("true");
        assertThat(deleted(Kept.MESSAGES)).isEqualTo(RetentionStore.BATCH * 2 + 1);
    }

    private List<String> bodies(Sending campaign) {
        return campaigns.strings(campaign, "select count(message)::text from delivery");
    }

    private void run() {
        retention(() -> false).run();
    }

    private Retention retention(BooleanSupplier stopping) {
        return new Retention(
                campaigns.database,
                () -> campaigns.database.outsideWorkspaces(
                        handle -> handle.createQuery("select workspace_id from workspaces()")
                                .mapTo(UUID.class)
                                .map(WorkspaceId::new)
                                .list()),
                campaigns.clock,
                stopping,
                metrics);
    }

    private double deleted(Kept what) {
        return metrics.get("rowcast.retention.deleted")
                .tag("what", what.word())
                .counter()
                .count();
    }

    /** A campaign whose rows all have the status since now. */
    private Sending sent(String status, String... phones) {
        Sending campaign = campaigns.sending(phones);
        campaigns.arrange(
                campaign,
                "update delivery set status = '%s', status_at = '%s' where campaign_id = :campaign"
                        .formatted(status, campaigns.clock.instant()));
        campaigns.change(
                campaign,
                "update campaign set launched_at = '%s' where campaign_id = :campaign"
                        .formatted(campaigns.clock.instant()));
        return campaign;
    }

    private static MediaType type() {
        return new MediaType(MediaKind.DOCUMENT, "application/pdf");
    }

    private void reply(Handle handle, Sealer sealer, Sending campaign) {
        handle.createUpdate("""
                        insert into reply (workspace_id, reply_id, wamid_id, sender_id, recipient_id, recipient, type, body,
                            received_at, button_id)
                        values (current_workspace(), :id, '\\x01', :sender, '\\x02', :recipient, 'button', :body, :at, '\\x03')
                        """)
                .bind("id", UUID.randomUUID())
                .bind("sender", campaign.senderId())
                .bind("recipient", sealer.seal("+447400000001", "reply.recipient"))
                .bind("body", sealer.seal("Yes please", "reply.body"))
                .bind("at", campaigns.clock.instant())
                .execute();
    }

    private void days(WorkspaceId workspace, int days) {
        campaigns.database.<Void, RuntimeException>inWorkspace(workspace, handle -> {
            new RetentionStore().setDays(handle, days);
            return null;
        });
    }

    private List<String> inbox() {
        return campaigns.database.outsideWorkspaces(
                handle -> handle.createQuery("select body::text from inbox order by body")
                        .mapTo(String.class)
                        .list());
    }
}
