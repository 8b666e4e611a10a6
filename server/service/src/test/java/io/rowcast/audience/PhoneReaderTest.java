package io.rowcast.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneReaderTest {
    private final PhoneReader british = new PhoneReader("GB");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+447400123456",
                "+44 7400 123456",
                "+00447400123456",
                " +44 (0)7400 123-456 ",
                "+44.7400.123.456",
                "'+447400123456",
                "\u202A+44\u00A07400\u00A0123456\u202C",
                "+44\u20117400\u2011123456",
                "＋４４７４００１２３４５６",
                "+٤٤٧٤٠٠١٢٣٤٥٦",
                "+۴۴۷۴۰۰۱۲۳۴۵۶",
                "tel:+447400123456",
                "07400 123456",
                "(07400) 123456",
                "07400/123456",
                "07400 123456 / 07400 123 456",
            })
    void a_whole_number_is_read_without_a_remark(String shown) {
        assertThat(british.read(shown)).isEqualTo(new PhoneReading.Read(new PhoneNumber("+447400123456"), "GB", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7400123456",
                "7400123456.0",
                "7400123456,00",
                "447400123456",
                "447,400,123,456",
                "447.400.123.456,00",
                "447,400,123,456.00",
                "447400123456.0",
                "4.47400123456E+11",
                "4,47400123456E+11",
                "4.47400123456e11",
                "00447400123456",
                "00 44 7400 123456",
                "0447400123456",
                "+07400123456",
            })
    void a_spoilt_number_with_one_reading_is_repaired_and_the_repair_is_told(String shown) {
        assertThat(british.read(shown)).isInstanceOfSatisfying(PhoneReading.Read.class, read -> {
            assertThat(read.address()).isEqualTo(new PhoneNumber("+447400123456"));
            assertThat(read.region()).isEqualTo("GB");
            assertThat(read.repair()).startsWith("Read as +447400123456: ");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    ""                              | phone-missing
                    "  \u00A0\u200B "               | phone-missing
                    "4.477E+11"                     | phone-rounded
                    "4,479E+11"                     | phone-rounded
                    "4E+11"                         | phone-rounded
                    "#ERROR!"                       | phone-formula-error
                    "#N/A"                          | phone-formula-error
                    "n/a"                           | phone-invalid
                    "-"                             | phone-invalid
                    "+44 7400 123456 ext. 5"        | phone-invalid
                    "+44 7400 12345"                | phone-invalid
                    "+44 7400 1234564567"           | phone-invalid
                    "447400123456.5"                | phone-invalid
                    "7400123456+44"                 | phone-invalid
                    "12345"                         | phone-invalid
                    "07400 123456 / 07400 123457"   | phone-several
                    "+447400123456, +447400123457"  | phone-several
                    """)
    void what_cannot_be_read_for_certain_is_reported(String shown, String code) {
        assertThat(british.read(shown)).isInstanceOfSatisfying(PhoneReading.Unreadable.class, unreadable -> {
            assertThat(unreadable.code()).isEqualTo(code);
            assertThat(unreadable.message()).endsWith(".");
            assertThat(unreadable.fix()).endsWith(".");
        });
    }

    @Test
    void a_zero_that_belongs_to_the_number_is_put_back() {
        assertThat(new PhoneReader("IT").read("236618300"))
                .isEqualTo(new PhoneReading.Read(
                        new PhoneNumber("+390236618300"), "IT", "Read as +390236618300: its leading 0 was missing."));
    }

    @Test
    void an_american_number_stays_american_though_it_would_be_norwegian_with_a_plus() {
        assertThat(new PhoneReader("US").read("4792345678")).isInstanceOfSatisfying(PhoneReading.Read.class, read -> {
            assertThat(read.address()).isEqualTo(new PhoneNumber("+14792345678"));
            assertThat(read.repair()).contains("with a plus it would be a number of NO");
        });
    }

    @Test
    void a_landline_here_that_would_be_a_mobile_abroad_is_ambiguous() {
        assertThat(new PhoneReader("DE").read("447400123456"))
                .isInstanceOfSatisfying(PhoneReading.Unreadable.class, no -> {
                    assertThat(no.code()).isEqualTo("phone-ambiguous");
                    assertThat(no.message()).contains("+447400123456").contains("+49447400123456");
                });
    }

    @Test
    void a_region_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> new PhoneReader("XX")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_number_prints_masked() {
        assertThat(new PhoneNumber("+447400123456")).hasToString("+44•••56");
    }
}
