package io.rowcast.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.schedule.QuartzCrons;
import io.rowcast.timing.When;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FirstStartTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void a_local_time_means_the_instant_of_its_zone() {
        assertThat(at("2026-07-01T09:00", ZoneId.of("America/New_York"))).isEqualTo(possible("2026-07-01T13:00:00Z"));
    }

    @Test
    void a_time_that_the_clocks_jump_over_does_not_exist() {
        assertThat(at("2026-03-29T01:30", LONDON))
                .isInstanceOfSatisfying(
                        FirstStart.DoesNotExist.class,
                        reading -> assertThat(reading.gap().getDateTimeAfter())
                                .isEqualTo(LocalDateTime.parse("2026-03-29T02:00")));
        assertThat(at("2026-03-29T02:00", LONDON)).isInstanceOf(FirstStart.Possible.class);
    }

    @Test
    void a_time_that_comes_twice_is_the_first_and_the_user_is_told() {
        assertThat(at("2026-10-25T01:30", LONDON)).isInstanceOfSatisfying(FirstStart.Possible.class, reading -> {
            assertThat(reading.at()).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
            assertThat(reading.notice()).isNotNull();
            assertThat(reading.notice().code()).isEqualTo("local-time-twice");
        });
    }

    @Test
    void the_present_moment_has_passed_already() {
        assertThat(at("2026-03-01T12:00", LONDON)).isInstanceOf(FirstStart.InThePast.class);
        assertThat(at("2026-03-01T12:01", LONDON)).isInstanceOf(FirstStart.Possible.class);
    }

    private static FirstStart at(String local, ZoneId zone) {
        return FirstStart.of(new When.At(LocalDateTime.parse(local), zone, false), NOW, new QuartzCrons());
    }

    private static FirstStart possible(String instant) {
        return new FirstStart.Possible(Instant.parse(instant), null);
    }
}
