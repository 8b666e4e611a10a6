package io.rowcast.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 8: a limit is waited for, not broken. */
class PacerTest {
    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {20, 80, 1000})
    void in_no_second_more_leave_than_meta_grants(int perSecond) {
        Pacer pacer = new Pacer(perSecond, START);
        Deque<Instant> lastSecond = new ArrayDeque<>();
        int total = 0;
        for (Instant now = START; now.isBefore(START.plusSeconds(5)); now = now.plusMillis(3)) {
            Instant secondAgo = now.minusSeconds(1);
            lastSecond.removeIf(sent -> !sent.isAfter(secondAgo));
            int available = pacer.available(now);
            pacer.spend(available);
            total += available;
            for (int i = 0; i < available; i++) {
                lastSecond.add(now);
            }
            assertThat(lastSecond).hasSizeLessThanOrEqualTo(perSecond);
        }
        assertThat(total).as("and not much less").isGreaterThan(perSecond * 5 * 9 / 10);
    }

    @Test
    void idle_time_is_not_saved_up() {
        Pacer pacer = new Pacer(80, START);
        assertThat(pacer.available(START.plusSeconds(3600))).isEqualTo(4);
    }

    @Test
    void a_clock_that_is_set_back_lets_nothing_extra_out() {
        Pacer pacer = new Pacer(80, START);
        pacer.spend(pacer.available(START));
        assertThat(pacer.available(START.minusSeconds(60))).isZero();
    }

    @Test
    void after_a_slow_down_it_stops_then_goes_on_slower_and_recovers() {
        Pacer pacer = new Pacer(1000, START);
        pacer.slowDown(START, Duration.ofSeconds(2));
        assertThat(pacer.available(START.plusMillis(1999))).isZero();
        assertThat(rate(pacer, START.plusSeconds(2))).isBetween(450, 600);
        assertThat(rate(pacer, START.plusSeconds(62))).isGreaterThan(900);
    }

    private static int rate(Pacer pacer, Instant from) {
        int total = 0;
        for (int millis = 0; millis < 1000; millis += 5) {
            int available = pacer.available(from.plusMillis(millis));
            pacer.spend(available);
            total += available;
        }
        return total;
    }
}
