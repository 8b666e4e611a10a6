package io.rowcast.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.contact.IdentityStore;
import io.rowcast.contact.Person;
import io.rowcast.contact.SuppressionStore;
import io.rowcast.conversation.ConversationStore;
import io.rowcast.conversation.Conversations;
import io.rowcast.conversation.InboundMessage;
import io.rowcast.conversation.OptOuts;
import io.rowcast.conversation.ReplyStore;
import io.rowcast.delivery.ButtonId;
import io.rowcast.delivery.DeliveryLedgerStore;
import io.rowcast.delivery.DeliverySeals;
import io.rowcast.delivery.MessageId;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that wait for what becomes of the messages before them. Row 2 is that of the first phone, and so on. */
class FollowUpsTest {
    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final String[] PHONES = Campaigns.phones(4);

    private final Campaigns campaigns = new Campaigns();
    private final RecordingMessenger messenger = new RecordingMessenger();
    private final Dispatcher dispatcher = dispatcher();
    private final Conversations conversations = new Conversations(
            new ConversationStore(),
            new ReplyStore(),
            new DeliveryLedgerStore(),
            new OptOuts(new SuppressionStore(), new IdentityStore()));
    private final Sending main = campaigns.sending(PHONES);

    @AfterEach
    void close() {
        campaigns.close();
    }

    @Test
    void who_has_not_read_gets_it_when_the_minutes_are_over_since_it_was_delivered_and_no_second_before()
            throws InterruptedException {
        Sending step = step(1, main, "not-read", TWO_DAYS);
        aSecond();
        assertThat(campaigns.statuses(main)).containsOnly("accepted");
        assertThat(campaigns.statuses(step)).as("nothing is known yet").containsOnly("queued");
        Instant delivered = campaigns.clock.instant();
        become(main, "delivered", 2);
        aSecond();
        until(delivered.plus(TWO_DAYS).minusSeconds(2));
        assertThat(status(step, 2)).isEqualTo("queued");
        until(delivered.plus(TWO_DAYS).plusSeconds(1));
        assertThat(status(step, 2)).isEqualTo("accepted");
        assertThat(campaigns.strings(
                        step, "select sent_at::text from delivery where row_number = 2 and campaign_id = :campaign"))
                .allSatisfy(at -> assertThat(Duration.between(delivered.plus(TWO_DAYS), instant(at)))
                        .isBetween(Duration.ZERO, Duration.ofSeconds(2)));
        assertThat(campaigns.statuses(step)).containsExactly("accepted", "queued", "queued", "queued");
    }

    @Test
    void who_reads_replies_has_stopped_or_failed_drops_out_and_is_told_why() throws InterruptedException {
        Sending step = step(1, main, "not-read", TWO_DAYS);
        aSecond();
        List.of(2, 3, 4).forEach(row -> become(main, "delivered", row));
        become(main, "failed", 5);
        aSecond();
        become(main, "read", 2);
        says(PHONES[1], "thanks", null, null);
        says(PHONES[2], "STOP", null, null);
        aSecond();
        assertThat(campaigns.statuses(step)).containsOnly("skipped");
        assertThat(reasons(step))
                .containsExactly(
                        "Not sent: the message before it was read.",
                        "Not sent: the person has replied.",
                        "Not sent: the person has replied.",
                        "Not sent: the message before it failed.");
        campaigns.pass(TWO_DAYS);
        aSecond();
        assertThat(messenger.sent).hasSize(4);
        assertThat(state(step))
                .as("nothing waits any more, and its campaign is over")
                .isEqualTo("done");
    }

    @Test
    void somebody_put_on_the_list_of_those_who_get_nothing_is_passed_over_at_the_claim() throws InterruptedException {
        Sending step = step(1, main, "not-read", Duration.ofMinutes(5));
        aSecond();
        become(main, "delivered", 2);
        aSecond();
        campaigns.change(main, """
                insert into suppression (workspace_id, recipient_id, recipient, reason, source, since)
                select workspace_id, recipient_id, recipient, 'Asked by phone.', 'by-hand', now() from delivery
                where campaign_id = :campaign and row_number = 2
                """);
        campaigns.pass(Duration.ofMinutes(5));
        aSecond();
        assertThat(status(step, 2)).isEqualTo("skipped");
    }

    @Test
    void who_has_read_and_not_replied_gets_it_so_long_after_reading() throws InterruptedException {
        Sending step = step(1, main, "not-replied", Duration.ofDays(1));
        aSecond();
        become(main, "delivered", 2);
        become(main, "delivered", 3);
        until(campaigns.clock.instant().plus(Duration.ofDays(3)));
        assertThat(campaigns.statuses(step)).as("nobody has read it").containsOnly("queued");
        become(main, "read", 2);
        become(main, "read", 3);
        aSecond();
        says(PHONES[1], "yes?", null, null);
        campaigns.pass(Duration.ofDays(1));
        aSecond();
        assertThat(campaigns.statuses(step)).containsExactly("accepted", "skipped", "queued", "queued");
    }

