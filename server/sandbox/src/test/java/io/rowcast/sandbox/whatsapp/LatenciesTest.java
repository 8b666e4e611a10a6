package io.rowcast.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {
    private final Latencies unit = new Latencies();

    @Test
    void half_and_nearly_all_are_found_among_many() {
        for (int i = 1; i <= 1_000; i++) {
            unit.add(i * 1_000L);
        }

        assertThat(unit.count()).isEqualTo(1_000);
        assertThat(unit.quantile(0.5)).isCloseTo(500, within(35.0));
        assertThat(unit.quantile(0.99)).isCloseTo(990, within(65.0));
        unit.reset();
        assertThat(unit.count()).isZero();
        assertThat(unit.quantile(0.99)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 7, 15, 16, 17, 100, 999, 65_536, 1_000_000, 59_000_000})
    void no_time_is_told_shorter_than_it_was_nor_much_longer(long micros) {
        unit.add(micros);

        assertThat(unit.quantile(1) * 1_000).isBetween((double) micros, micros * 1.07 + 1);
    }
}
