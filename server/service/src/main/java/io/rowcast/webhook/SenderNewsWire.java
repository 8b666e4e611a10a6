package io.rowcast.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.workspace.MessagingLimit;
import io.rowcast.workspace.SenderNews;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Meta tells of accounts and their numbers (facts 8.4), save {@code account_update}. */
final class SenderNewsWire {
    private SenderNewsWire() {}

    /** Empty for what changes nothing with us; {@link #kind} says what that is. */
    static Optional<SenderNews> read(String field, String wabaId, JsonNode value) {
        return switch (field) {
            case "phone_number_quality_update" -> Optional.of(quality(wabaId, value));
            case "phone_number_name_update" ->
                Optional.of(new SenderNews.Name(
                        wabaId,
                        displayed(value),
                        FieldsWire.word(value, "decision"),
                        text(value, "requested_verified_name"),
                        text(value, "rejection_reason")));
            case "business_capability_update" -> Optional.of(new SenderNews.Capability(wabaId, limit(value)));
            case "account_update" -> AccountUpdateWire.read(wabaId, value);
            case "account_review_update" -> review(wabaId, value);
            case "account_alerts" -> alert(wabaId, value);
            case "security" -> security(wabaId, value);
            default -> Optional.empty();
        };
    }

    /** The row in the table of reasons. */
    static String kind(String field, JsonNode value) {
        return field.equals("account_update") ? "account_update " + FieldsWire.word(value, "event") : field;
    }

    private static SenderNews quality(String wabaId, JsonNode value) {
        String event = FieldsWire.word(value, "event");
        return event.equals("THROUGHPUT_UPGRADE")
                ? new SenderNews.ThroughputUpgrade(wabaId, displayed(value), limit(value))
                : new SenderNews.Quality(wabaId, displayed(value), event, limit(value));
    }

    private static MessagingLimit limit(JsonNode value) {
        return MessagingLimit.read(FieldsWire.text(value, "max_daily_conversations_per_business")
                .or(() -> FieldsWire.text(value, "max_daily_conversation_per_phone"))
                .or(() -> FieldsWire.text(value, "current_limit"))
                .orElse(null));
    }

    private static Optional<SenderNews> review(String wabaId, JsonNode value) {
        return FieldsWire.word(value, "decision").equals("REJECTED")
                ? Optional.of(
                        new SenderNews.Alert(
                                wabaId,
                                null,
                                "ACCOUNT_REVIEW_REJECTED",
                                "WhatsApp has reviewed this account and rejected it. Ask for another review in WhatsApp Manager."))
                : Optional.empty();
    }

    /** One that is over needs no warning. */
    private static Optional<SenderNews> alert(String wabaId, JsonNode value) {
        JsonNode info = value.has("alert_info") ? value.path("alert_info") : value;
        String status = FieldsWire.word(info, "alert_status");
        return status.isEmpty() || status.equals("ACTIVE")
                ? FieldsWire.text(info, "alert_type")
                        .map(type -> new SenderNews.Alert(
                                wabaId, null, FieldsWire.word(info, "alert_type"), text(info, "alert_description")))
                : Optional.empty();
    }

    private static Optional<SenderNews> security(String wabaId, JsonNode value) {
        String event = FieldsWire.word(value, "event");
        return event.isEmpty()
                ? Optional.empty()
                : Optional.of(new SenderNews.Alert(
                        wabaId,
                        displayed(value),
                        event,
                        "The two-step PIN of this number was changed, or somebody asked for it (" + event
                                + "). If that was none of you, see WhatsApp Manager > Account tools > Phone numbers."));
    }

    private static String displayed(JsonNode value) {
        return FieldsWire.word(value, "display_phone_number");
    }

    private static @Nullable String text(JsonNode node, String field) {
        return FieldsWire.text(node, field).orElse(null);
    }
}
