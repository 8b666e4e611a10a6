package io.rowcast.campaign;

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
        @Nullable Instant startsAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Campaign.@Nullable Pause pause,
        @Nullable CanaryWire canary,
        @Nullable Instant sendUntil,
        @Nullable Integer haltAtFailurePercent,
        @Nullable UUID parentId,
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
                campaign.startsAt(),
                campaign.startedAt(),
                campaign.finishedAt(),
                campaign.pause(),
                CanaryWire.of(campaign.safeguards().canary()),
                campaign.safeguards().sendUntil(),
                campaign.safeguards().haltPercent(),
                campaign.parentId(),
                family.step(),
                family.followUps().stream().map(FollowUpView::of).toList(),
                campaign.standing(),
                notices);
    }
}
