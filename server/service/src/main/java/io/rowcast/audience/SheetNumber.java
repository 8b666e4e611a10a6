package io.rowcast.audience;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Undoes what a sheet's number formats do to digits that were meant as text. */
sealed interface SheetNumber {
    /** {@code 4.47400123456E+11}, with the decimal comma of other locales too. */
    Pattern SCIENTIFIC = Pattern.compile("\\+?([0-9])(?:[.,]([0-9]+))?[eE]\\+?([0-9]{1,2})");

    /** {@code 447400123456.0}, and {@code 447,400,123,456.00}: nobody writes a phone number with a tail of lone zeros. */
    Pattern DECIMAL_ZEROS = Pattern.compile(
            "(\\+?[0-9]{5,}|[0-9]{1,3}(?:,[0-9]{3}){2,}(?=\\.)|[0-9]{1,3}(?:\\.[0-9]{3}){2,}(?=,))[.,]0{1,2}");

    /**
     * The digits as they were typed.
     *
     * @param spoilt true where a number format had changed them
     */
    record Exact(String text, boolean spoilt) implements SheetNumber {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "exact number";
        }
    }

    /** Digits are lost: {@code 4.479E+11} may have been any of a hundred million numbers. */
    record Rounded() implements SheetNumber {}

    static SheetNumber undo(String text) {
        Matcher scientific = SCIENTIFIC.matcher(text);
        if (scientific.matches()) {
            return expand(scientific);
        }
        Matcher decimal = DECIMAL_ZEROS.matcher(text);
        return decimal.matches() ? new Exact(decimal.group(1), true) : new Exact(text, false);
    }

    private static SheetNumber expand(Matcher scientific) {
        String fraction = scientific.group(2) == null ? "" : scientific.group(2);
        int exponent = Integer.parseInt(scientific.group(3));
        if (fraction.length() < exponent) {
            return new Rounded();
        }
        BigDecimal value = new BigDecimal(scientific.group(1) + "." + fraction + "0").movePointRight(exponent);
        return new Exact(value.stripTrailingZeros().toPlainString(), true);
    }
}
