package io.rowcast.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.platform.store.Database;
import io.rowcast.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Google's limits over all nodes. */
class QuotaStoreTest {
    private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Database database = TestDatabase.fresh();
    private final QuotaStore oneNode = new QuotaStore(database);
    private final QuotaStore otherNode = new QuotaStore(database);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void two_nodes_that_ask_at_once_get_one_accounts_sixty() throws Exception {
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            QuotaStore node = i % 2 == 0 ? oneNode : otherNode;
            attempts.add(() -> node.take("ann", CallKind.READ, NINE).isEmpty());
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            int taken = 0;
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                taken += attempt.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(QuotaStore.PER_ACCOUNT);
        }
        assertThat(oneNode.take("ann", CallKind.READ, NINE)).contains(NINE.plus(MINUTE));
        assertThat(oneNode.room("ann", NINE)).isZero();
        assertThat(oneNode.take("ann", CallKind.WRITE, NINE))
                .as("writes are counted apart")
                .isEmpty();
        assertThat(oneNode.take("bea", CallKind.READ, NINE))
                .as("each account has its own")
                .isEmpty();
    }

    @Test
    void no_minute_holds_more_than_sixty_wherever_it_begins() {
        Random random = new Random(20261124);
        List<Instant> taken = new ArrayList<>();
        Instant now = NINE;
        for (int i = 0; i < 400; i++) {
            now = now.plusMillis(random.nextInt(700));
            QuotaStore node = random.nextBoolean() ? oneNode : otherNode;
            if (node.take("ann", CallKind.WRITE, now).isEmpty()) {
                taken.add(now);
            }
        }
        assertThat(taken).hasSizeGreaterThan(QuotaStore.PER_ACCOUNT);
        for (Instant start : taken) {
            assertThat(taken.stream()
                            .filter(at -> !at.isBefore(start) && at.isBefore(start.plus(MINUTE)))
                            .count())
                    .isLessThanOrEqualTo(QuotaStore.PER_ACCOUNT);
        }
    }

    @Test
    void all_accounts_together_get_the_projects_three_hundred() {
        int taken = 0;
        for (int i = 0; i < 360; i++) {
            taken += oneNode.take("account " + i % 6, CallKind.READ, NINE).isEmpty() ? 1 : 0;
        }
        assertThat(taken).isEqualTo(QuotaStore.PER_PROJECT);
        assertThat(oneNode.room("a seventh", NINE)).isZero();
        assertThat(oneNode.take("a seventh", CallKind.READ, NINE.plus(MINUTE))).isEmpty();
    }

    @Test
    void there_is_room_for_a_turn_where_it_can_get_to_its_write() {
        assertThat(oneNode.room("ann", NINE)).isEqualTo(20);
        for (int second = 0; second < QuotaStore.PER_ACCOUNT; second++) {
            oneNode.take("ann", CallKind.READ, NINE.plusSeconds(second));
        }
        assertThat(oneNode.room("ann", NINE.plusSeconds(61)))
                .as("reads come free one by one; the columns of a new tab need three")
                .isZero();
        assertThat(oneNode.room("ann", NINE.plusSeconds(62))).isOne();
        for (int write = 0; write < QuotaStore.PER_ACCOUNT - 1; write++) {
            oneNode.take("ann", CallKind.WRITE, NINE.plusSeconds(62));
        }
        assertThat(oneNode.room("ann", NINE.plusSeconds(62)))
                .as("a turn writes once")
                .isOne();
        oneNode.take("ann", CallKind.WRITE, NINE.plusSeconds(62));
        assertThat(oneNode.room("ann", NINE.plusSeconds(62))).isZero();
    }

    @Test
    void refusals_in_a_row_let_the_account_rest_ever_longer_up_to_64_seconds() {
        Instant now = NINE;
        oneNode.take("ann", CallKind.READ, now);
        for (int seconds : List.of(1, 2, 4, 8, 16, 32, 64, 64)) {
            Instant until = oneNode.rest("ann", CallKind.READ, now, Duration.ZERO);
            assertThat(until).isEqualTo(now.plusSeconds(seconds));
            assertThat(otherNode.rest("ann", CallKind.READ, now, Duration.ZERO))
                    .as("another request of the same moment")
                    .isEqualTo(until);
            assertThat(otherNode.take("ann", CallKind.READ, now)).contains(until);
            assertThat(otherNode.room("ann", now)).isZero();
            now = until;
            assertThat(otherNode.take("ann", CallKind.READ, now)).isEmpty();
        }
        Instant later = now.plusSeconds(65);
        assertThat(oneNode.rest("ann", CallKind.READ, later, Duration.ofMillis(500)))
                .isEqualTo(later.plusMillis(1500));
    }
}
