package io.rowcast.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.testing.MovableClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FenceTest {
    private static final Duration SURE = Duration.ofSeconds(9);

    private final MovableClock wall = new MovableClock();
    private final MovableClock monotonic = new MovableClock();
    private final Fence.Clocks clocks = new Fence.Clocks(wall, monotonic::nanoTime);
    private final Fence fence = new Fence(UUID.randomUUID(), 1, clocks, Fence.Moment.of(clocks), SURE.toNanos());

    @Test
    void it_closes_when_its_time_is_over() {
        wall.advance(SURE.minusMillis(1));
        monotonic.advance(SURE.minusMillis(1));
        assertThat(fence.open()).isTrue();
        wall.advance(Duration.ofMillis(1));
        monotonic.advance(Duration.ofMillis(1));
        assertThat(fence.open()).isFalse();
    }

    @Test
    void a_wall_clock_that_was_set_back_does_not_keep_it_open() {
        wall.advance(Duration.ofHours(-1));
        monotonic.advance(SURE);
        assertThat(fence.open()).isFalse();
    }

    @Test
    void a_machine_that_was_suspended_finds_it_closed_though_monotonic_time_stood_still() {
        wall.advance(Duration.ofMinutes(5));
        assertThat(fence.open()).isFalse();
    }

    @Test
    void it_is_to_be_renewed_before_it_closes() {
        assertThat(fence.opensFor(Duration.ofSeconds(5).toNanos())).isTrue();
        wall.advance(Duration.ofSeconds(4));
        monotonic.advance(Duration.ofSeconds(4));
        assertThat(fence.opensFor(Duration.ofSeconds(5).toNanos())).isFalse();
        assertThat(fence.open()).isTrue();
    }
}