    @Test
    void a_button_is_known_by_what_stands_on_it_or_what_it_carries() throws InterruptedException {
        Sending step = step(1, main, "button", Duration.ofMinutes(10));
        aSecond();
        List.of(2, 3, 4, 5).forEach(row -> become(main, "read", row));
        says(PHONES[0], "  yes please ", "offer-1", wamid(main, 2));
        says(PHONES[1], "Oui", "YES PLEASE", wamid(main, 3));
        says(PHONES[2], "No thanks", "offer-2", wamid(main, 4));
        says(PHONES[3], "Yes please", null, wamid(main, 5));
        aSecond();
        campaigns.pass(Duration.ofMinutes(9).plusSeconds(50));
        aSecond();
        assertThat(campaigns.statuses(step)).containsOnly("queued");
        campaigns.pass(Duration.ofSeconds(10));
        aSecond();
        assertThat(campaigns.statuses(step))
                .as("the third has another button, the fourth has typed it")
                .containsExactly("accepted", "accepted", "queued", "queued");
        assertThat(campaigns.strings(main, "select encode(button_id, 'escape') || payload_id::text from reply"))
                .noneMatch(it -> it.toLowerCase(java.util.Locale.ROOT).contains("yes"));
    }

    @Test
    void a_second_step_follows_the_first_and_goes_with_it_where_it_drops_out() throws InterruptedException {
        Sending first = step(1, main, "not-read", Duration.ofMinutes(10));
        Sending second = step(2, first, "not-replied", Duration.ofMinutes(20));
        aSecond();
        become(main, "delivered", 2);
        become(main, "read", 3);
        aSecond();
        aSecond();
        assertThat(campaigns.statuses(first)).containsExactly("queued", "skipped", "queued", "queued");
        assertThat(campaigns.statuses(second)).containsExactly("queued", "skipped", "queued", "queued");
        assertThat(reasons(second)).containsExactly("Not sent: the message before it was not sent.");
        campaigns.pass(Duration.ofMinutes(10));
        aSecond();
        assertThat(status(first, 2)).isEqualTo("accepted");
        become(first, "read", 2);
        aSecond();
        campaigns.pass(Duration.ofMinutes(20));
        aSecond();
        assertThat(status(second, 2)).isEqualTo("accepted");
    }

    @Test
    void a_reply_that_comes_between_the_time_and_the_claim_is_heeded() throws InterruptedException {
        Sending step = step(1, main, "not-read", Duration.ofMinutes(10));
        aSecond();
        become(main, "delivered", 2);
        become(main, "delivered", 3);
        aSecond();
        campaigns.pass(Duration.ofMinutes(11));
        says(PHONES[0], "I am here", null, null);
        // As if the claim came before the sweep has heard of it.
        campaigns.change(main, "delete from follow_news");
        aSecond();
        assertThat(status(step, 2)).isEqualTo("skipped");
        assertThat(reasons(step)).containsExactly("Not sent: the person has replied.");
        assertThat(status(step, 3)).isEqualTo("accepted");
    }

    @Test
    void what_has_not_come_true_within_thirty_days_never_will() throws InterruptedException {
        Sending step = step(1, main, "not-read", Duration.ofMinutes(10));
        campaigns.change(
                step,
                "update campaign set launched_at = '" + campaigns.clock.instant() + "' where campaign_id = :campaign");
        aSecond();
        campaigns.pass(Duration.ofDays(29));
        aSecond();
        assertThat(campaigns.statuses(step)).containsOnly("queued");
        campaigns.pass(Duration.ofDays(2));
        aSecond();
        assertThat(campaigns.statuses(step)).containsOnly("skipped");
        assertThat(reasons(step)).containsOnly("Not sent: what it waited for did not happen within 30 days.");
    }

