package io.rowcast.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowcast.contact.Suppression;
import io.rowcast.contact.SuppressionStore;
import io.rowcast.delivery.DeliveryLedgerStore;
import io.rowcast.delivery.DeliverySeals;
import io.rowcast.delivery.DeliveryStatus;
import io.rowcast.delivery.MessageId;
import io.rowcast.delivery.StatusReport;
import io.rowcast.platform.crypto.BrokenSealException;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import io.rowcast.workspace.WorkspaceStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promise 1: no message twice, none lost. */
class DispatcherTest {
    private static final SendOutcome LOST = new SendOutcome.Unknown("no answer within 30 s");

    private final Campaigns campaigns = new Campaigns();
    private final RecordingMessenger messenger = new RecordingMessenger();
    private final Dispatcher dispatcher = dispatcher(Runnable::run);

    @AfterEach
    void close() {
        campaigns.close();
    }

    @Test
    void every_row_is_sent_once_and_the_campaign_is_done() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001", "+447400000002", "+447400000003");
        work();
        assertThat(messenger.sent)
                .extracting(Outbound::body)
                .containsExactly(
                        "{\"to\":\"+447400000001\"}", "{\"to\":\"+447400000002\"}", "{\"to\":\"+447400000003\"}");
        assertThat(campaigns.statuses(campaign)).containsOnly("accepted");
        assertThat(state(campaign)).isEqualTo("done");
    }

    @Test
    void the_claim_is_committed_before_the_request_leaves() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        List<String> seen = new ArrayList<>();
        messenger.answer = message -> {
            seen.addAll(campaigns.statuses(campaign));
            return LOST;
        };
        dispatcher.runOnce();
        assertThat(seen).containsExactly("sending");
    }

    @Test
    void what_a_dead_node_had_claimed_is_never_sent_again() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001", "+447400000002");
        dispatcher(request -> {}).runOnce();
        assertThat(campaigns.statuses(campaign)).containsOnly("sending");

        campaigns.pass(Patience.standard().claim());
        work();
        assertThat(campaigns.statuses(campaign)).containsOnly("unknown");
        campaigns.pass(Patience.standard().doubt());
        work();
        assertThat(campaigns.statuses(campaign)).containsOnly("unconfirmed");
        assertThat(messenger.sent).isEmpty();
        assertThat(state(campaign)).isEqualTo("done");
    }

    @Test
    void a_request_without_an_answer_is_not_repeated() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        messenger.answers(LOST);
        work();
        campaigns.clock.advance(Duration.ofMinutes(5));
        work();
        assertThat(messenger.sent).hasSize(1);
        assertThat(campaigns.statuses(campaign)).containsExactly("unknown");
        assertThat(state(campaign)).isEqualTo("sending");
    }

    @Test
    void a_messenger_that_throws_leaves_its_row_in_doubt() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        messenger.answer = message -> {
            throw new IllegalStateException("broken");
        };
        work();
        assertThat(campaigns.statuses(campaign)).containsExactly("unknown");
    }

    @Test
    void a_webhook_faster_than_the_answer_is_not_taken_back() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        messenger.answer = message -> {
            report(campaign, message.deliveryId(), DeliveryStatus.DELIVERED);
            return new SendOutcome.Accepted("wamid.fast");
        };
        work();
        assertThat(campaigns.statuses(campaign)).containsExactly("delivered");
    }

    @Test
    void a_late_webhook_settles_what_was_unconfirmed() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        messenger.answers(LOST);
        work();
        campaigns.clock.advance(Patience.standard().doubt());
        work();
        report(campaign, campaigns.deliveries(campaign).getFirst(), DeliveryStatus.READ);
        assertThat(campaigns.statuses(campaign)).containsExactly("read");
    }

    @Test
    void a_refusal_fails_its_row_only() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001", "+447400000002");
        messenger.answer = message -> message.body().contains("0001")
                ? new SendOutcome.Refused(131026, "Message undeliverable")
                : new SendOutcome.Accepted("wamid.2");
        work();
        assertThat(campaigns.statuses(campaign)).containsExactly("failed", "accepted");
        assertThat(campaigns.strings(campaign, "select error_code from delivery where campaign_id = :campaign"))
                .containsExactly("131026");
    }

    @Test
    void a_pair_limit_holds_back_one_recipient_only() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001", "+447400000002");
        SendOutcome pairLimit = new SendOutcome.Refused(131056, null);
        messenger.answer = message ->
                message.body().contains("0001") ? pairLimit : new SendOutcome.Accepted("wamid." + message.deliveryId());
        work();
        assertThat(campaigns.statuses(campaign)).containsExactly("queued", "accepted");

        messenger.answers(new SendOutcome.Accepted("wamid.1"));
        campaigns.clock.advance(Duration.ofSeconds(8));
        work();
        assertThat(campaigns.statuses(campaign)).containsOnly("accepted");
    }

    @Test
    void a_row_that_is_always_deferred_fails_in_the_end() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        messenger.answers(new SendOutcome.Refused(131056, null));
        for (int i = 0; i < 20; i++) {
            work();
            campaigns.clock.advance(Duration.ofHours(2));
        }
        assertThat(messenger.sent).hasSize(Patience.standard().attempts());
        assertThat(campaigns.statuses(campaign)).containsExactly("failed");
    }

    @Test
    void a_throttled_sender_pauses_and_others_go_on() throws InterruptedException {
        Sending slow = campaigns.sending(Campaigns.phones(200));
        Sending other = campaigns.sending(Campaigns.phones(200));
        messenger.answer = message -> message.senderId().equals(slow.senderId())
                ? new SendOutcome.Refused(130429, null)
                : new SendOutcome.Accepted("wamid." + message.deliveryId());
        for (int i = 0; i < 200; i++) {
            dispatcher.runOnce();
            campaigns.clock.advance(Duration.ofMillis(4));
        }
        assertThat(campaigns.statuses(other)).containsOnly("accepted");
        assertThat(messenger.sent)
                .filteredOn(message -> message.senderId().equals(slow.senderId()))
                .as("one burst, then silence")
                .hasSize(5);
    }

    @Test
    void an_expired_token_stops_the_sender_and_burns_no_row() throws InterruptedException {
        Sending campaign = campaigns.sending(Campaigns.phones(120));
        messenger.answers(new SendOutcome.Refused(190, "Session has expired"));
        for (int i = 0; i < 20; i++) {
            dispatcher.runOnce();
            campaigns.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(campaigns.statuses(campaign)).containsOnly("queued");
        assertThat(messenger.sent).hasSize(5);
        assertThat(notices(campaign)).containsExactly("sender-stopped");

        messenger.answer = message -> new SendOutcome.Accepted("wamid." + message.deliveryId());
        campaigns.clock.advance(Patience.standard().senderStop());
        work();
        assertThat(campaigns.statuses(campaign)).containsOnly("accepted");
        assertThat(notices(campaign)).containsExactly("sender-stopped", "sender-resumed");
    }

    @Test
    void a_sender_is_kept_to_its_throughput() throws InterruptedException {
        WorkspaceId workspace = campaigns.workspace();
        campaigns.sending(workspace, campaigns.sender(workspace, "slow", 80), Campaigns.phones(500));
        for (int i = 0; i < 1000; i++) {
            dispatcher.runOnce();
            campaigns.clock.advance(Duration.ofMillis(1));
        }
        assertThat(messenger.sent).hasSizeBetween(76, 80);
    }

    @Test
    void campaigns_of_one_sender_share_it() throws InterruptedException {
        WorkspaceId workspace = campaigns.workspace();
        UUID sender = campaigns.sender(workspace, "shared", 100);
        Sending first = campaigns.sending(workspace, sender, Campaigns.phones(300));
        Sending second = campaigns.sending(workspace, sender, Campaigns.phones(300));
        for (int i = 0; i < 100; i++) {
            dispatcher.runOnce();
            campaigns.clock.advance(Duration.ofMillis(10));
        }
        assertThat(sent(first)).isCloseTo(sent(second), org.assertj.core.data.Offset.offset(5L));
    }

    @Test
    void a_large_campaign_has_its_turn_beside_ever_new_small_ones() throws InterruptedException {
        WorkspaceId workspace = campaigns.workspace();
        UUID sender = campaigns.sender(workspace, "shared", 1000);
        for (int i = 0; i < 40; i++) {
            campaigns.sending(workspace, sender, "+4474001%05d".formatted(i));
        }
        Sending large = campaigns.sending(workspace, sender, Campaigns.phones(200));
        for (int round = 0; round < 60; round++) {
            for (int i = 0; i < 2; i++) {
                campaigns.sending(workspace, sender, "+4474002%05d".formatted(2 * round + i));
            }
            dispatcher.runOnce();
            campaigns.clock.advance(Duration.ofMillis(10));
        }
        assertThat(sent(large)).isGreaterThan(50);
    }

    /** Every claim of it fails in PostgreSQL. */
    private Sending broken(WorkspaceId workspace, UUID sender, String... phones) {
        Sending broken = campaigns.sending(workspace, sender, phones);
        campaigns.change(
                broken, "update campaign set quiet_from = '21:00', quiet_to = '08:00' where campaign_id = :campaign");
        campaigns.change(broken, "update delivery set zone = 'No/Where' where campaign_id = :campaign");
        return broken;
    }

    @Test
    void a_campaign_that_cannot_be_claimed_holds_up_no_other_of_its_sender() throws InterruptedException {
        WorkspaceId workspace = campaigns.workspace();
        UUID sender = campaigns.sender(workspace, "shared", 1000);
        Sending broken = broken(workspace, sender, Campaigns.phones(1));
        Sending sound = campaigns.sending(workspace, sender, "+447400200000");
        assertThatThrownBy(this::work).isInstanceOf(UnableToExecuteStatementException.class);
        assertThat(campaigns.statuses(sound)).containsExactly("queued");

        for (int i = 0; i < 3; i++) {
            campaigns.clock.advance(Duration.ofSeconds(10));
            assertThatThrownBy(this::work).isInstanceOf(UnableToExecuteStatementException.class);
        }
        assertThat(campaigns.statuses(sound)).containsExactly("accepted");
        assertThat(campaigns.statuses(broken)).as("as what was not claimed").containsExactly("queued");
    }

    @Test
    void a_campaign_that_cannot_be_claimed_says_so_and_when_it_goes_on() throws InterruptedException {
        WorkspaceId workspace = campaigns.workspace();
        UUID sender = campaigns.sender(workspace, "shared", 1000);
        Sending broken = broken(workspace, sender, Campaigns.phones(2));
        Sending sound = campaigns.sending(workspace, sender, "+447400200000");
        for (int i = 0; i < 12; i++) {
            assertThat(notices(broken)).hasSizeLessThanOrEqualTo(1);
            assertThatThrownBy(this::work).isInstanceOf(UnableToExecuteStatementException.class);
            campaigns.clock.advance(Duration.ofSeconds(10));
        }
        assertThat(notices(broken)).containsExactly("campaign-stuck");
        assertThat(campaigns.strings(broken, "select message from campaign_notice"))
                .singleElement()
                .asString()
                .contains("cannot go on", "rows not sent yet are kept", "every 10 seconds");
        assertThat(notices(sound)).isEmpty();

        campaigns.change(broken, "update delivery set zone = null where campaign_id = :campaign");
        work();
        assertThat(campaigns.statuses(broken)).containsOnly("accepted");
        assertThat(notices(broken)).containsExactly("campaign-stuck", "campaign-unstuck");
        assertThat(notices(sound)).isEmpty();
    }

    @Test
    void a_row_that_cannot_be_opened_is_skipped_with_the_reason_and_holds_up_no_other() throws InterruptedException {
        Sending campaign = campaigns.sending(Campaigns.phones(3));
        campaigns.change(campaign, """
                update delivery set message = '' where campaign_id = :campaign
                  and row_number = (select min(row_number) from delivery where campaign_id = :campaign)
                """);
        work();
        assertThat(campaigns.statuses(campaign)).containsExactly("skipped", "accepted", "accepted");
        assertThat(messenger.sent).hasSize(2);
        byte[] why = HexFormat.of().parseHex(campaigns.strings(campaign, """
                                select encode(error_text, 'hex') from delivery
                                where campaign_id = :campaign and status = 'skipped'
                                """).getFirst());
        assertThat(campaigns.sealers.of(campaign.workspace()).open(why, DeliverySeals.ERROR_TEXT))
                .startsWith("Not sent: Rowcast can no longer read");
        assertThat(state(campaign)).isEqualTo("done");
    }

    @Test
    void rows_of_a_cancelled_campaign_stay_where_they_are() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        campaigns.change(campaign, "update campaign set status = 'cancelled' where campaign_id = :campaign");
        work();
        assertThat(messenger.sent).isEmpty();
    }

    @Test
    void a_deferred_row_of_a_campaign_cancelled_meanwhile_is_cancelled() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        messenger.answer = message -> {
            campaigns.change(campaign, "update campaign set status = 'cancelled' where campaign_id = :campaign");
            return new SendOutcome.Refused(131056, null);
        };
        work();
        assertThat(campaigns.statuses(campaign)).containsExactly("cancelled");
    }

    @Test
    void a_suppressed_recipient_is_skipped_with_the_reason() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001", "+447400000002");
        suppress(campaign, "+447400000001", "They wrote STOP.");
        work();
        assertThat(campaigns.statuses(campaign)).containsExactly("skipped", "accepted");
        assertThat(messenger.sent).hasSize(1);
        assertThat(state(campaign)).isEqualTo("done");
    }

    @Test
    void a_pair_limit_is_tried_less_and_less_often() throws InterruptedException {
        campaigns.sending("+447400000001");
        messenger.answers(new SendOutcome.Refused(131056, null));
        for (int i = 0; i < 130; i++) {
            work();
            campaigns.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(messenger.sent)
                .as("at once, then after 6, 6, 16 and 64 seconds, and a quarter more at most")
                .hasSize(5);
    }

    @Test
    void a_workspace_whose_keys_are_gone_holds_up_no_other() throws InterruptedException {
        Sending broken = campaigns.sending("+447400000001");
        Sending whole = campaigns.sending("+447400000002");
        campaigns.change(broken, "update workspace_key set aead_keyset = ''");
        assertThatThrownBy(dispatcher::runOnce).isInstanceOf(BrokenSealException.class);
        assertThat(campaigns.statuses(whole)).containsExactly("accepted");
        assertThat(campaigns.statuses(broken)).containsExactly("queued");
        dispatcher.runOnce();
    }

    @Test
    void an_answer_that_could_not_be_settled_is_settled_in_the_next_round() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        Dispatcher dispatcher = dispatcher(Runnable::run, new SettlementStore(campaigns.database, failingOnce()));
        assertThatThrownBy(dispatcher::runOnce).hasMessage("out of order");
        assertThat(campaigns.statuses(campaign)).containsExactly("sending");
        dispatcher.runOnce();
        assertThat(campaigns.statuses(campaign)).containsExactly("accepted");
        assertThat(messenger.sent).hasSize(1);
    }

    private Dispatcher dispatcher(Executor sends) {
        return dispatcher(sends, new SettlementStore(campaigns.database, campaigns.sealers));
    }

    private Dispatcher dispatcher(Executor sends, SettlementStore settlements) {
        DispatchStores stores = DispatchStores.of(campaigns.database, coldSealers(), campaigns.clock);
        return new Dispatcher(
                campaigns.clock,
                campaigns.clock::nanoTime,
                new DispatchStores(
                        stores.claims(),
                        settlements,
                        stores.doubts(),
                        stores.notices(),
                        stores.lanes(),
                        stores.watch(),
                        stores.followUps()),
                messenger,
                Runnable::run,
                sends,
                Patience.standard());
    }

    /** As after a start: no workspace's keys are in memory. */
    private Sealers coldSealers() {
        return new Sealers(campaigns.master, new WorkspaceStore(campaigns.database, campaigns.clock)::keysOf);
    }

    private Sealers failingOnce() {
        AtomicBoolean failed = new AtomicBoolean();
        return new Sealers(campaigns.master, workspace -> {
            if (failed.compareAndSet(false, true)) {
                throw new IllegalStateException("out of order");
            }
            return new WorkspaceStore(campaigns.database, campaigns.clock).keysOf(workspace);
        });
    }

    /** Rounds until there is nothing to do at once; time goes on as they need tokens. */
    private void work() throws InterruptedException {
        while (dispatcher.runOnce()) {
            campaigns.clock.advance(Duration.ofMillis(10));
        }
    }

    private void report(Sending campaign, UUID delivery, DeliveryStatus status) {
        campaigns.database.<Void, RuntimeException>inWorkspace(campaign.workspace(), handle -> {
            MessageId id = MessageId.of(campaigns.sealers.of(campaign.workspace()), "wamid.reported");
            new DeliveryLedgerStore()
                    .record(
                            handle,
                            List.of(new DeliveryLedgerStore.Report(
                                    delivery, id, StatusReport.of(status, campaigns.clock.instant()))));
            return null;
        });
    }

    private void suppress(Sending campaign, String phone, String reason) {
        campaigns.database.<Void, RuntimeException>inWorkspace(campaign.workspace(), handle -> {
            new SuppressionStore()
                    .suppress(
                            handle,
                            campaigns.sealers.of(campaign.workspace()),
                            new Suppression(phone, reason, Suppression.Source.WORD, campaigns.clock.instant(), null));
            return null;
        });
    }

    private String state(Sending campaign) {
        return campaigns
                .strings(campaign, "select status from campaign where campaign_id = :campaign")
                .getFirst();
    }

    private List<String> notices(Sending campaign) {
        return campaigns.strings(
                campaign, "select code from campaign_notice where campaign_id = :campaign order by notice_id");
    }

    private long sent(Sending campaign) {
        return campaigns.statuses(campaign).stream().filter("accepted"::equals).count();
    }
}
