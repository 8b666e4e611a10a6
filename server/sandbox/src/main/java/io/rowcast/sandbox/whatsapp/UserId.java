package io.rowcast.sandbox.whatsapp;

import java.util.regex.Pattern;

/** Business-scoped user ids: the person's country, a dot, and up to 128 letters and digits (facts section 12). */
final class UserId {
    static final Pattern FORM = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");

    private UserId() {}

    /** The id by which a portfolio knows a number: the same one each time, and 20 digits long as in Meta's examples. */
    static String of(String digits, String portfolioId) {
        long seed = Long.parseLong(digits) + scatter(portfolioId.hashCode());
        return Region.of(digits) + "." + tenDigits(scatter(seed)) + tenDigits(scatter(~seed));
    }

    private static String tenDigits(long scattered) {
        return Long.toString(1_000_000_000L + Long.remainderUnsigned(scattered, 9_000_000_000L));
    }

    /** SplitMix64's last step: neighbours in, strangers out. */
    private static long scatter(long value) {
        long mixed = (value + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
