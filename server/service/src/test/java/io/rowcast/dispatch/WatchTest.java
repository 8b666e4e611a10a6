package io.rowcast.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Campaigns that stop by themselves. */
class WatchTest {
    private static final SendOutcome REFUSED = new SendOutcome.Refused(131026, null);

    private final Campaigns campaigns = new Campaigns();
    private final RecordingMessenger messenger = new RecordingMessenger();
    private final Dispatcher dispatcher = dispatcher();

    @AfterEach
    void close() {
        campaigns.close();
    }

    @Test
    void the_rest_waits_for_the_fate_of_the_first_rows_and_a_person_is_asked() throws InterruptedException {
        Sending campaign = canary(10, 3, "ask");
        aSecond();
        assertThat(campaigns.statuses(campaign)).startsWith("accepted", "accepted", "accepted", "queued");
        aSecond();
        assertThat(state(campaign)).as("two are not heard of yet").isEqualTo("sending");

        become(campaign, "delivered", "row_number in (2, 3)");
        become(campaign, "failed", "row_number = 4");
        aSecond();
        assertThat(state(campaign)).isEqualTo("paused");
        assertThat(pause(campaign))
                .contains("canary")
                .contains(
                        "Of the first 3 messages, 2 arrived and 1 failed. Look at them, then send the rest or cancel the"
                                + " campaign.");
        assertThat(messenger.sent).hasSize(3);
    }

    @Test
    void people_whose_phones_are_off_hold_nobody_up_for_more_than_ten_minutes() throws InterruptedException {
        Sending campaign = canary(5, 2, "ask");
        aSecond();
        become(campaign, "read", "row_number = 2");
        campaigns.pass(Duration.ofMinutes(9));
        aSecond();
        assertThat(state(campaign)).isEqualTo("sending");
        campaigns.pass(Duration.ofMinutes(1));
        aSecond();
        assertThat(pause(campaign)).anyMatch(words -> words.contains("nothing more is known of 1 yet"));
    }

    @Test
    void the_rest_goes_by_itself_where_the_first_rows_arrived() throws InterruptedException {
        Sending campaign = canary(5, 2, "continue");
        aSecond();
        become(campaign, "delivered", "row_number in (2, 3)");
        aSecond();
        aSecond();
        assertThat(messenger.sent).hasSize(5);
        assertThat(state(campaign)).isEqualTo("done");
    }

    @Test
    void a_person_is_asked_where_too_many_of_the_first_rows_failed() throws InterruptedException {
        Sending campaign = canary(10, 4, "continue");
        campaigns.change(campaign, "update campaign set halt_percent = 25 where campaign_id = :campaign");
        aSecond();
        become(campaign, "delivered", "row_number in (2, 3, 4)");
        become(campaign, "failed", "row_number = 5");
        aSecond();
        assertThat(pause(campaign)).contains("canary");
        assertThat(messenger.sent).hasSize(4);
    }

    @Test
    void a_campaign_halts_when_too_much_of_what_was_tried_has_failed() throws InterruptedException {
        Sending campaign = halting(60, 25);
        campaigns.change(campaign, "update delivery set due_at = '2999-01-01' where row_number > 21");
        messenger.answer =
                message -> messenger.sent.size() % 4 == 0 ? REFUSED : new SendOutcome.Accepted("w" + message);
        aSecond();
        aSecond();
        assertThat(pause(campaign))
                .contains("failure-rate")
                .anyMatch(words -> words.startsWith(
                        "5 of 20 messages failed, most of them with this: The message cannot be" + " delivered"));
        assertThat(messenger.sent).hasSize(20);
    }

    @Test
    void fewer_than_twenty_tries_and_fewer_failures_than_asked_for_halt_nothing() throws InterruptedException {
        Sending few = halting(19, 25);
        messenger.answers(REFUSED);
        aSecond();
        aSecond();
        assertThat(state(few)).isEqualTo("done");

        Sending good = halting(40, 25);
        messenger.answer =
                message -> messenger.sent.size() % 5 == 0 ? REFUSED : new SendOutcome.Accepted("w" + message);
        aSecond();
        aSecond();
        assertThat(state(good)).isEqualTo("done");
    }

    @Test
    void failures_before_a_person_let_it_go_on_do_not_halt_it_again() throws InterruptedException {
        Sending campaign = halting(60, 25);
        campaigns.arrange(
                campaign, "update delivery set status = 'failed' where campaign_id = :campaign and row_number <= 31");
        campaigns.change(campaign, "update campaign set halt_from_row = 32 where campaign_id = :campaign");
        aSecond();
        aSecond();
        assertThat(state(campaign)).isEqualTo("done");
        assertThat(messenger.sent).hasSize(30);
    }

