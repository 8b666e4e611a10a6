package io.rowcast.sandbox.sheets.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+447700900123 | 447700900123",
                "007 | 7",
                "123456789012345 | 123456789012345",
                "1234567890123456 | 1.23457E+15",
                "1.50 | 1.5",
                "1,234.5 | 1,234.50",
                "12% | 12%",
                "1e3 | 1.00E+03",
                "2020-01-02 | 2020-01-02",
                "3/4/2024 | 3/4/2024",
                "Mar 1 2016 | Mar 1, 2016",
                "2024-03-04 17:05 | 2024-03-04 17:05",
                "true | TRUE",
                "+44 7700 900123 | +44 7700 900123",
                "2020-13-40 | 2020-13-40",
                "Ana | Ana",
            })
    void typed_text_is_shown_as_sheets_shows_it(String typed, String shown) {
        Cell cell = Typed.into(Cell.BLANK, typed, Locale.US);

        assertThat(Display.show(cell.value(), cell.look().format(), Locale.US)).isEqualTo(shown);
    }
}
