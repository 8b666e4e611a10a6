package io.rowcast.campaign;

import io.rowcast.render.FreeForm;
import io.rowcast.timing.QuietHours;
import io.rowcast.timing.When;
import io.rowcast.workspace.SheetLink;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One template, or one text of one's own, + one audience + one schedule.
 *
 * @param templateName null where it sends a text of one's own
 * @param freeForm null where it sends a template
 * @param total rows that can be sent
 * @param when null in a draft whose rows do not depend on it
 * @param startsAt when it starts, or its next run does; null where it starts at its launch
 * @param quietHours as launched; null for none
 * @param parentId the campaign that it is a run or a follow-up of
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
        @Nullable When when,
        @Nullable Instant startsAt,
        @Nullable QuietHours quietHours,
        @Nullable UUID parentId,
        @Nullable Pause pause,
        Safeguards safeguards,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {
    /** Why a campaign stands still: {@code message} says what happened and what to do. */
    public record Pause(String code, String message, Instant at) {}

    /** Whether it sends to rows as they come, and does so still. */
    boolean standing() {
        return when instanceof When.NewRows && (status == CampaignStatus.SENDING || status == CampaignStatus.PAUSED);
    }

    /** When it is to start; empty where it has no alarm to wait for. */
    Optional<Instant> alarm() {
        return status == CampaignStatus.SCHEDULED ? Optional.ofNullable(startsAt) : Optional.empty();
    }
}
