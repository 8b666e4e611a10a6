package io.rowcast.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.testing.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final MovableClock clock = new MovableClock();
    private final Attempts attempts = new Attempts(3, Duration.ofMinutes(10), clock);

    private boolean[] four(String who) {
        return new boolean[] {attempts.add(who), attempts.add(who), attempts.add(who), attempts.add(who)};
    }

    @Test
    void each_may_try_so_often_and_no_more() {
        assertThat(four("a")).containsExactly(true, true, true, false);
        assertThat(four("b")).containsExactly(true, true, true, false);
    }

    @Test
    void the_count_starts_anew_after_the_time_since_its_first() {
        four("a");
        clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(attempts.add("a")).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(four("a")).containsExactly(true, true, true, false);
    }

    @Test
    void who_tried_longest_ago_is_forgotten_first() {
        four("old");
        four("new");
        attempts.add("old");
        for (int i = 0; i < 9_999; i++) {
            attempts.add("other " + i);
        }
        assertThat(attempts.add("old")).isFalse();
        assertThat(attempts.add("new")).isTrue();
    }
}
