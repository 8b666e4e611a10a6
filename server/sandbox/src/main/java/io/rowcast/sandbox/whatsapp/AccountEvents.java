package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** Events of {@code account_update} (facts 8.4): what they do to the account's sends, and what Meta says of them. */
final class AccountEvents {
    /** Meta blocks for 1, 3, 5, 7 or 30 days (facts section 11). */
    private static final Duration USUAL_RESTRICTION = Duration.ofDays(7);

    private static final Set<String> ONLY_TOLD = Set.of(
            "VERIFIED_ACCOUNT",
            "ACCOUNT_OFFBOARDED",
            "ACCOUNT_RECONNECTED",
            "PARTNER_ADDED",
            "PARTNER_REMOVED",
            "PARTNER_APP_INSTALLED",
            "PARTNER_APP_UNINSTALLED",
            "PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE",
            "AUTH_INTL_PRICE_ELIGIBILITY_UPDATE",
            "BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE",
            "VOLUME_BASED_PRICING_TIER_UPDATE",
            "AD_ACCOUNT_LINKED",
            "MM_LITE_TERMS_SIGNED");

    private static final DateTimeFormatter BAN_DATE = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    private final InstantSource clock;

    AccountEvents(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Lets an event happen.
     *
     * @param value the webhook's value, with {@code event}; what Meta always says with it is added where it is missing
     */
    Update happen(BusinessAccount account, ObjectNode value) {
        Instant now = clock.instant();
        String event = value.path("event").asText("");
        Standing standing = account.standing();
        switch (event) {
            case "ACCOUNT_RESTRICTION" -> restrict(standing, value, now);
            case "DISABLED_UPDATE" -> ban(standing, value, now);
            case "ACCOUNT_DELETED" -> standing.delete();
            case "ACCOUNT_VIOLATION" -> {
                if (!value.has("violation_info")) {
                    value.putObject("violation_info").put("violation_type", "SPAM");
                }
            }
            default -> {
                if (!ONLY_TOLD.contains(event)) {
                    throw new WrongControlException("event \"" + event + "\" is not one of account_update; use "
                            + "ACCOUNT_RESTRICTION, DISABLED_UPDATE, ACCOUNT_VIOLATION, ACCOUNT_DELETED, "
                            + String.join(", ", ONLY_TOLD));
                }
            }
        }
        return new Update.News(account, "account_update", value, true);
    }

    private static void restrict(Standing standing, ObjectNode value, Instant now) {
        if (!value.has("restriction_info")) {
            value.putArray("restriction_info")
                    .addObject()
                    .put("restriction_type", "RESTRICTED_BIZ_INITIATED_MESSAGING")
                    .put("expiration", now.plus(USUAL_RESTRICTION).getEpochSecond());
        }
        for (JsonNode info : value.path("restriction_info")) {
            long until =
                    info.path("expiration").asLong(now.plus(USUAL_RESTRICTION).getEpochSecond());
            switch (info.path("restriction_type").asText()) {
                case "RESTRICTED_BIZ_INITIATED_MESSAGING" -> standing.restrict(Instant.ofEpochSecond(until), false);
                case "RESTRICTED_CUSTOMER_INITIATED_MESSAGING" -> standing.restrict(Instant.ofEpochSecond(until), true);
                // Calls and new numbers are no matter of messages.
                default -> {}
            }
        }
    }

    private static void ban(Standing standing, ObjectNode value, Instant now) {
        if (!value.has("ban_info")) {
            value.putObject("ban_info").put("waba_ban_state", "DISABLE");
        }
        ObjectNode ban = (ObjectNode) value.path("ban_info");
        if (!ban.has("waba_ban_date")) {
            ban.put("waba_ban_date", BAN_DATE.format(now.atOffset(ZoneOffset.UTC)));
        }
        switch (ban.path("waba_ban_state").asText()) {
            case "DISABLE" -> standing.lock();
            case "REINSTATE" -> standing.reinstate();
            case "SCHEDULE_FOR_DISABLE" -> {}
            default ->
                throw new WrongControlException("waba_ban_state must be DISABLE, REINSTATE or SCHEDULE_FOR_DISABLE");
        }
    }
}
