package io.rowcast.campaign;

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
        @Nullable CanaryView canary,
        @Nullable Instant sendUntil,
        int retryable,
        int unsent,
        List<String> actions,
        List<Notice> notices) {
    record CanaryView(int rows, String then, String state, int delivered, int failed, int pending) {
        static @Nullable CanaryView of(Campaign campaign, ProgressStore.@Nullable FirstRows first) {
            CanaryWire canary = CanaryWire.of(campaign.safeguards().canary());
            return canary == null || first == null
                    ? null
                    : new CanaryView(
                            canary.rows(),
                            canary.then(),
                            state(campaign, first),
                            first.delivered(),
                            first.failed(),
                            first.pending());
        }

        private static String state(Campaign campaign, ProgressStore.FirstRows first) {
            if (GoingOn.waitsForDecision(campaign)) {
                return "waiting";
            }
            return switch (campaign.status()) {
                case DRAFT, SCHEDULED, SENDING, PAUSED -> first.passed() ? "passed" : "running";
                case DONE, CANCELLED -> "passed";
            };
        }
    }

    static ProgressView of(
            Campaign campaign,
            ProgressStore.Counts counts,
            ProgressStore.@Nullable FirstRows first,
            int replies,
            List<Notice> notices) {
        Map<String, Integer> byWord = new LinkedHashMap<>();
        counts.byStatus().forEach((status, count) -> byWord.put(status.word(), count));
        Actions actions = Actions.of(campaign, counts);
        return new ProgressView(
                campaign.id(),
                campaign.status().word(),
                byWord.values().stream().mapToInt(Integer::intValue).sum(),
                byWord,
                replies,
                campaign.startsAt(),
                campaign.startedAt(),
                campaign.finishedAt(),
                campaign.pause(),
                CanaryView.of(campaign, first),
                campaign.safeguards().sendUntil(),
                actions.retryable(),
                actions.unsent(),
                actions.words(),
                notices);
    }
}
