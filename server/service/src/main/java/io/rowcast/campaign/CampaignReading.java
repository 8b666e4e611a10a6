package io.rowcast.campaign;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads campaigns as the API shows them. */
final class CampaignReading {
    private final Database database;
    private final CampaignStore campaigns = new CampaignStore();
    private final NoticeStore notices = new NoticeStore();
    private final FollowUpStore followUps = new FollowUpStore();
    private final ProgressStore progress = new ProgressStore();

    CampaignReading(Database database) {
        this.database = database;
    }

    Optional<CampaignView> campaign(WorkspaceId workspace, UUID id) {
        return database.inWorkspace(
                workspace,
                handle -> campaigns
                        .find(handle, id)
                        .map(campaign ->
                                CampaignView.of(campaign, notices.list(handle, id), followUps.family(handle, id))));
    }

    CampaignView.Page page(
            WorkspaceId workspace, int limit, @Nullable PageMark before, @Nullable String spreadsheetId) {
        return database.inWorkspace(workspace, handle -> {
            List<Campaign> found = campaigns.list(handle, limit + 1, before, spreadsheetId);
            List<Campaign> shown = found.stream().limit(limit).toList();
            return new CampaignView.Page(
                    shown.stream()
                            .map(campaign -> CampaignView.of(
                                    campaign,
                                    notices.list(handle, campaign.id()),
                                    followUps.family(handle, campaign.id())))
                            .toList(),
                    found.size() > limit ? PageMark.after(shown.getLast()).toString() : null);
        });
    }

    Optional<ProgressView> progress(WorkspaceId workspace, UUID id) {
        return database.inWorkspace(
                workspace,
                handle -> campaigns
                        .find(handle, id)
                        .map(campaign -> ProgressView.of(
                                campaign,
                                progress.counts(handle, id),
                                progress.firstRows(handle, id).orElse(null),
                                progress.replies(handle, id),
                                notices.list(handle, id))));
    }
}
