package io.rowcast.workbench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoClockTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    @TempDir
    Path folder;

    private DemoClock clock() {
        return new DemoClock(InstantSource.fixed(NOON), folder.resolve("data/clock-ahead.txt"));
    }

    @Test
    void it_shows_the_machines_time_until_it_is_moved() {
        DemoClock clock = clock();
        assertThat(clock.instant()).isEqualTo(NOON);
        clock.moveOn(Duration.ofHours(1));
        clock.moveOn(Duration.ofDays(1));
        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(25)));
        assertThat(clock.ahead()).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void it_does_not_run_backwards_over_a_restart() {
        clock().moveOn(Duration.ofHours(26));
        assertThat(clock().ahead()).isEqualTo(Duration.ofHours(26));
    }

    @Test
    void a_file_that_cannot_be_read_is_named() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/clock-ahead.txt"), "tomorrow");
        assertThatThrownBy(this::clock).hasMessageContaining("clock-ahead.txt");
    }
}
