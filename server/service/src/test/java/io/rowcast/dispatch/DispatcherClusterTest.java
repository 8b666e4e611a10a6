package io.rowcast.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import io.rowcast.testing.MovableClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several nodes at one number: ones that die, stand still and wake up, or have a wrong clock. */
class DispatcherClusterTest {
    private static final Duration LEASE = Duration.ofSeconds(10);

    /** More than a node rests that has found nothing to claim. */
    private static final Duration NOTHING_WAS_DUE = Duration.ofSeconds(1);

    private final Campaigns campaigns = new Campaigns();
    private final List<Node> nodes = new ArrayList<>();

    @AfterEach
    void close() {
        // A node waits for its requests before it stops.
        nodes.forEach(node -> node.wakesUp().dispatcher.close());
        campaigns.close();
    }

    /** A node whose requests leave when the test says so, as those of a node that stands still in between. */
    private final class Node {
        private final RecordingMessenger messenger = new RecordingMessenger();
        private final Deque<Runnable> standing = new ArrayDeque<>();
        private final Dispatcher dispatcher;

        Node(InstantSource clock, LongSupplier nanoTime, BooleanSupplier clockIsRight) {
            dispatcher = new Dispatcher(
                    clock,
                    nanoTime,
                    DispatchStores.of(campaigns.database, campaigns.sealers, clock, clockIsRight),
                    messenger,
                    Runnable::run,
                    standing::add,
                    Patience.standard());
            nodes.add(this);
        }

        /** Claims, without letting anything leave; settles what has been answered. */
        Node claims() throws InterruptedException {
            dispatcher.runOnce();
            return this;
        }

        Node wakesUp() {
            while (!standing.isEmpty()) {
                standing.remove().run();
            }
            return this;
        }

        void works() throws InterruptedException {
            claims().wakesUp().claims();
        }

        List<UUID> sent() {
            return messenger.sent.stream().map(Outbound::deliveryId).toList();
        }
    }

    private Node node() {
        return new Node(campaigns.clock, campaigns.clock::nanoTime, () -> true);
    }

    @Test
    void a_node_that_stood_still_between_claim_and_request_sends_nothing_after_another_took_over()
            throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001", "+447400000002");
        Node standsStill = node().claims();
        Node other = node();
        other.works();
        assertThat(other.sent()).as("the first may live").isEmpty();

        campaigns.pass(LEASE);
        other.works();
        standsStill.wakesUp().claims();
        assertThat(standsStill.sent()).isEmpty();
        assertThat(campaigns.statuses(campaign)).as("nothing of it has left").containsOnly("queued");
        assertThat(attempts(campaign)).containsOnly("0");

