package io.rowcast.delivery;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a message did not arrive, or may not have, in words for the marketer: what happened and what to do. */
public final class DeliveryTrouble {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm", Locale.ENGLISH);

    private DeliveryTrouble() {}

    /**
     * @param code Meta's code, for a failed delivery
     * @param text the unsealed {@code error_text}
     * @param at since when it has its status
     * @param zone in which times are told
     * @return nothing where all is well so far
     */
    public static Optional<String> words(
            DeliveryStatus status, @Nullable Integer code, @Nullable String text, Instant at, ZoneId zone) {
        return switch (status) {
            case FAILED -> Optional.of(failed(code, text) + rest(code, at, zone));
            case SKIPPED -> Optional.of(text == null ? "Not sent: the recipient is on the do-not-send list." : text);
            case UNCONFIRMED ->
                Optional.of(
                        "WhatsApp has not said whether this message left, so it was not sent again. Ask the recipient"
                                + " or look into the chat; then choose “Send again” if it is missing.");
            case CANCELLED -> Optional.ofNullable(text);
            case QUEUED, SENDING, UNKNOWN, ACCEPTED, SENT, DELIVERED, READ -> Optional.empty();
        };
    }

    private static String failed(@Nullable Integer code, @Nullable String text) {
        String words = code == null
                ? "WhatsApp did not deliver the message."
                : MetaError.of(code).words();
        return text == null ? words : words + " (WhatsApp: " + text + ")";
    }

    private static String rest(@Nullable Integer code, Instant at, ZoneId zone) {
        return code != null && MetaError.of(code).consequence() instanceof Consequence.RestRecipient rest
                ? " Rowcast sends this person no marketing before "
                        + DAY_AND_TIME.format(at.plus(rest.time()).atZone(zone)) + " (" + zone.getId() + ")."
                : "";
    }
}
