package io.rowcast.render;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts of money as sheets show them: {@code $1,234.50}, {@code 1.234,50 €}, {@code 1 234}. */
final class Amounts {
    private static final Pattern AROUND =
            Pattern.compile("^[\\p{Sc}\\p{L}\\p{Z}.]+(?=[0-9-])|[\\p{Sc}\\p{L}\\p{Z}.]+$");
    private static final Pattern GROUPING = Pattern.compile("[\\p{Z}'’]");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:[.,][0-9]{2,3})*(?:[.,][0-9]+)?");

    /** No amount is longer, with its currency. */
    private static final int LONGEST = 60;

    /** Far more than anything costs, and less than a long holds. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);

    private Amounts() {}

    static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }

    /** The amount by 1,000, as Meta takes it (facts 2.5); empty where the text is no amount. */
    static Optional<Long> thousandths(String shown, String currency) {
        if (shown.length() > LONGEST) {
            return Optional.empty();
        }
        String bare = GROUPING.matcher(
                        AROUND.matcher(shown.replaceFirst("^\\p{Sc}\\s*-", "-")).replaceAll(""))
                .replaceAll("");
        return NUMBER.matcher(bare).matches() ? exact(bare, fractionDigits(currency)) : Optional.empty();
    }

    private static int fractionDigits(String currency) {
        return isCurrency(currency) ? Currency.getInstance(currency).getDefaultFractionDigits() : 2;
    }

    private static Optional<Long> exact(String number, int fractionDigits) {
        int point = decimalPoint(number, fractionDigits);
        if (point < 0 && number.matches(".*[.,][0-9]+[.,].*") && !number.matches(".*[.,][0-9]{3}")) {
            return Optional.empty();
        }
        String whole = point < 0 ? number : number.substring(0, point);
        String fraction = point < 0 ? "" : "." + number.substring(point + 1);
        BigDecimal amount = new BigDecimal(whole.replaceAll("[.,]", "") + fraction);
        return amount.abs().compareTo(MOST) > 0
                ? Optional.empty()
                : Optional.of(amount.movePointRight(3)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    /**
     * Where the decimals begin; -1 where there are none. A separator that stands once with three digits after it parts
     * thousands, unless the currency itself has three decimals.
     */
    private static int decimalPoint(String number, int fractionDigits) {
        int last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
        if (last < 0) {
            return -1;
        }
        boolean both = number.indexOf('.') >= 0 && number.indexOf(',') >= 0;
        boolean once = number.indexOf(number.charAt(last)) == last;
        boolean threeFollow = number.length() - last - 1 == 3;
        return once && (both || !threeFollow || fractionDigits == 3) ? last : -1;
    }
}