        campaigns.pass(NOTHING_WAS_DUE);
        other.works();
        assertThat(other.sent()).hasSize(2).containsExactlyInAnyOrderElementsOf(campaigns.deliveries(campaign));
        assertThat(campaigns.statuses(campaign)).containsOnly("accepted");
    }

    @Test
    void a_node_that_could_not_renew_its_lease_sends_nothing_even_where_no_other_took_over()
            throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        Node alone = node().claims();
        campaigns.pass(LEASE);
        alone.wakesUp();
        assertThat(alone.sent()).isEmpty();
        alone.claims();
        assertThat(campaigns.statuses(campaign)).containsExactly("queued");
        alone.works();
        assertThat(alone.sent()).hasSize(1);
    }

    @Test
    void what_another_node_found_in_doubt_goes_back_where_its_node_knows_that_it_never_left()
            throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        Node standsStill = node().claims();
        campaigns.pass(Patience.standard().claim());
        Node other = node();
        other.works();
        assertThat(campaigns.statuses(campaign)).containsExactly("unknown");

        standsStill.wakesUp().claims();
        assertThat(campaigns.statuses(campaign)).containsExactly("queued");
        assertThat(standsStill.sent()).isEmpty();
        campaigns.pass(NOTHING_WAS_DUE);
        other.works();
        assertThat(other.sent()).hasSize(1);
    }

    @Test
    void a_late_refusal_takes_nothing_from_the_node_that_a_person_had_send_it_again() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        node().claims();
        UUID standsStill = UUID.fromString(campaigns
                .strings(campaign, "select claimed_by from delivery where campaign_id = :campaign")
                .getFirst());
        campaigns.pass(Patience.standard().claim());
        Node other = node().claims();
        campaigns.change(campaign, "update delivery set status = 'queued', attempts = 0 where campaign_id = :campaign");
        campaigns.pass(NOTHING_WAS_DUE);
        other.claims();
        UUID delivery = campaigns.deliveries(campaign).getFirst();
        Settlement.Held old = new Settlement.Held(delivery, standsStill, 1);

        for (Settlement late : List.of(
                new Settlement.Again(old, campaigns.clock.instant(), true),
                new Settlement.Failed(old, 131026, null),
                new Settlement.InDoubt(old))) {
            new SettlementStore(campaigns.database, campaigns.sealers)
                    .settle(campaign.workspace(), List.of(late), Set.of(), campaigns.clock.instant());
            assertThat(campaigns.statuses(campaign)).as("%s", late).containsExactly("sending");
        }
        other.wakesUp().claims();
        assertThat(other.sent()).hasSize(1);
    }

    @Test
    void what_a_person_had_sent_again_meanwhile_stays_the_other_nodes() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        Node standsStill = node().claims();
        campaigns.pass(Patience.standard().claim());
        Node other = node().claims();
        campaigns.change(campaign, "update delivery set status = 'queued', attempts = 0 where campaign_id = :campaign");
        campaigns.pass(NOTHING_WAS_DUE);
        other.claims();
        assertThat(campaigns.statuses(campaign)).containsExactly("sending");

        standsStill.wakesUp().claims();
        assertThat(campaigns.statuses(campaign)).as("on its way from the other").containsExactly("sending");
        other.wakesUp().claims();
        assertThat(other.sent()).hasSize(1);
        assertThat(standsStill.sent()).isEmpty();
    }

    @Test
    void a_node_that_takes_itself_for_the_numbers_claims_nothing_once_another_has_it() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        Node first = node().claims();
        campaigns.passAtTheDatabase(LEASE);
        Node other = node().claims();
        assertThat(epoch(campaign)).containsExactly("2");
        Sending more = campaigns.sending(campaign.workspace(), campaign.senderId(), "+447400000002");
        first.works();
        assertThat(campaigns.statuses(more)).containsExactly("queued");
        other.works();
        assertThat(campaigns.statuses(more)).containsExactly("accepted");
    }

    @Test
    void the_epoch_counts_nodes_and_not_renewals() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        Node first = node();
        first.messenger.answers(new SendOutcome.Refused(131056, null));
        for (int second = 0; second < 30; second++) {
            first.works();
            campaigns.pass(Duration.ofSeconds(1));
        }
        assertThat(epoch(campaign)).containsExactly("1");
        first.dispatcher.close();
        node().works();
        assertThat(epoch(campaign)).containsExactly("2");
    }

    @Test
    void a_clock_that_is_an_hour_ahead_takes_no_lane_from_a_living_node() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        node().claims();
        MovableClock ahead = new MovableClock();
        ahead.advance(Duration.ofHours(1));
        new Node(ahead, ahead::nanoTime, () -> true).claims();
        assertThat(epoch(campaign)).containsExactly("1");
    }

    @Test
    void a_node_whose_clock_is_wrong_claims_nothing_until_it_is_right_and_then_goes_on() throws InterruptedException {
        Sending campaign = campaigns.sending("+447400000001");
        AtomicBoolean right = new AtomicBoolean();
        Node node = new Node(campaigns.clock, campaigns.clock::nanoTime, right::get);
        node.works();
        assertThat(campaigns.statuses(campaign)).containsExactly("queued");
        assertThat(epoch(campaign)).as("it keeps no lane from others").containsExactly("0");
        right.set(true);
        node.works();
        assertThat(campaigns.statuses(campaign)).containsExactly("accepted");
    }

    @Test
    void of_three_nodes_one_dies_and_the_others_go_on_within_ten_seconds_with_nothing_twice_or_lost()
            throws InterruptedException {
        Sending campaign = campaigns.sending(Campaigns.phones(300));
        Node dies = node();
        dies.claims().wakesUp().claims();
        campaigns.pass(Duration.ofMillis(50));
        dies.claims();
        int inFlight = dies.standing.size();
        assertThat(dies.sent()).isNotEmpty();
        assertThat(inFlight).isPositive();

        List<Node> others = List.of(node(), node());
        Duration waited = Duration.ZERO;
        while (others.stream().allMatch(node -> node.sent().isEmpty())) {
            campaigns.pass(Duration.ofSeconds(1));
            waited = waited.plusSeconds(1);
            for (Node node : others) {
                node.works();
            }
        }
        assertThat(waited).isLessThanOrEqualTo(LEASE);
        for (int round = 0; round < 1_000 && statuses(campaign, "queued") > 0; round++) {
            campaigns.pass(Duration.ofMillis(50));
            for (Node node : others) {
                node.works();
            }
        }
        List<UUID> sent = new ArrayList<>(dies.sent());
        others.forEach(node -> sent.addAll(node.sent()));
        assertThat(sent).doesNotHaveDuplicates().hasSize(300 - inFlight);
        assertThat(statuses(campaign, "accepted")).isEqualTo(300 - inFlight);
        assertThat(statuses(campaign, "sending"))
                .as("known to be in doubt, soon")
                .isEqualTo(inFlight);
    }

    private long statuses(Sending campaign, String status) {
        return campaigns.statuses(campaign).stream().filter(status::equals).count();
    }

    private List<String> attempts(Sending campaign) {
        return campaigns.strings(campaign, "select attempts from delivery where campaign_id = :campaign");
    }

    private List<String> epoch(Sending campaign) {
        return campaigns.strings(campaign, "select lane_epoch from sender");
    }
}
