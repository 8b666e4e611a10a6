package io.rowcast.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionZonesTest {
    @ParameterizedTest
    @CsvSource({
        "GB,Europe/London",
        "IN,Asia/Kolkata",
        "JP,Asia/Tokyo",
        "DE,Europe/Berlin",
        "AR,America/Argentina/Buenos_Aires"
    })
    void a_region_with_one_time_has_its_zone(String region, String zone) {
        assertThat(RegionZones.of(region)).contains(ZoneId.of(zone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"US", "AU", "BR", "RU", "ES", "001", "", "XX"})
    void one_with_several_or_none_has_not(String region) {
        assertThat(RegionZones.of(region)).isEmpty();
    }

    @Test
    void most_regions_have_one_time() {
        assertThat(Stream.of(Locale.getISOCountries())
                        .filter(region -> RegionZones.of(region).isPresent()))
                .hasSizeGreaterThan(210);
        assertThat(Arrays.stream(Locale.getISOCountries()).map(RegionZones::of).flatMap(java.util.Optional::stream))
                .doesNotContain(ZoneId.of("Antarctica/McMurdo"));
    }
}
