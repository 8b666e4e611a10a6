package io.rowcast.contact;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How WhatsApp spells numbers. For Brazil and Mexico Meta may alter the prefix, so that one person has one number in the
 * sheet and another in webhooks (facts.md section 2.1): Brazil's mobile numbers with or without the ninth digit, Mexico's
 * with or without a 1 after the country code.
 */
public final class WhatsAppNumber {
    private record Respelling(Pattern longForm, String shortForm) {}

    private static final List<Respelling> RESPELLINGS = List.of(
            new Respelling(Pattern.compile("(\\+55[1-9][0-9])9([6-9][0-9]{7})"), "$1$2"),
            new Respelling(Pattern.compile("(\\+52)1([0-9]{10})"), "$1$2"));

    private WhatsAppNumber() {}

    /** E.164 of Meta's {@code wa_id}, which is digits only; whatever else it may be stays as it is. */
    public static String ofWaId(String waId) {
        return waId.matches("[0-9]{5,15}") ? "+" + waId : waId;
    }

    /** The shorter of the spellings that mean the same account. */
    static String oneSpelling(String e164) {
        for (Respelling respelling : RESPELLINGS) {
            var match = respelling.longForm().matcher(e164);
            if (match.matches()) {
                return match.replaceFirst(respelling.shortForm());
            }
        }
        return e164;
    }
}
