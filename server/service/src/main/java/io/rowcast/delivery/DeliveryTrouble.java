package io.rowcast.delivery;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a message did not arrive, or may not have, in words for the marketer: what happened and what to do. */
public final class DeliveryTrouble {
    private DeliveryTrouble() {}

    /**
     * @param code Meta's code, for a failed delivery
     * @param text the unsealed {@code error_text}
     * @return nothing where all is well so far
     */
    public static Optional<String> words(DeliveryStatus status, @Nullable Integer code, @Nullable String text) {
        return switch (status) {
            case FAILED -> Optional.of(failed(code, text));
            case SKIPPED -> Optional.of(text == null ? "Not sent: the recipient is on the do-not-send list." : text);
            case UNCONFIRMED ->
                Optional.of(
                        "WhatsApp has not said whether this message left, so it was not sent again. Ask the recipient"
                                + " or look into the chat; then choose “Send again” if it is missing.");
            case QUEUED, SENDING, UNKNOWN, ACCEPTED, SENT, DELIVERED, READ, CANCELLED -> Optional.empty();
        };
    }

    private static String failed(@Nullable Integer code, @Nullable String text) {
        String words = code == null ? "WhatsApp did not deliver the message." : MetaError.words(code);
        return text == null ? words : words + " (WhatsApp: " + text + ")";
    }
}
