package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who a message goes to.
 *
 * @param id the wa_id (digits), the business-scoped user id, or the group's id
 * @param input as the request had it
 * @param namedUserId the user id that the request named, be it beside a number; null for none
 */
record Recipient(
        Kind kind, String id, String input, @Nullable String namedUserId) {
    enum Kind {
        PHONE,
        /** A person who hides the number (facts section 12). */
        USER_ID,
        GROUP
    }

    private static final Pattern DECORATION = Pattern.compile("[-+() ]");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{7,15}");

    static Recipient phone(String digits) {
        return new Recipient(Kind.PHONE, digits, digits, null);
    }

    static Recipient userId(String id) {
        return new Recipient(Kind.USER_ID, id, id, id);
    }

    /** Reads {@code to}, which wins over {@code recipient} when both stand (facts section 12). */
    static Recipient of(JsonNode request) {
        String to = request.path("to").asText("");
        if (request.path("recipient_type").asText("").equals("group")) {
            return new Recipient(Kind.GROUP, to, to, null);
        }
        String userId = request.path("recipient").asText("");
        boolean named = UserId.FORM.matcher(userId).matches();
        if (!to.isBlank()) {
            return new Recipient(Kind.PHONE, waId(to), to, named ? userId : null);
        }
        if (named) {
            return userId(userId);
        }
        throw GraphError.of(400, 100, "The parameter to is required.", "The parameter to is required.")
                .refused();
    }

    /**
     * The WhatsApp id of a number: {@code + - ( )} and spaces go away (facts 2.1). Without {@code +}, fewer than 11 digits are
     * taken for a number without country code, and the business's own is put before it: so a foreign number of 10 digits
     * without {@code +} goes to a stranger, here as at Meta. (Where Meta draws the line is not documented.)
     */
    static String waId(String to) {
        String digits = DECORATION.matcher(to).replaceAll("");
        if (!DIGITS.matcher(digits).matches()) {
            throw GraphError.value("Recipient phone number is not a valid phone number: " + to)
                    .refused();
        }
        boolean international = to.strip().startsWith("+") || digits.length() >= 11;
        return localForm(international ? digits : Account.COUNTRY_CODE + digits);
    }

    /** WhatsApp's own forms of Brazilian and Mexican mobile numbers, which may differ from the number dialled (facts 2.1). */
    private static String localForm(String digits) {
        if (digits.startsWith("52") && digits.length() == 12) {
            return "521" + digits.substring(2);
        }
        boolean brazilOutsideSaoPauloAndRio = digits.startsWith("55")
                && digits.length() == 13
                && digits.charAt(4) == '9'
                && Integer.parseInt(digits.substring(2, 4)) >= 31;
        return brazilOutsideSaoPauloAndRio ? digits.substring(0, 4) + digits.substring(5) : digits;
    }
}
