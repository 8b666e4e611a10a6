package io.rowcast.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.testing.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClockGuardTest {
    private final Database database = TestDatabase.fresh();
    private Duration ahead = Duration.ZERO;
    private long nanos;
    private final ClockGuard guard =
            new ClockGuard(database, () -> InstantSource.system().instant().plus(ahead), () -> nanos);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_clock_that_agrees_with_the_databases_is_right() {
        assertThat(guard.isRight()).isTrue();
        assertThat(guard.wrong()).isEmpty();
    }

    @Test
    void a_clock_that_is_ahead_or_behind_is_told_and_is_right_again_once_it_is_set() {
        for (Duration wrong : List.of(Duration.ofMinutes(5), Duration.ofSeconds(-4))) {
            moves(wrong);
            assertThat(guard.isRight()).isFalse();
            assertThat(guard.wrong())
                    .hasValueSatisfying(words -> assertThat(words)
                            .startsWith("the clock of this node differs from the database's by ")
                            .contains("NTP"));
            moves(Duration.ZERO);
            assertThat(guard.isRight()).isTrue();
        }
    }

    @Test
    void two_seconds_are_no_reason_to_stop() {
        moves(Duration.ofSeconds(2).minusMillis(100));
        assertThat(guard.isRight()).isTrue();
    }

    @Test
    void the_database_is_not_asked_more_often_than_every_two_seconds() {
        assertThat(guard.isRight()).isTrue();
        ahead = Duration.ofMinutes(5);
        nanos += Duration.ofMillis(1_999).toNanos();
        assertThat(guard.isRight()).isTrue();
        nanos += Duration.ofMillis(1).toNanos();
        assertThat(guard.isRight()).isFalse();
    }

    private void moves(Duration by) {
        ahead = by;
        nanos += Duration.ofSeconds(2).toNanos();
    }
}
