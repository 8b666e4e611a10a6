package io.rowcast.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00.123Z");

    @Test
    void ids_are_of_version_7_and_begin_with_their_time() {
        UUID id = TimeOrderedId.at(NOW);
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void a_later_one_stands_behind_an_earlier_one_as_text_and_so_in_postgresql() {
        assertThat(TimeOrderedId.at(NOW).toString())
                .isLessThan(TimeOrderedId.at(NOW.plusMillis(1)).toString());
    }

    @Test
    void those_of_one_moment_differ() {
        assertThat(Stream.generate(() -> TimeOrderedId.at(NOW)).limit(10_000)).doesNotHaveDuplicates();
    }
}
