package io.rowcast.campaign;

import io.rowcast.audience.RowProblem;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.render.Template;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Shows what was frozen: the very rows that dispatch reads. */
final class Previewing {
    private static final int FIRST = 5;
    /** Fewer are found fast by any plan. */
    private static final int MANY = 1_000;

    /** One message with the rows on both its sides. */
    record RowPreview(PreviewStore.FrozenMessage message, PreviewStore.Neighbours neighbours) {}

    private final Database database;
    private final Sealers sealers;
    private final Planning planning;
    private final CampaignStore campaigns = new CampaignStore();
    private final RowStore rows = new RowStore();
    private final PreviewStore previews = new PreviewStore();

    Previewing(Database database, Sealers sealers, Planning planning) {
        this.database = database;
        this.sealers = sealers;
        this.planning = planning;
    }

    /**
     * The whole draft at a glance; empty where there is no such campaign.
     *
     * @param after problems of rows below this one
     * @param limit at most so many rows with problems
     * @param startsAt when it is to start, for the plan; null for now
     */
    Optional<Preview> preview(WorkspaceId workspace, UUID campaign, int after, int limit, @Nullable Instant startsAt) {
        Sealer sealer = sealers.of(workspace);
        Optional<Preview> preview = database.inWorkspace(
                workspace,
                handle -> campaigns
                        .find(handle, campaign)
                        .map(found -> preview(handle, sealer, found, after, limit, startsAt)));
        // All rows have come, and none has left.
        preview.map(shown -> shown.counts().ready())
                .filter(ready -> ready >= MANY)
                .ifPresent(ready -> database.<Void, RuntimeException>outsideWorkspaces(handle -> {
                    rows.countAnew(handle, ready);
                    return null;
                }));
        return preview;
    }

    private Preview preview(
            Handle handle, Sealer sealer, Campaign campaign, int after, int limit, @Nullable Instant startsAt) {
        List<List<RowProblem>> found = previews.problems(handle, sealer, campaign.id(), after, limit + 1);
        List<RowProblem> shown =
                found.stream().limit(limit).flatMap(List::stream).toList();
        return new Preview(
                campaign.id(),
                Confirmation.of(handle, sealer, campaign.id(), campaigns, rows),
                rows.counts(handle, campaign.id()),
                previews.first(handle, sealer, campaign.id(), FIRST),
                previews.regions(handle, campaign.id()),
                campaigns
                        .recipe(handle, campaign.id())
                        .template()
                        .map(Template::category)
                        .orElse(null),
                planning.plan(handle, campaign, startsAt),
                shown,
                found.size() > limit ? shown.getLast().row() : null);
    }

    /** One row's message; empty where there is no such campaign or the row is not sent. */
    Optional<RowPreview> row(WorkspaceId workspace, UUID campaign, int row) {
        Sealer sealer = sealers.of(workspace);
        return database.inWorkspace(
                workspace,
                handle -> previews.message(handle, sealer, campaign, row)
                        .map(message -> new RowPreview(message, previews.neighbours(handle, campaign, row))));
    }
}
