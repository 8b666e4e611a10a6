package io.rowcast.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class StartWishTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void a_local_time_means_the_instant_of_its_zone() {
        assertThat(at("2026-07-01T09:00", ZoneId.of("America/New_York")))
                .isEqualTo(possible("2026-07-01T09:00", "America/New_York", "2026-07-01T13:00:00Z"));
    }

    @Test
    void a_time_that_the_clocks_jump_over_does_not_exist() {
        assertThat(at("2026-03-29T01:30", LONDON))
                .isInstanceOfSatisfying(
                        StartWish.Reading.DoesNotExist.class,
                        reading -> assertThat(reading.gap().getDateTimeAfter())
                                .isEqualTo(LocalDateTime.parse("2026-03-29T02:00")));
        assertThat(at("2026-03-29T02:00", LONDON)).isInstanceOf(StartWish.Reading.Possible.class);
    }

    @Test
    void a_time_that_comes_twice_is_the_first_and_the_user_is_told() {
        assertThat(at("2026-10-25T01:30", LONDON)).isInstanceOfSatisfying(StartWish.Reading.Possible.class, reading -> {
            assertThat(reading.start())
                    .isEqualTo(new Campaign.Start.At(
                            LocalDateTime.parse("2026-10-25T01:30"),
                            "Europe/London",
                            Instant.parse("2026-10-25T00:30:00Z")));
            assertThat(reading.notice()).isNotNull();
            assertThat(reading.notice().code()).isEqualTo("local-time-twice");
        });
    }

    @Test
    void the_present_moment_has_passed_already() {
        assertThat(at("2026-03-01T12:00", LONDON)).isInstanceOf(StartWish.Reading.InThePast.class);
        assertThat(at("2026-03-01T12:01", LONDON)).isInstanceOf(StartWish.Reading.Possible.class);
    }

    private static StartWish.Reading at(String local, ZoneId zone) {
        return new StartWish.At(LocalDateTime.parse(local), zone).read(NOW);
    }

    private static StartWish.Reading possible(String local, String zone, String instant) {
        return new StartWish.Reading.Possible(
                new Campaign.Start.At(LocalDateTime.parse(local), zone, Instant.parse(instant)), null);
    }
}
