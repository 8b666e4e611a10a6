package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The business's number as Meta describes it (facts section 4): only the fields that are asked for, and {@code id}. */
final class PhoneNumber {
    private static final List<String> USUAL = List.of(
            "verified_name",
            "code_verification_status",
            "display_phone_number",
            "quality_rating",
            "platform_type",
            "throughput");

    private static final int LARGEST_PAGE = 100;

    private final Accounts accounts;
    private final Webhooks webhooks;
    private final Subscription subscription;

    PhoneNumber(Accounts accounts, Webhooks webhooks, Subscription subscription) {
        this.accounts = accounts;
        this.webhooks = webhooks;
        this.subscription = subscription;
    }

    /** Sets the two-step PIN, or an address of the number's own for its webhooks (facts section 4). */
    ObjectNode change(BusinessNumber number, ObjectNode request) {
        if (request.has("webhook_configuration")) {
            return subscription.override(number, request.path("webhook_configuration"));
        }
        return Registrations.setPin(number, request);
    }

    ObjectNode get(BusinessNumber number, Context ctx) {
        return Fields.choose(
                everything(number), Fields.asked(ctx.queryParam("fields"), USUAL), "WhatsAppBusinessPhoneNumber");
    }

    /** The account's numbers, in the order of their ids. */
    ObjectNode list(BusinessAccount account, Context ctx) {
        List<BusinessNumber> numbers = accounts.numbersOf(account).stream()
                .sorted(Comparator.comparingLong(number -> Long.parseLong(number.id())))
                .toList();
        return Page.asked(ctx, numbers, LARGEST_PAGE, number -> Long.parseLong(number.id()))
                .json(ctx, number -> get(number, ctx));
    }

    private ObjectNode everything(BusinessNumber number) {
        String tier = number.account().portfolio().tier().name();
        ObjectNode all = Json.object()
                .put("verified_name", number.verifiedName())
                .put("code_verification_status", "VERIFIED")
                .put("display_phone_number", number.displayNumber())
                .put("quality_rating", number.quality())
                .put("platform_type", "CLOUD_API")
                .put("status", number.status())
                .put("name_status", number.nameStatus())
                .put("messaging_limit_tier", tier)
                .put("whatsapp_business_manager_messaging_limit", tier)
                .put("account_mode", "LIVE")
                .put("country_code", Region.of(number.digits()))
                .put("country_dial_code", Account.COUNTRY_CODE)
                .put("host_platform", "CLOUD_API")
                .put("unified_cert_status", number.nameStatus())
                .put("username", "")
                .put("is_official_business_account", false)
                .put("id", number.id());
        all.putObject("throughput").put("level", level(number));
        all.set("webhook_configuration", webhookConfiguration(number));
        return all;
    }

    /** Coexistence has no level of its own at Meta (facts section 4). */
    private static String level(BusinessNumber number) {
        return switch (number.level()) {
            case STANDARD -> "STANDARD";
            case HIGH -> "HIGH";
            case COEXISTENCE -> "NOT_APPLICABLE";
        };
    }

    private JsonNode webhookConfiguration(BusinessNumber number) {
        ObjectNode configuration = Json.object();
        putAddress(configuration, "phone_number", number.setup().ownCallback());
        putAddress(configuration, "whatsapp_business_account", number.account().ownCallback());
        putAddress(configuration, "application", webhooks.callback());
        return configuration;
    }

    private static void putAddress(ObjectNode configuration, String level, @Nullable Callback callback) {
        if (callback != null) {
            configuration.put(level, callback.url().toString());
        }
    }
}
