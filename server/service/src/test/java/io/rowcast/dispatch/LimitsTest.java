package io.rowcast.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.contact.RecipientId;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promise 8, at claim time: what Meta limits is waited for (facts.md section 11). */
class LimitsTest {
    private static final Duration DAY = Duration.ofHours(24);

    private final Campaigns campaigns = new Campaigns();
    private final RecordingMessenger messenger = new RecordingMessenger();
    private final Dispatcher dispatcher = node();

    @AfterEach
    void close() {
        dispatcher.close();
        campaigns.close();
    }

    @Test
    void rows_beyond_the_portfolios_limit_wait_until_places_are_free_again() throws InterruptedException {
        Sending campaign = campaigns.sending(Campaigns.phones(12));
        limit(campaign, 5);
        work();
        assertThat(campaigns.statuses(campaign)).startsWith("accepted", "accepted", "accepted", "accepted", "accepted");
        assertThat(messenger.sent).hasSize(5);
        assertThat(campaigns.strings(campaign, "select status from campaign where campaign_id = :campaign"))
                .containsExactly("sending");

        campaigns.clock.advance(Duration.ofHours(23));
        work();
        assertThat(messenger.sent).as("a place is taken for 24 hours").hasSize(5);
        campaigns.clock.advance(Duration.ofHours(1));
        work();
        assertThat(messenger.sent).hasSize(10);
        campaigns.clock.advance(DAY);
        work();
        assertThat(messenger.sent).hasSize(12);
        assertThat(campaigns.strings(campaign, "select status from campaign where campaign_id = :campaign"))
                .containsExactly("done");
        assertThat(notices(campaign)).as("it is said once").containsExactly("messaging-limit");
        assertThat(campaigns.strings(campaign, "select used::text from portfolio"))
                .as("what the counter says is what is there")
                .isEqualTo(campaigns.strings(campaign, "select count(*)::text from recipient_opening"));
    }

    @Test
    void the_notice_says_when_the_next_rows_go_in_the_sheets_zone() throws InterruptedException {
        Sending campaign = campaigns.sending(Campaigns.phones(7));
        limit(campaign, 4);
        work();
        assertThat(campaigns.strings(campaign, "select message from campaign_notice where campaign_id = :campaign"))
                .containsExactly(
                        "WhatsApp's limit of new people in 24 hours is used up for now. 3 rows wait; the next go on"
                                + " 25 November 09:00 (Europe/London), by themselves.");
    }

    @Test
    void senders_of_one_portfolio_share_its_limit() throws InterruptedException {
        WorkspaceId workspace = campaigns.workspace();
        Sending first = campaigns.sending(
                workspace, campaigns.sender(workspace, "one", 1000), "+447400000001", "+447400000002");
        Sending second = campaigns.sending(
                workspace, campaigns.sender(workspace, "two", 1000), "+447400000003", "+447400000004");
        limit(first, 3);
        work();
        assertThat(messenger.sent).hasSize(3);
        assertThat(java.util.stream.Stream.of(first, second).flatMap(campaign -> campaigns.statuses(campaign).stream()))
                .containsExactlyInAnyOrder("accepted", "accepted", "accepted", "queued");
    }

    @Test
    void somebody_who_was_written_to_today_takes_no_second_place() throws InterruptedException {
        WorkspaceId workspace = campaigns.workspace();
        UUID sender = campaigns.sender(workspace, "one", 1000);
        Sending first = campaigns.sending(workspace, sender, "+447400000001", "+447400000002");
        limit(first, 2);
        work();
        Sending second = campaigns.sending(workspace, sender, "+447400000001", "+447400000003");
        work();
        assertThat(campaigns.statuses(second)).containsExactly("accepted", "queued");
    }