    @Test
    void what_was_not_sent_by_the_end_is_called_off_with_the_reason() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001", "+447400000002");
        campaigns.change(campaign, "update delivery set due_at = '2999-01-01' where row_number = 3");
        endsIn(campaign, Duration.ofMinutes(1));
        aSecond();
        assertThat(campaigns.statuses(campaign)).containsExactly("accepted", "queued");
        campaigns.pass(Duration.ofMinutes(1));
        aSecond();
        assertThat(campaigns.statuses(campaign)).containsExactly("accepted", "cancelled");
        assertThat(state(campaign)).isEqualTo("done");
        assertThat(notices(campaign)).containsExactly("ended");
        assertThat(campaigns.strings(campaign, "select error_text::text from delivery"))
                .as("the reason")
                .hasSize(1);
    }

    @Test
    void a_paused_campaign_ends_too() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        endsIn(campaign, Duration.ofMinutes(1));
        campaigns.change(campaign, """
                update campaign set status = 'paused', pause_code = 'by-hand', pause_message = 'x', paused_at = now()
                where campaign_id = :campaign
                """);
        campaigns.pass(Duration.ofMinutes(1));
        aSecond();
        assertThat(campaigns.statuses(campaign)).containsExactly("cancelled");
        assertThat(state(campaign)).isEqualTo("done");
    }

    @Test
    void a_campaign_that_ends_with_messages_in_doubt_is_done_when_they_are_settled() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001", "+447400000002");
        campaigns.change(campaign, "update delivery set due_at = '2999-01-01' where row_number = 3");
        endsIn(campaign, Duration.ofMinutes(1));
        messenger.answers(new SendOutcome.Unknown("no answer"));
        aSecond();
        campaigns.pass(Duration.ofMinutes(1));
        aSecond();
        assertThat(campaigns.statuses(campaign)).containsExactly("unknown", "cancelled");
        assertThat(state(campaign)).isEqualTo("sending");
        become(campaign, "delivered", "row_number = 2");
        aSecond();
        assertThat(state(campaign)).isEqualTo("done");
    }

    @Test
    void rows_that_a_dead_node_left_queued_in_a_cancelled_campaign_are_called_off() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        campaigns.change(
                campaign,
                "update campaign set status = 'cancelled', finished_at = '" + campaigns.clock.instant()
                        + "' where campaign_id = :campaign");
        aSecond();
        assertThat(campaigns.statuses(campaign)).containsExactly("cancelled");
    }

    @Test
    void a_pause_is_heeded_by_every_node_at_its_next_claim() throws InterruptedException {
        Sending campaign = campaigns.sending(Campaigns.phones(30));
        Dispatcher other = dispatcher();
        dispatcher.runOnce();
        int sent = messenger.sent.size();
        assertThat(sent).isPositive();
        campaigns.change(campaign, """
                update campaign set status = 'paused', pause_code = 'by-hand', pause_message = 'x', paused_at = now()
                where campaign_id = :campaign
                """);
        rounds(dispatcher);
        campaigns.pass(Duration.ofMinutes(1));
        rounds(other);
        rounds(dispatcher);
        assertThat(messenger.sent).hasSizeLessThanOrEqualTo(sent + 1);
        assertThat(campaigns.statuses(campaign)).doesNotContain("sending");
    }

    private Sending canary(int rows, int first, String then) {
        Sending campaign = campaigns.sending(Campaigns.phones(rows));
        campaigns.change(
                campaign,
                "update campaign set canary_rows = " + first + ", canary_then = '" + then
                        + "' where campaign_id = :campaign");
        return campaign;
    }

    private Sending halting(int rows, int percent) {
        Sending campaign = campaigns.sending(Campaigns.phones(rows));
        campaigns.change(campaign, "update campaign set halt_percent = " + percent + " where campaign_id = :campaign");
        return campaign;
    }

    private void endsIn(Sending campaign, Duration time) {
        campaigns.change(
                campaign,
                "update campaign set send_until = '" + campaigns.clock.instant().plus(time)
                        + "' where campaign_id = :campaign");
    }

    private void become(Sending campaign, String status, String which) {
        campaigns.change(
                campaign, "update delivery set status = '" + status + "' where campaign_id = :campaign and " + which);
    }

    /** Lets a second pass, in which the nodes look and send. */
    private void aSecond() throws InterruptedException {
        campaigns.pass(Duration.ofSeconds(1));
        rounds(dispatcher);
    }

    private void rounds(Dispatcher node) throws InterruptedException {
        for (int round = 0; round < 100 && node.runOnce(); round++) {
            campaigns.clock.advance(Duration.ofMillis(10));
        }
    }

    private Dispatcher dispatcher() {
        return new Dispatcher(
                campaigns.clock,
                campaigns.clock::nanoTime,
                DispatchStores.of(campaigns.database, campaigns.sealers, campaigns.clock),
                messenger,
                Runnable::run,
                Runnable::run,
                Patience.standard());
    }

    private String state(Sending campaign) {
        return campaigns
                .strings(campaign, "select status from campaign where campaign_id = :campaign")
                .getFirst();
    }

    private List<String> pause(Sending campaign) {
        return campaigns.strings(
                campaign,
                "select unnest(array[pause_code, pause_message]) from campaign where campaign_id = :campaign");
    }

    private List<String> notices(Sending campaign) {
        return campaigns.strings(campaign, "select code from campaign_notice where campaign_id = :campaign");
    }
}
