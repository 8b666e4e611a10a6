package io.rowcast.render;

import static io.rowcast.audience.CellText.quote;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Degrees in cells; a sheet of a country that writes decimals so shows 40,4168. */
final class Coordinates {
    private static final Pattern DEGREES = Pattern.compile("[+-]?[0-9]{1,3}(?:[.,][0-9]{1,20})?");

    private Coordinates() {}

    /** With a point; empty where it is no number of degrees. */
    static Optional<String> read(String shown) {
        return DEGREES.matcher(shown).matches()
                ? Optional.of(shown.replace(',', '.').replace("+", ""))
                : Optional.empty();
    }

    static Optional<Fault> faultOf(TemplateInput input, String shown, int most) {
        boolean within = read(shown)
                .map(BigDecimal::new)
                .filter(degrees -> degrees.abs().compareTo(BigDecimal.valueOf(most)) <= 0)
                .isPresent();
        return within
                ? Optional.empty()
                : ValueRules.blocking(
                        "value-not-degrees",
                        "The value for " + input.label() + " is " + quote(shown) + ", not a number from -" + most
                                + " to " + most + ".",
                        "Write degrees as a decimal number, as 40.4168.");
    }
}