    @Test
    void somebody_inside_their_window_takes_no_place() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001", "+447400000002", "+447400000003");
        limit(campaign, 1);
        wrote(campaign, "+447400000002", campaigns.clock.instant().minus(Duration.ofHours(23)));
        wrote(campaign, "+447400000003", campaigns.clock.instant().minus(Duration.ofHours(25)));
        work();
        assertThat(campaigns.statuses(campaign)).containsExactly("accepted", "accepted", "queued");
    }

    @Test
    void an_unlimited_portfolio_counts_nobody() throws InterruptedException {
        Sending campaign = campaigns.sending(Campaigns.phones(20));
        work();
        assertThat(messenger.sent).hasSize(20);
        assertThat(campaigns.strings(campaign, "select count(*)::text from recipient_opening"))
                .containsExactly("0");
    }

    @Test
    void a_counter_that_went_wrong_holds_rows_for_a_minute_and_not_for_ever() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        limit(campaign, 5);
        campaigns.change(campaign, "update portfolio set used = 7");
        work();
        assertThat(campaigns.statuses(campaign)).containsExactly("queued");
        campaigns.clock.advance(Duration.ofMinutes(1));
        work();
        assertThat(campaigns.statuses(campaign)).containsExactly("accepted");
    }

    @Test
    void a_person_gets_no_more_than_a_burst_of_45_messages_from_one_number() throws InterruptedException {
        WorkspaceId workspace = campaigns.workspace();
        UUID sender = campaigns.sender(workspace, "one", 1000);
        for (int i = 0; i < 46; i++) {
            campaigns.sending(workspace, sender, "+447400000001");
        }
        work();
        assertThat(messenger.sent).hasSize(45);
        campaigns.clock.advance(Duration.ofSeconds(260));
        work();
        assertThat(messenger.sent).hasSize(45);
        campaigns.clock.advance(Duration.ofSeconds(10));
        work();
        assertThat(messenger.sent)
                .as("45 messages are paid for after 45 times 6 seconds")
                .hasSize(46);
    }

    @Test
    void the_pair_of_another_number_is_another_pair() throws InterruptedException {
        WorkspaceId workspace = campaigns.workspace();
        UUID sender = campaigns.sender(workspace, "one", 1000);
        for (int i = 0; i < 45; i++) {
            campaigns.sending(workspace, sender, "+447400000001");
        }
        work();
        Sending other = campaigns.sending(workspace, campaigns.sender(workspace, "two", 1000), "+447400000001");
        work();
        assertThat(campaigns.statuses(other)).containsExactly("accepted");
    }

    @Test
    void who_had_marketing_held_back_gets_none_for_24_hours_from_any_campaign() throws InterruptedException {
        WorkspaceId workspace = campaigns.workspace();
        UUID sender = campaigns.sender(workspace, "one", 1000);
        Sending first = marketing(campaigns.sending(workspace, sender, "+447400000001"));
        messenger.answers(new SendOutcome.Refused(131049, "In order to maintain a healthy ecosystem engagement"));
        work();
        assertThat(campaigns.statuses(first)).containsExactly("failed");

        messenger.answer = message -> new SendOutcome.Accepted("wamid." + message.deliveryId());
        Sending second = marketing(campaigns.sending(workspace, sender, "+447400000001", "+447400000002"));
        Sending notice = campaigns.sending(workspace, sender, "+447400000001");
        work();
        assertThat(campaigns.statuses(second)).containsExactly("queued", "accepted");
        assertThat(campaigns.statuses(notice)).as("what is not marketing").containsExactly("accepted");
        campaigns.clock.advance(DAY);
        work();
        assertThat(campaigns.statuses(second)).containsOnly("accepted");
        assertThat(campaigns.statuses(first)).as("nothing is resent").containsExactly("failed");
    }

    @Test
    void two_nodes_together_keep_to_a_senders_throughput() throws InterruptedException {
        WorkspaceId workspace = campaigns.workspace();
        campaigns.sending(workspace, campaigns.sender(workspace, "slow", 80), Campaigns.phones(500));
        try (Dispatcher other = node()) {
            for (int i = 0; i < 1000; i++) {
                dispatcher.runOnce();
                other.runOnce();
                campaigns.clock.advance(Duration.ofMillis(1));
            }
        }
        assertThat(messenger.sent).hasSizeBetween(70, 80);
    }

    @Test
    void another_node_takes_over_when_one_has_died_and_at_once_when_one_has_stopped() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        messenger.answers(new SendOutcome.Refused(131056, null));
        work();
        try (Dispatcher other = node()) {
            campaigns.pass(Duration.ofSeconds(7));
            other.runOnce();
            assertThat(messenger.sent).as("the first may live").hasSize(1);
            campaigns.pass(Duration.ofSeconds(4));
            other.runOnce();
            assertThat(messenger.sent).hasSize(2);
            other.runOnce();
        }
        // More than the 6 seconds and a quarter that the row rests at most, less than the 10 of a dead node's lane.
        campaigns.pass(Duration.ofSeconds(8));
        work();
        assertThat(messenger.sent).hasSize(3);
        assertThat(campaigns.statuses(campaign)).containsExactly("queued");
    }

    @Test
    void nothing_of_a_paused_campaign_is_claimed() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        campaigns.change(campaign, """
                update campaign set status = 'paused', pause_code = 'by-hand', pause_message = 'x', paused_at = now()
                where campaign_id = :campaign
                """);
        work();
        assertThat(messenger.sent).isEmpty();
        assertThat(campaigns.statuses(campaign)).containsExactly("queued");
    }

    @Test
    void a_template_that_meta_has_paused_pauses_its_campaigns_and_burns_no_row() throws InterruptedException {
        WorkspaceId workspace = campaigns.workspace();
        UUID sender = campaigns.sender(workspace, "one", 80);
        Sending campaign = campaigns.sending(workspace, sender, Campaigns.phones(100));
        Sending sameTemplate = campaigns.sending(workspace, sender, Campaigns.phones(3));
        Sending another = campaigns.sending(workspace, sender, "+447411000001");
        campaigns.change(another, "update campaign set template_name = 'other' where campaign_id = :campaign");
        messenger.answer = message -> message.body().contains("+447411")
                ? new SendOutcome.Accepted("wamid.other")
                : new SendOutcome.Refused(132015, "Template is paused due to low quality");
        work();
        assertThat(campaigns.statuses(campaign)).containsOnly("queued");
        assertThat(campaigns.statuses(sameTemplate)).containsOnly("queued");
        assertThat(campaigns.strings(
                        campaign, "select status || ' ' || pause_code from campaign where campaign_id = :campaign"))
                .containsExactly("paused template-paused");
        assertThat(campaigns.strings(sameTemplate, "select status from campaign where campaign_id = :campaign"))
                .containsExactly("paused");
        assertThat(campaigns.strings(another, "select status from campaign where campaign_id = :campaign"))
                .containsExactly("done");
        assertThat(notices(campaign)).containsExactly("template-paused");
        assertThat(messenger.sent).as("one burst at most").hasSizeLessThanOrEqualTo(5);
    }

    private Dispatcher node() {
        return new Dispatcher(
                campaigns.clock,
                campaigns.clock::nanoTime,
                DispatchStores.of(campaigns.database, campaigns.sealers, campaigns.clock),
                messenger,
                Runnable::run,
                Runnable::run,
                Patience.standard());
    }

    private void work() throws InterruptedException {
        while (dispatcher.runOnce()) {
            campaigns.clock.advance(Duration.ofMillis(10));
        }
    }

    private void limit(Sending campaign, int most) {
        campaigns.change(campaign, "update portfolio set messaging_limit = " + most);
    }

    private Sending marketing(Sending campaign) {
        campaigns.change(campaign, """
                update campaign set recipe = '{"template":{"category":"MARKETING"}}' where campaign_id = :campaign
                """);
        return campaign;
    }

    private void wrote(Sending campaign, String phone, Instant at) {
        byte[] recipient = RecipientId.of(campaigns.sealers.of(campaign.workspace()), phone)
                .bytes();
        campaigns.database.inWorkspace(
                campaign.workspace(),
                handle -> handle.createUpdate("""
                                insert into reply (workspace_id, reply_id, wamid_id, sender_id, recipient_id, recipient,
                                    type, body, received_at)
                                values ((select current_workspace()), :id, :wamid, :sender, :recipient, '', 'text', '', :at)
                                """)
                        .bind("id", UUID.randomUUID())
                        .bind("wamid", recipient)
                        .bind("sender", campaign.senderId())
                        .bind("recipient", recipient)
                        .bind("at", at)
                        .execute());
    }

    private List<String> notices(Sending campaign) {
        return campaigns.strings(
                campaign, "select code from campaign_notice where campaign_id = :campaign order by notice_id");
    }
}
