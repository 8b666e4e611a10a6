package io.rowcast.audience;

import io.rowcast.audience.PhoneReading.Unreadable;
import java.util.List;
import java.util.stream.Collectors;

/** Why a cell holds no number that can be sent to, in words for the user. */
final class PhoneProblems {
    private static final String WITH_COUNTRY_CODE =
            "Write the number with + and its country code, as +44 7400 123456; format the column as plain text first.";

    private PhoneProblems() {}

    static Unreadable missing() {
        return new Unreadable("phone-missing", "There is no phone number.", WITH_COUNTRY_CODE);
    }

    static Unreadable formulaError(String shown) {
        return new Unreadable(
                "phone-formula-error",
                "The cell shows " + CellText.quote(shown)
                        + ": its formula gives no value, or a number with + was taken for a formula.",
                "Format the column as plain text and type the number again, or repair the formula.");
    }

    static Unreadable rounded(String shown) {
        return new Unreadable(
                "phone-rounded",
                CellText.quote(shown)
                        + " is a rounded number: the digits that the sheet does not show cannot be known from here.",
                "Format the column as plain text (Format > Number > Plain text); if the digits do not come back, type the number again.");
    }

    static Unreadable stranger(String shown, String stranger) {
        return new Unreadable(
                "phone-invalid",
                CellText.quote(shown) + " is not a phone number: it has “" + stranger + "” in it.",
                "Leave only the number in the cell; names, notes and extensions belong in other columns.");
    }

    static Unreadable several(String shown, long numbers) {
        return new Unreadable(
                "phone-several",
                CellText.quote(shown) + " holds " + numbers + " phone numbers; a row is one message to one of them.",
                "Leave one number in the cell and give the others rows of their own.");
    }

    static Unreadable ambiguous(String shown, List<PhoneNumber> numbers) {
        return new Unreadable(
                "phone-ambiguous",
                CellText.quote(shown) + " can be read as " + joined(numbers) + ".",
                "Write the right one with its +; format the column as plain text first.");
    }

    static Unreadable invalid(String shown, String region) {
        return new Unreadable(
                "phone-invalid",
                CellText.quote(shown) + " is no valid phone number, neither in " + region + " nor with a country code.",
                WITH_COUNTRY_CODE);
    }

    private static String joined(List<PhoneNumber> numbers) {
        return numbers.stream().map(PhoneNumber::e164).collect(Collectors.joining(" or "));
    }
}