    @Test
    void two_nodes_look_at_the_same_news_and_each_row_goes_once() throws Exception {
        Sending many = campaigns.sending(Campaigns.phones(3000));
        Sending step = step(1, many, "not-read", Duration.ofMinutes(10));
        campaigns.arrange(many, """
                update delivery set status = 'accepted', sent_at = '%s' where campaign_id = :campaign
                """.formatted(campaigns.clock.instant()));
        campaigns.change(many, """
                update delivery set status = 'delivered', status_at = '%s', revision = revision + 1
                where campaign_id = :campaign
                """.formatted(campaigns.clock.instant()));
        FollowUpStore store = new FollowUpStore(campaigns.database, campaigns.sealers);
        Callable<Void> node = () -> {
            while (!store.withNews().isEmpty()) {
                store.heed(many.workspace(), campaigns.clock.instant());
            }
            return null;
        };
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            for (Future<Void> done : nodes.invokeAll(List.of(node, node))) {
                done.get();
            }
        }
        assertThat(campaigns.strings(step, """
                        select distinct due_at::text from delivery where campaign_id = :campaign
                        """))
                .singleElement()
                .satisfies(at -> assertThat(instant(at))
                        .isEqualTo(campaigns.clock.instant().plus(Duration.ofMinutes(10))));
    }

    /** A follow-up with the same rows, all of which wait. */
    private Sending step(int number, Sending before, String condition, Duration wait) {
        String[] phones = Campaigns.phones(campaigns.statuses(before).size());
        Sending step = campaigns.sending(before.workspace(), before.senderId(), phones);
        boolean button = condition.equals("button");
        String id = HexFormat.of()
                .formatHex(ButtonId.of(campaigns.sealers.of(step.workspace()), "Yes please")
                        .bytes());
        UUID parent = number == 1 ? before.campaignId() : main.campaignId();
        campaigns.change(step, """
                update campaign set parent_id = '%s', step = %d, follows_id = '%s', follow_if = '%s', wait_minutes = %d,
                  follow_button = %s, follow_button_id = %s
                where campaign_id = :campaign
                """.formatted(
                        parent,
                        number,
                        before.campaignId(),
                        condition,
                        wait.toMinutes(),
                        button ? "'Yes please'" : "null",
                        button ? "decode('" + id + "', 'hex')" : "null"));
        campaigns.change(step, "update delivery set due_at = 'infinity' where campaign_id = :campaign");
        return step;
    }

    private void become(Sending campaign, String status, int row) {
        campaigns.change(campaign, """
                update delivery set status = '%s', status_at = '%s', revision = revision + 1
                where campaign_id = :campaign and row_number = %d
                """.formatted(status, campaigns.clock.instant(), row));
    }

    /** @param payload of a pressed button; null for typed words */
    private void says(String phone, String words, @Nullable String payload, @Nullable String answers) {
        Sealer sealer = campaigns.sealers.of(main.workspace());
        Conversations.Received received = new Conversations.Received(
                new InboundMessage(
                        "wamid." + UUID.randomUUID(),
                        new Person(List.of(phone)),
                        null,
                        payload == null ? "text" : "button",
                        words,
                        payload,
                        answers,
                        null,
                        campaigns.clock.instant(),
                        InboundMessage.Version.FIRST),
                campaigns.clock.instant());
        campaigns.database.<Void, RuntimeException>inWorkspace(main.workspace(), handle -> {
            conversations.receive(
                    handle,
                    sealer,
                    main.senderId(),
                    received,
                    conversations.open(handle, sealer, main.senderId(), List.of(received)));
            return null;
        });
    }

    /** What Meta calls the message of a row; the recording messenger makes it of our own id. */
    private String wamid(Sending campaign, int row) {
        String wamid = "wamid." + campaigns.deliveries(campaign).get(row - 2);
        assertThat(campaigns.strings(
                        campaign, "select encode(wamid_id, 'hex') from delivery where campaign_id = :campaign"))
                .contains(MessageId.of(campaigns.sealers.of(campaign.workspace()), wamid)
                        .hex());
        return wamid;
    }

    private List<String> reasons(Sending step) {
        return campaigns.strings(step, """
                        select encode(error_text, 'hex') from delivery
                        where campaign_id = :campaign and status = 'skipped' order by row_number
                        """).stream()
                .map(hex -> campaigns
                        .sealers
                        .of(step.workspace())
                        .open(HexFormat.of().parseHex(hex), DeliverySeals.ERROR_TEXT))
                .toList();
    }

    private String status(Sending campaign, int row) {
        return campaigns.statuses(campaign).get(row - 2);
    }

    private String state(Sending campaign) {
        return campaigns
                .strings(campaign, "select status from campaign where campaign_id = :campaign")
                .getFirst();
    }

    private static Instant instant(String timestamp) {
        return Instant.parse(timestamp.replace(' ', 'T').replaceFirst("\\+00$", "Z"));
    }

    private void until(Instant moment) throws InterruptedException {
        campaigns.pass(Duration.between(campaigns.clock.instant(), moment));
        rounds();
    }

    /** Lets a second pass, in which the node looks, claims and sends. */
    private void aSecond() throws InterruptedException {
        campaigns.pass(Duration.ofSeconds(1));
        rounds();
        campaigns.pass(Duration.ofSeconds(1));
        rounds();
    }

    private void rounds() throws InterruptedException {
        for (int round = 0; round < 100 && dispatcher.runOnce(); round++) {
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
}
