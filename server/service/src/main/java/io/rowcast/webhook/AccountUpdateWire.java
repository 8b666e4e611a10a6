package io.rowcast.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.workspace.SenderNews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code account_update} (facts 8.4). */
final class AccountUpdateWire {
    /** The year 2100: an end after it is none. */
    private static final long LAST_END = 4_102_444_800L;

    private AccountUpdateWire() {}

    /** Empty for events that change nothing with us. */
    static Optional<SenderNews> read(String wabaId, JsonNode value) {
        return switch (FieldsWire.word(value, "event")) {
            case "ACCOUNT_RESTRICTION" ->
                Optional.of(new SenderNews.AccountRestricted(wabaId, number(value), restrictions(value)));
            case "DISABLED_UPDATE" -> ban(wabaId, value.path("ban_info"));
            case "ACCOUNT_RECONNECTED" -> Optional.of(new SenderNews.AccountReinstated(wabaId));
            case "ACCOUNT_DELETED", "ACCOUNT_OFFBOARDED" -> Optional.of(new SenderNews.AccountDeleted(wabaId));
            case "ACCOUNT_VIOLATION" -> Optional.of(violation(wabaId, value));
            default -> Optional.empty();
        };
    }

    private static List<SenderNews.Restriction> restrictions(JsonNode value) {
        List<SenderNews.Restriction> restrictions = new ArrayList<>();
        for (JsonNode info : value.path("restriction_info")) {
            long end = info.path("expiration").asLong(0);
            restrictions.add(new SenderNews.Restriction(
                    FieldsWire.word(info, "restriction_type"),
                    end > 0 && end < LAST_END ? Instant.ofEpochSecond(end) : null));
        }
        return restrictions;
    }

    /** A state that we do not know bans nobody: every send would tell. */
    private static Optional<SenderNews> ban(String wabaId, JsonNode info) {
        String state = FieldsWire.word(info, "waba_ban_state");
        return switch (state) {
            case "REINSTATE" -> Optional.of(new SenderNews.AccountReinstated(wabaId));
            case "DISABLE", "SCHEDULE_FOR_DISABLE" ->
                Optional.of(new SenderNews.AccountBanned(
                        wabaId, state, FieldsWire.text(info, "waba_ban_date").orElse(null)));
            default -> Optional.empty();
        };
    }

    private static SenderNews violation(String wabaId, JsonNode value) {
        JsonNode info = value.path("violation_info");
        return new SenderNews.Alert(
                wabaId,
                number(value),
                FieldsWire.text(info, "violation_type").isEmpty()
                        ? "ACCOUNT_VIOLATION"
                        : FieldsWire.word(info, "violation_type"),
                FieldsWire.text(info, "remediation").orElse(null));
    }

    /** The one number concerned, as displayed; null for all of the account. */
    private static @Nullable String number(JsonNode value) {
        String number = FieldsWire.word(value, "phone_number");
        return number.isEmpty() ? null : number;
    }
}
