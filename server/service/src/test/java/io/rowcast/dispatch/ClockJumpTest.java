package io.rowcast.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 1 and Meta's pace, where somebody sets the clock of node and database together, which no comparison finds. */
class ClockJumpTest {
    private static final int ROWS = 150;
    private static final int DEFERRED = 0;
    private static final int ANSWER_LOST = 1;

    private final Campaigns campaigns = new Campaigns();
    private final RecordingMessenger messenger = new RecordingMessenger();
    private final Queue<Runnable> underWay = new ArrayDeque<>();
    private boolean slow;
    private final Dispatcher dispatcher = new Dispatcher(
            campaigns.clock,
            campaigns.clock::nanoTime,
            DispatchStores.of(campaigns.database, campaigns.sealers, campaigns.clock),
            messenger,
            Runnable::run,
            this::ask,
            Patience.standard());

    @AfterEach
    void close() {
        campaigns.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void a_jump_in_the_middle_of_a_campaign_sends_nothing_twice_and_loses_nothing(int hours)
            throws InterruptedException {
        Sending campaign = underWayWithRowsInEveryState();
        int claimed = underWay.size();
        campaigns.clock.jump(Duration.ofHours(hours));
        for (int i = 0; i < 60; i++) {
            step(Duration.ofMillis(100));
        }
        leave();
        go(Duration.ofSeconds(1));
        settleAll();

        assertThat(fates(campaign))
                .as("sent once and accepted, or in doubt and never sent again; the one that Meta deferred came twice")
                .isSubsetOf("1 accepted", "2 accepted", "1 unconfirmed", "0 unconfirmed")
                .containsOnlyOnce("2 accepted", "1 unconfirmed");
        assertThat(fates(campaign)).filteredOn("0 unconfirmed"::equals).hasSizeLessThanOrEqualTo(claimed);
        assertThat(state(campaign)).isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void a_jump_changes_no_pace(int hours) throws InterruptedException {
        underWayWithRowsInEveryState();
        leave();
        campaigns.clock.jump(Duration.ofHours(hours));
        int before = messenger.sent.size();
        for (int i = 0; i < 1000; i++) {
            step(Duration.ofMillis(1));
        }
        assertThat(messenger.sent.size() - before).isBetween(76, 81);
    }

    @Test
    void a_deferred_row_goes_at_once_after_a_jump_forward() throws InterruptedException {
        Sending campaign = underWayWithRowsInEveryState();
        leave();
        campaigns.clock.jump(Duration.ofHours(1));
        go(Duration.ofSeconds(1));
        assertThat(campaigns.statuses(campaign).get(DEFERRED)).isEqualTo("accepted");
    }

    /** Its moment is a time of day, which other nodes must be able to read. */
    @Test
    void a_deferred_row_alone_waits_for_its_hour_again_after_a_jump_back() throws InterruptedException {
        Sending campaign = underWayWithRowsInEveryState();
        leave();
        campaigns.clock.jump(Duration.ofHours(-1));
        go(Duration.ofSeconds(8));
        assertThat(campaigns.statuses(campaign)).filteredOn("queued"::equals).hasSize(1);
        assertThat(campaigns.statuses(campaign).get(DEFERRED)).isEqualTo("queued");

        campaigns.pass(Duration.ofHours(1));
        go(Duration.ofSeconds(1));
        assertThat(campaigns.statuses(campaign).get(DEFERRED)).isEqualTo("accepted");
    }

    /** One row deferred, one in doubt, some accepted, some claimed and on the point of leaving, the most not claimed. */
    private Sending underWayWithRowsInEveryState() throws InterruptedException {
        WorkspaceId workspace = campaigns.workspace();
        Sending campaign =
                campaigns.sending(workspace, campaigns.sender(workspace, "number", 80), Campaigns.phones(ROWS));
        List<UUID> rows = campaigns.deliveries(campaign);
        Set<UUID> deferred = new HashSet<>(Set.of(rows.get(DEFERRED)));
        messenger.answer = message -> deferred.remove(message.deliveryId())
                ? new SendOutcome.Refused(131056, null)
                : message.deliveryId().equals(rows.get(ANSWER_LOST))
                        ? new SendOutcome.Unknown("no answer within 30 s")
                        : new SendOutcome.Accepted("wamid." + message.deliveryId());
        go(Duration.ofMillis(500));
        slow = true;
        go(Duration.ofMillis(200));
        assertThat(campaigns.statuses(campaign)).contains("queued", "sending", "unknown", "accepted");
        assertThat(underWay).hasSizeGreaterThan(5);
        return campaign;
    }

    private void ask(Runnable request) {
        if (slow) {
            underWay.add(request);
        } else {
            request.run();
        }
    }

    /** What was claimed leaves now, where it still may. */
    private void leave() {
        slow = false;
        underWay.forEach(Runnable::run);
        underWay.clear();
    }

    private void go(Duration time) throws InterruptedException {
        for (long i = 0; i < time.toMillis() / 10; i++) {
            step(Duration.ofMillis(10));
        }
    }

    private void step(Duration time) throws InterruptedException {
        dispatcher.runOnce();
        campaigns.clock.advance(time);
    }

    /** Until what was deferred has been sent, and the time for doubt is over. */
    private void settleAll() throws InterruptedException {
        campaigns.pass(Duration.ofHours(1));
        go(Duration.ofSeconds(6));
        campaigns.pass(Patience.standard().doubt());
        go(Duration.ofSeconds(6));
    }

    /** How often each row was sent, and its status. */
    private List<String> fates(Sending campaign) {
        List<UUID> rows = campaigns.deliveries(campaign);
        List<String> statuses = campaigns.statuses(campaign);
        List<UUID> sent = messenger.sent.stream().map(Outbound::deliveryId).toList();
        return IntStream.range(0, ROWS)
                .mapToObj(i -> Collections.frequency(sent, rows.get(i)) + " " + statuses.get(i))
                .toList();
    }

    private String state(Sending campaign) {
        return campaigns
                .strings(campaign, "select status from campaign where campaign_id = :campaign")
                .getFirst();
    }
}
