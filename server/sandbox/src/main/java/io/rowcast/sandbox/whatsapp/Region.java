package io.rowcast.sandbox.whatsapp;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Set;

/** Where a number is at home; some of Meta's rules depend on it (facts section 11). */
final class Region {
    /** "No country" as ISO 3166 keeps it free for users. */
    static final String NONE = "ZZ";

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Set<String> WITHOUT_PER_USER_LIMIT = Set.of(
            // The European Economic Area,
            "AT",
            "BE",
            "BG",
            "CY",
            "CZ",
            "DE",
            "DK",
            "EE",
            "ES",
            "FI",
            "FR",
            "GR",
            "HR",
            "HU",
            "IE",
            "IS",
            "IT",
            "LI",
            "LT",
            "LU",
            "LV",
            "MT",
            "NL",
            "NO",
            "PL",
            "PT",
            "RO",
            "SE",
            "SI",
            "SK",
            // and these three.
            "GB",
            "JP",
            "KR");

    private Region() {}

    /** The ISO 3166 code of a number's country; {@link #NONE} where the digits belong to none. */
    static String of(String digits) {
        try {
            String region = NUMBERS.getRegionCodeForNumber(NUMBERS.parse("+" + digits, null));
            return region == null ? byCallingCode(digits) : region;
        } catch (NumberParseException e) {
            return NONE;
        }
    }

    /** Numbers of tests need not exist: +1 650 555 1234 is nobody's, and yet American. */
    private static String byCallingCode(String digits) throws NumberParseException {
        int code = NUMBERS.parse("+" + digits, null).getCountryCode();
        String region = NUMBERS.getRegionCodeForCountryCode(code);
        return region.length() == 2 ? region : NONE;
    }

    static boolean hasPerUserMarketingLimit(String region) {
        return !WITHOUT_PER_USER_LIMIT.contains(region);
    }
}
