package io.rowcast.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvenPaceTest {
    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 60, 3600, 5000})
    void in_no_hour_more_rows_leave_than_wished_however_late_they_are_looked_for(int rows) {
        for (int seed = 0; seed < 20; seed++) {
            List<Instant> left = left(rows, new Random(seed), Duration.ofHours(4), true);
            for (int i = rows; i < left.size(); i++) {
                assertThat(Duration.between(left.get(i - rows), left.get(i)))
                        .isGreaterThanOrEqualTo(Duration.ofHours(1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 60, 3600, 5000})
    void nearly_as_many_leave(int rows) {
        assertThat(left(rows, new Random(1), Duration.ofHours(4), false))
                .hasSizeGreaterThanOrEqualTo((int) (4 * rows * 0.999));
    }

    /** When rows leave where a node looks after a time by chance, and now and then only much later. */
    private static List<Instant> left(int rows, Random random, Duration time, boolean pauses) {
        EvenPace pace = EvenPace.of(rows);
        List<Instant> left = new ArrayList<>();
        @Nullable Instant next = null;
        Instant now = START;
        while (now.isBefore(START.plus(time))) {
            Instant place = pace.place(next, now);
            int come = Math.min(pace.come(place, now), 1 + random.nextInt(20));
            for (int i = 0; i < come; i++) {
                left.add(now);
            }
            next = pace.after(place, come);
            boolean pause = pauses && random.nextInt(500) == 0;
            now = now.plus(pause ? Duration.ofMinutes(random.nextInt(20)) : Duration.ofMillis(random.nextInt(500)));
        }
        return left;
    }
}
