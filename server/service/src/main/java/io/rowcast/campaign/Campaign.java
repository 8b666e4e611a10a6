package io.rowcast.campaign;

import io.rowcast.render.FreeForm;
import io.rowcast.workspace.SheetLink;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One template, or one text of one's own, + one audience + one schedule.
 *
 * @param templateName null where it sends a text of one's own
 * @param freeForm null where it sends a template
 * @param total rows that can be sent
 * @param start null before launch
 * @param pause why it stands still; null unless it is paused
 * @param safeguards as launched
 */
public record Campaign(
        UUID id,
        String name,
        CampaignStatus status,
        UUID senderId,
        SheetLink sheet,
        @Nullable String templateName,
        @Nullable String templateLanguage,
        @Nullable FreeForm freeForm,
        int total,
        @Nullable Start start,
        @Nullable Pause pause,
        Safeguards safeguards,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {
    /** Why a campaign stands still: {@code message} says what happened and what to do. */
    public record Pause(String code, String message, Instant at) {}

    /** When it starts, as the user said it. */
    public sealed interface Start {
        /** When that is, for a launch {@code now}. */
        default Instant from(Instant now) {
            return this instanceof At at ? at.instant() : now;
        }

        /** At once. */
        record Now() implements Start {}

        /**
         * At a local time.
         *
         * @param instant what the two mean together
         */
        record At(LocalDateTime local, String zone, Instant instant) implements Start {}
    }
}
