package io.rowcast.audience;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber.CountryCodeSource;
import java.util.Optional;

/** What digits mean when they are dialled in one region; libphonenumber's view of the world. */
final class NumberingPlan {
    private static final PhoneNumberUtil WORLD = PhoneNumberUtil.getInstance();

    private final String region;

    /** @throws IllegalArgumentException when there is no such region */
    NumberingPlan(String region) {
        if (!WORLD.getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException("“" + region + "” is no ISO 3166 region with phone numbers");
        }
        this.region = region;
    }

    String region() {
        return region;
    }

    /** The digits as a number of this region. */
    Optional<Reading> national(String digits) {
        return dial(digits).filter(reading -> reading.source() == CountryCodeSource.FROM_DEFAULT_COUNTRY);
    }

    /** The digits as dialled here for abroad, as with 00 or 011 in front. */
    Optional<Reading> dialledAbroad(String digits) {
        return dial(digits).filter(reading -> reading.source() == CountryCodeSource.FROM_NUMBER_WITH_IDD);
    }

    /** The digits as a country code and a number of that country. */
    Optional<Reading> international(String digits) {
        return dial("+" + digits);
    }

    private Optional<Reading> dial(String digits) {
        try {
            var parsed = WORLD.parseAndKeepRawInput(digits, region);
            String e164 = WORLD.format(parsed, PhoneNumberFormat.E164);
            return WORLD.isValidNumber(parsed) && PhoneNumber.fits(e164)
                    ? Optional.of(new Reading(
                            new PhoneNumber(e164),
                            WORLD.getRegionCodeForNumber(parsed),
                            isMobile(WORLD.getNumberType(parsed)),
                            WORLD.format(parsed, PhoneNumberFormat.NATIONAL).startsWith("0"),
                            parsed.getCountryCodeSource()))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    private static boolean isMobile(PhoneNumberType type) {
        return type == PhoneNumberType.MOBILE || type == PhoneNumberType.FIXED_LINE_OR_MOBILE;
    }

    /**
     * One valid meaning.
     *
     * @param zeroFirst whether its country writes it with a 0 in front, which a sheet drops from numbers
     */
    record Reading(PhoneNumber number, String region, boolean mobile, boolean zeroFirst, CountryCodeSource source) {}
}
