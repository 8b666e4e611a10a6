package io.rowcast.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promise 8: a limit is waited for, not broken. */
class PacerTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Duration AHEAD = Duration.ofMillis(100);

    @ParameterizedTest
    @CsvSource({"20, 3", "80, 3", "1000, 3", "20, 40", "80, 40", "1000, 40"})
    void what_meta_grants_is_used_to_two_percent_and_in_no_second_more(int perSecond, int millisBetweenClaims) {
        Pacer pacer = new Pacer(perSecond, 0);
        Deque<Long> lastSecond = new ArrayDeque<>();
        int total = 0;
        for (long now = 0; now < 60 * SECOND; now += millisBetweenClaims * 1_000_000L) {
            for (int left = pacer.available(now, AHEAD); left > 0; left--) {
                long leaves = pacer.spend(now);
                lastSecond.removeIf(sent -> sent <= leaves - SECOND);
                lastSecond.add(leaves);
                assertThat(leaves).isBetween(now, now + AHEAD.toNanos());
                assertThat(lastSecond).hasSizeLessThanOrEqualTo(perSecond);
                total += leaves < 60 * SECOND ? 1 : 0;
            }
        }
        assertThat(total / 60.0).isBetween(0.98 * perSecond, (double) perSecond);
    }

    @Test
    void without_ahead_each_leaves_at_once() {
        Pacer pacer = new Pacer(1000, 0);
        int available = pacer.available(0, Duration.ZERO);
        assertThat(available).isEqualTo(5);
        for (int i = 0; i < available; i++) {
            assertThat(pacer.spend(0)).isZero();
        }
        assertThat(pacer.available(0, Duration.ZERO)).isZero();
    }

    @Test
    void idle_time_is_not_saved_up() {
        Pacer pacer = new Pacer(1000, 0);
        assertThat(pacer.available(3600 * SECOND, Duration.ZERO)).isEqualTo(5);
    }

    @Test
    void after_a_slow_down_it_stops_then_goes_on_slower_and_recovers() {
        Pacer pacer = new Pacer(1000, 0);
        pacer.slowDown(0, Duration.ofSeconds(2));
        assertThat(pacer.available(2 * SECOND - 1, Duration.ZERO)).isZero();
        assertThat(rate(pacer, 2 * SECOND)).isBetween(750, 850);
        assertThat(rate(pacer, 20 * SECOND)).isGreaterThan(960);
    }

    @Test
    void it_goes_slower_and_slower_as_long_as_meta_says_so_but_never_stops() {
        Pacer pacer = new Pacer(1000, 0);
        long now = 0;
        for (int i = 0; i < 100; i++) {
            pacer.slowDown(now, Duration.ofMillis(10));
            now += 10_000_000L;
        }
        assertThat(rate(pacer, now)).isBetween(40, 100);
    }

    @Test
    void many_refusals_of_one_moment_slow_it_down_once() {
        Pacer pacer = new Pacer(1000, 0);
        for (int i = 0; i < 50; i++) {
            pacer.slowDown(0, Duration.ofSeconds(1));
        }
        assertThat(rate(pacer, SECOND)).isBetween(750, 850);
    }

    private static int rate(Pacer pacer, long from) {
        int total = 0;
        for (int millis = 0; millis < 1000; millis++) {
            long now = from + millis * 1_000_000L;
            for (int left = pacer.available(now, Duration.ZERO); left > 0; left--) {
                pacer.spend(now);
                total++;
            }
        }
        return total;
    }
}
