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

    private final Webhooks webhooks;

    PhoneNumber(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    ObjectNode get(Context ctx) {
        return Fields.choose(everything(), asked(ctx.queryParam("fields")), "WhatsAppBusinessPhoneNumber");
    }

    /** The account's numbers: this one. */
    ObjectNode list(Context ctx) {
        ObjectNode list = Json.object();
        list.putArray("data").add(get(ctx));
        String cursor = Cursor.of(Long.parseLong(Account.PHONE_NUMBER_ID));
        list.putObject("paging").putObject("cursors").put("before", cursor).put("after", cursor);
        return list;
    }

    private static List<String> asked(@Nullable String fields) {
        return fields == null || fields.isBlank() ? USUAL : List.of(fields.split("\\s*,\\s*"));
    }

    private ObjectNode everything() {
        ObjectNode all = Json.object()
                .put("verified_name", Account.VERIFIED_NAME)
                .put("code_verification_status", "VERIFIED")
                .put("display_phone_number", Account.DISPLAY_NUMBER)
                .put("quality_rating", "GREEN")
                .put("platform_type", "CLOUD_API")
                .put("status", "CONNECTED")
                .put("name_status", "APPROVED")
                .put("messaging_limit_tier", "TIER_2K")
                .put("whatsapp_business_manager_messaging_limit", "TIER_2K")
                .put("account_mode", "LIVE")
                .put("is_official_business_account", false)
                .put("id", Account.PHONE_NUMBER_ID);
        all.putObject("throughput").put("level", "STANDARD");
        all.set("webhook_configuration", webhookConfiguration());
        return all;
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
