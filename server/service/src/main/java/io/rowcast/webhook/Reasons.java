package io.rowcast.webhook;

import java.util.Map;

/** Why we pass over what we know of Meta's webhooks and do not heed: one row for each kind, on purpose. */
final class Reasons {
    /** Kinds that stand in no list that we have of Meta's: added since, or only ever seen broken. */
    static final String UNKNOWN = "not known to us: Meta has added it since, or sent it incomplete";

    private static final String CALLS = "calls are made and taken elsewhere; Rowcast sends messages";
    private static final String GROUPS = "Rowcast writes to persons, not to groups";
    private static final String PARTNERS =
            "concerns the contract between Meta, a business and its partners, no message";
    private static final String PRICES = "concerns prices, which Meta bills and shows itself";
    private static final String APP = "belongs to the WhatsApp Business app that a person uses beside the API";

    private static final Map<String, String> TABLE = Map.ofEntries(
            Map.entry("calls", CALLS),
            Map.entry("account_settings_update", CALLS),
            Map.entry("group_lifecycle_update", GROUPS),
            Map.entry("group_participants_update", GROUPS),
            Map.entry("group_settings_update", GROUPS),
            Map.entry("group_status_update", GROUPS),
            Map.entry("partner_solutions", PARTNERS),
            Map.entry("payment_configuration_update", "Rowcast takes no payments"),
            Map.entry("flows", "tells how a form fares; the answers come as messages"),
            Map.entry("automatic_events", "is made for advertisements; the message itself comes beside it"),
            Map.entry("history", APP + "; what was written before the number was connected answers no row"),
            Map.entry("smb_app_state_sync", APP),
            Map.entry("smb_message_echoes", APP),
            Map.entry("business_username_update", "concerns the business's own user name, to which nothing is sent"),
            Map.entry("messages errors", "names no message; each message that fails is told as its status"),
            Map.entry("messages incomplete", UNKNOWN),
            Map.entry("status deleted", "the person deleted it on their phone; it was delivered before"),
            Map.entry("status warning", "the message goes on its way all the same"),
            Map.entry("system customer_identity_changed", "a new phone of the same person under the same number"),
            Map.entry("system customer_changed_number", "the older form, without the new number"),
            Map.entry(
                    "system user_changed_user_id",
                    "names only the new id; the field user_id_update brings the old one with it"),
            Map.entry("user_preferences signup", "a person signed up anew; it lifts no wish to be left alone"),
            Map.entry("account_review_update", "the account goes on as before"),
            Map.entry("account_alerts", "the alert is over"),
            Map.entry("account_update VERIFIED_ACCOUNT", "a new limit comes as business_capability_update"),
            Map.entry("account_update ACCOUNT_LINKED", PARTNERS),
            Map.entry("account_update PARTNER_ADDED", PARTNERS),
            Map.entry("account_update PARTNER_REMOVED", PARTNERS),
            Map.entry("account_update PARTNER_APP_INSTALLED", PARTNERS),
            Map.entry("account_update PARTNER_APP_UNINSTALLED", PARTNERS),
            Map.entry("account_update PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE", PARTNERS),
            Map.entry("account_update AD_ACCOUNT_LINKED", PARTNERS),
            Map.entry("account_update MM_LITE_TERMS_SIGNED", PARTNERS),
            Map.entry("account_update AUTH_INTL_PRICE_ELIGIBILITY_UPDATE", PRICES),
            Map.entry("account_update VOLUME_BASED_PRICING_TIER_UPDATE", PRICES),
            Map.entry(
                    "account_update BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE",
                    "concerns prices and taxes; what may be sent where is told by each message's answer"));

    private Reasons() {}

    static Event.PassedOver passOver(String kind) {
        return new Event.PassedOver(kind, TABLE.getOrDefault(kind, UNKNOWN));
    }
}
