package io.rowcast.campaign;

import io.rowcast.timing.When;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A campaign as the API shows it. */
record CampaignView(
        UUID id,
        String name,
        String status,
        UUID senderId,
        @Nullable TemplateRefView template,
        @Nullable FreeFormWire freeForm,
        SheetView sheet,
        @Nullable WhenWire schedule,
        @Nullable QuietHoursWire quietHours,
        int total,
        Instant createdAt,
        @Nullable UUID parentId,
        @Nullable Integer run,
        @Nullable Integer runs,
        @Nullable Instant nextRunAt,
        @Nullable String missed,
        @Nullable Instant startsAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Campaign.@Nullable Pause pause,
        @Nullable CanaryWire canary,
        @Nullable Instant sendUntil,
        @Nullable Integer haltAtFailurePercent,
        @Nullable Integer step,
        List<FollowUpView> followUps,
        boolean standing,
        List<Notice> notices) {
    record TemplateRefView(String name, String language) {
        static @Nullable TemplateRefView of(Campaign campaign) {
            return campaign.templateName() == null || campaign.templateLanguage() == null
                    ? null
                    : new TemplateRefView(campaign.templateName(), campaign.templateLanguage());
        }
    }

    record SheetView(String spreadsheetId, int sheetId, String title, String timeZone) {}

    /** A page of campaigns. */
    record Page(List<CampaignView> campaigns, @Nullable String next) {}

    private static boolean recurs(Campaign campaign) {
        return campaign.when() instanceof When.Recurring;
    }

    static CampaignView of(Campaign campaign, List<Notice> notices, Family family) {
        return new CampaignView(
                campaign.id(),
                campaign.name(),
                campaign.status().word(),
                campaign.senderId(),
                TemplateRefView.of(campaign),
                campaign.freeForm() == null ? null : FreeFormWire.of(campaign.freeForm()),
                new SheetView(
                        campaign.sheet().spreadsheetId(),
                        campaign.sheet().sheetId(),
                        campaign.sheet().title(),
                        campaign.sheet().timeZone()),
                campaign.when() == null ? null : WhenWire.of(campaign.when()),
                QuietHoursWire.of(campaign.quietHours()),
                campaign.total(),
                campaign.createdAt(),
                campaign.parentId(),
                campaign.run(),
                recurs(campaign) ? campaign.runs() : null,
                recurs(campaign) && campaign.status() == CampaignStatus.SCHEDULED ? campaign.startsAt() : null,
                campaign.missed() == null ? null : campaign.missed().word(),
                campaign.startsAt(),
                campaign.startedAt(),
                campaign.finishedAt(),
                campaign.pause(),
                CanaryWire.of(campaign.safeguards().canary()),
                campaign.safeguards().sendUntil(),
                campaign.safeguards().haltPercent(),
                family.step(),
                family.followUps().stream().map(FollowUpView::of).toList(),
                campaign.standing(),
                notices);
    }
}
