package io.rowcast.campaign;

import io.rowcast.delivery.DeliveryStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far a campaign is, as the API shows it. */
record ProgressView(
        UUID campaignId,
        String status,
        int total,
        Map<String, Integer> counts,
        int replies,
        @Nullable Instant startsAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Campaign.@Nullable Pause pause,
        List<Notice> notices) {
    static ProgressView of(Campaign campaign, Map<DeliveryStatus, Integer> counts, int replies, List<Notice> notices) {
        Map<String, Integer> byWord = new LinkedHashMap<>();
        counts.forEach((status, count) -> byWord.put(status.word(), count));
        return new ProgressView(
                campaign.id(),
                campaign.status().word(),
                counts.values().stream().mapToInt(Integer::intValue).sum(),
                byWord,
                replies,
                CampaignView.startsAt(campaign),
                campaign.startedAt(),
                campaign.finishedAt(),
                campaign.pause(),
                notices);
    }
}
