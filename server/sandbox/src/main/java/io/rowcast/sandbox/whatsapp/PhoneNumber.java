package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
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

    PhoneNumber(Accounts accounts, Webhooks webhooks) {
        this.accounts = accounts;
        this.webhooks = webhooks;
    }

    ObjectNode get(BusinessNumber number, Context ctx) {
        return Fields.choose(everything(number), asked(ctx.queryParam("fields")), "WhatsAppBusinessPhoneNumber");
    }

    /** The account's numbers; ids in the order in which they were made. */
    ObjectNode list(BusinessAccount account, Context ctx) {
        return Page.asked(ctx, accounts.numbersOf(account), LARGEST_PAGE, number -> Long.parseLong(number.id()))
                .json(ctx, number -> get(number, ctx));
    }

    private static List<String> asked(@Nullable String fields) {
        return fields == null || fields.isBlank() ? USUAL : List.of(fields.split("\\s*,\\s*"));
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
                .put("is_official_business_account", false)
                .put("id", number.id());
        all.putObject("throughput").put("level", level(number));
        all.set("webhook_configuration", webhookConfiguration());
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

    private JsonNode webhookConfiguration() {
        ObjectNode configuration = Json.object();
        Callback callback = webhooks.callback();
        if (callback != null) {
            configuration.put("application", callback.url().toString());
        }
        return configuration;
    }
}
