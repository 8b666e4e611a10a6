package io.rowcast.writeback;

import io.rowcast.platform.store.Database;
import io.rowcast.writeback.Plan.Troubled;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** How far the sheet has been told, and which rows could not be. */
final class ToldStore {
    private final Database database;
    private final NoticeStore notices;

    ToldStore(Database database, InstantSource clock) {
        this.database = database;
        this.notices = new NoticeStore(clock);
    }

    /**
     * Ends the work on rows: those that show what they should, and those that cannot be written. Later news of a row,
     * which has a higher revision, begins it again.
     */
    void settle(LinkedTab link, List<RowState> told, List<Troubled> troubled) {
        if (told.isEmpty() && troubled.isEmpty()) {
            return;
        }
        database.inWorkspace(link.workspace(), handle -> {
            mark(handle, told, troubled);
            Set<UUID> campaigns = new LinkedHashSet<>();
            Stream.concat(told.stream(), troubled.stream().map(Troubled::row))
                    .forEach(row -> campaigns.add(row.campaignId()));
            notices.countTroubles(handle, campaigns);
            return campaigns;
        });
    }

    private static void mark(Handle handle, List<RowState> told, List<Troubled> troubled) {
        PreparedBatch batch = handle.prepareBatch("""
                update delivery
                set written_revision = greatest(written_revision, :revision), write_trouble = :trouble
                where workspace_id = (select current_workspace()) and delivery_id = :id
                  and (written_revision < :revision or write_trouble is distinct from :trouble)
                """);
        told.forEach(row -> add(batch, row, null));
        troubled.forEach(each -> add(batch, each.row(), each.why()));
        batch.execute();
    }

    private static void add(
            PreparedBatch batch, RowState row, @Nullable WriteTrouble trouble) {
        for (RowState.Told told : row.told()) {
            // Counted once: under the campaign whose delivery the row would show.
            boolean counts = trouble != null && told.deliveryId().equals(row.deliveryId());
            batch.bind("id", told.deliveryId())
                    .bind("revision", told.revision())
                    .bind("trouble", counts ? trouble.code() : null)
                    .add();
        }
    }

    /** Marks rows as behind that a sort had left with a wrong status, so that a crash cannot forget them. */
    void reopen(LinkedTab link, List<RowState> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.inWorkspace(link.workspace(), handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    update delivery set written_revision = least(written_revision, revision - 1)
                    where workspace_id = (select current_workspace()) and delivery_id = :id
                    """);
            rows.forEach(row -> batch.bind("id", row.deliveryId()).add());
            return batch.execute();
        });
    }

    /** Ends the work on what no row shows: deliveries of campaigns that were cancelled before they were launched. */
    void settleUnlaunched(LinkedTab link) {
        database.inWorkspace(
                link.workspace(),
                handle -> handle.createUpdate("""
                        update delivery d set written_revision = d.revision
                        from campaign c
                        where c.workspace_id = (select current_workspace()) and c.sheet_link_id = :link
                          and c.launched_at is null and d.workspace_id = c.workspace_id and d.campaign_id = c.campaign_id
                          and d.revision > d.written_revision
                        """).bind("link", link.sheetLinkId()).execute());
    }

    /** Tells the campaigns that wait for this tab what is in the way; says it once. */
    void tell(LinkedTab link, SheetTrouble trouble) {
        database.inWorkspace(link.workspace(), handle -> notices.tell(handle, link, trouble));
    }

    /** Takes back what {@link #tell} said. */
    void takeBack(LinkedTab link) {
        database.inWorkspace(link.workspace(), handle -> notices.takeBack(handle, link));
    }
}
