package io.rowcast.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.timing.ShownTime.Order;
import io.rowcast.timing.ShownTime.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTimeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-12-31 18:00 | 2026-12-31T18:00",
                "2026-12-31T18:00:05 | 2026-12-31T18:00:05",
                "2026/12/31 18:00 | 2026-12-31T18:00",
                "2026. 12. 31. 18:00:00 | 2026-12-31T18:00",
                "31/12/2026 18:00 | 2026-12-31T18:00",
                "31/12/2026 18:00:30 | 2026-12-31T18:00:30",
                "12/31/2026 6:00:00 PM | 2026-12-31T18:00",
                "12/31/2026 6:00 pm | 2026-12-31T18:00",
                "12/31/26 6:00 p.m. | 2026-12-31T18:00",
                "31-12-2026 18.00 | 2026-12-31T18:00",
                "31.12.2026 18:00 | 2026-12-31T18:00",
                "01.02.2026 18:00 | 2026-02-01T18:00",
                "5/5/2026 9:00 | 2026-05-05T09:00",
                "31 Dec 2026 18:00 | 2026-12-31T18:00",
                "31-Dec-2026 18:00 | 2026-12-31T18:00",
                "31 December 2026 at 18:00 | 2026-12-31T18:00",
                "31st of December 2026, 6pm | 2026-12-31T18:00",
                "Dec 31, 2026, 6:00 PM | 2026-12-31T18:00",
                "Thursday, December 31, 2026 at 6:00:00 PM | 2026-12-31T18:00",
                "Sept 1, 2026 12:00 AM | 2026-09-01T00:00",
                "1 September 2026 12:00 PM | 2026-09-01T12:00",
                "29/02/2028 09:00 | 2028-02-29T09:00",
                "45678.375 | 2025-01-21T09:00",
                "45678,375 | 2025-01-21T09:00",
                "46387.4166666667 | 2026-12-31T10:00",
                "46387.99999999 | 2027-01-01T00:00",
                "46387.0000115741 | 2026-12-31T00:00:01",
            })
    void what_sheets_show_is_read(String shown, LocalDateTime meant) {
        assertThat(ShownTime.read(shown, null)).isEqualTo(new Reading.At(meant));
    }

    @Test
    void blanks_of_every_kind_stand_before_am() {
        assertThat(ShownTime.read("12/31/2026, 6:00\u202fPM", null))
                .isEqualTo(new Reading.At(LocalDateTime.parse("2026-12-31T18:00")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-31", "31/12/2026", "31 Dec 2026", "December 31, 2026", "46387", "31.12.26"})
    void a_date_may_have_no_time(String shown) {
        assertThat(ShownTime.read(shown, null)).isEqualTo(new Reading.Day(LocalDate.parse("2026-12-31")));
    }

    @ParameterizedTest
    @CsvSource({"2026-12-31T18:00:00Z,2026-12-31T18:00:00Z", "2026-12-31T18:00+05:30,2026-12-31T12:30:00Z"})
    void an_offset_says_all(String shown, Instant meant) {
        assertThat(ShownTime.read(shown, Order.DAY_MONTH)).isEqualTo(new Reading.Exact(meant));
    }

    @Test
    void a_day_that_may_be_a_month_is_told_by_the_order_only() {
        assertThat(ShownTime.read("03/04/2026 09:00", null))
                .isEqualTo(new Reading.Ambiguous(LocalDate.parse("2026-04-03"), LocalDate.parse("2026-03-04")));
        assertThat(ShownTime.read("03/04/2026 09:00", Order.DAY_MONTH))
                .isEqualTo(new Reading.At(LocalDateTime.parse("2026-04-03T09:00")));
        assertThat(ShownTime.read("03/04/2026 09:00", Order.MONTH_DAY))
                .isEqualTo(new Reading.At(LocalDateTime.parse("2026-03-04T09:00")));
    }

    @Test
    void thirteen_and_more_gives_the_order_away() {
        assertThat(ShownTime.orderOf("13/04/2026 09:00")).contains(Order.DAY_MONTH);
        assertThat(ShownTime.orderOf("04/13/2026 09:00")).contains(Order.MONTH_DAY);
        assertThat(ShownTime.orderOf("04/04/2026 09:00")).isEmpty();
        assertThat(ShownTime.orderOf("13.04.2026 09:00")).isEmpty();
        assertThat(ShownTime.orderOf("tomorrow")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tomorrow",
                "18:00",
                "2026",
                "1",
                "0.5",
                "31/02/2026 09:00",
                "29/02/2027 09:00",
                "2026-13-01 09:00",
                "2026-12-31 25:00",
                "2026-12-31 13:00 PM",
                "2026-12-31 0:30 AM",
                "2026-12-31 9",
                "31 Foo 2026 09:00",
                "1 May",
                "45,678.38",
                "123456",
                "#N/A",
                "2026-12-31 18:00 or so",
                "-45678.5",
                "13/13/2026 09:00"
            })
    void the_rest_is_unreadable(String shown) {
        assertThat(ShownTime.read(shown, Order.DAY_MONTH)).isEqualTo(new Reading.Unreadable());
    }
}
