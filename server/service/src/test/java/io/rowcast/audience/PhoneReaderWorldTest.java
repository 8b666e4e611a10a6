package io.rowcast.audience;

import static com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat.E164;
import static com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat.INTERNATIONAL;
import static com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat.NATIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads libphonenumber's own example numbers of every region, in the forms that sheets bring. */
class PhoneReaderWorldTest {
    private static final PhoneNumberUtil WORLD = PhoneNumberUtil.getInstance();

    /** Regions of very different habits: no trunk prefix, 0, 8, zeros that belong to the number. */
    private static final List<String> EVERYWHERE = List.of("GB", "US", "DE", "IT", "BR", "IN");

    @Test
    void national_form_is_read_by_the_region_of_the_sheet() {
        examples().forEach(number -> assertRead(number, home(number), NATIONAL));
    }

    @Test
    void international_form_is_read_anywhere() {
        examples().forEach(number -> EVERYWHERE.forEach(region -> assertRead(number, region, INTERNATIONAL)));
    }

    @Test
    void digits_after_00_are_read_anywhere_and_never_as_another_number() {
        assertThat(shareRead(EVERYWHERE, number -> "00" + digits(number))).isGreaterThan(0.99);
    }

    @Test
    void a_lost_plus_is_put_back_at_home_and_never_read_as_another_number() {
        assertThat(shareRead(List.of(), PhoneReaderWorldTest::digits)).isGreaterThan(0.99);
    }

    @Test
    void scientific_notation_with_every_digit_is_read_and_never_as_another_number() {
        assertThat(shareRead(List.of(), PhoneReaderWorldTest::scientific)).isGreaterThan(0.99);
    }

    private static void assertRead(Phonenumber.PhoneNumber number, String region, PhoneNumberFormat format) {
        assertThat(new PhoneReader(region).read(WORLD.format(number, format)))
                .isInstanceOfSatisfying(
                        PhoneReading.Read.class,
                        read -> assertThat(read.address().text()).isEqualTo(WORLD.format(number, E164)));
    }

    /** Part of the examples that are read; fails at the first that is read as another number. No region means each one's own. */
    private static double shareRead(List<String> regions, Function<Phonenumber.PhoneNumber, String> form) {
        int read = 0;
        int all = 0;
        for (Phonenumber.PhoneNumber number : examples()) {
            for (String region : regions.isEmpty() ? List.of(home(number)) : regions) {
                all++;
                if (new PhoneReader(region).read(form.apply(number)) instanceof PhoneReading.Read reading) {
                    assertThat(reading.address().text()).as(region).isEqualTo(WORLD.format(number, E164));
                    read++;
                }
            }
        }
        return (double) read / all;
    }

    private static List<Phonenumber.PhoneNumber> examples() {
        return WORLD.getSupportedRegions().stream()
                .sorted()
                .flatMap(region -> Stream.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE)
                        .map(type -> WORLD.getExampleNumberForType(region, type)))
                .filter(number -> number != null && WORLD.isValidNumber(number))
                .toList();
    }

    private static String home(Phonenumber.PhoneNumber number) {
        return WORLD.getRegionCodeForNumber(number);
    }

    private static String digits(Phonenumber.PhoneNumber number) {
        return WORLD.format(number, E164).substring(1);
    }

    private static String scientific(Phonenumber.PhoneNumber number) {
        String digits = digits(number);
        return digits.charAt(0) + "." + digits.substring(1) + "E+" + (digits.length() - 1);
    }
}
