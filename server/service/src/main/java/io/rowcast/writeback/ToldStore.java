package io.rowcast.writeback;

import io.rowcast.delivery.WriteTrouble;
import io.rowcast.platform.store.Database;
import io.rowcast.writeback.Plan.Troubled;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How far the sheet has been told, and which rows could not be. */
final class ToldStore {
    private record Mark(
            UUID deliveryId, int revision, @Nullable String trouble) {}

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
            Stream<Mark> good = told.stream().flatMap(row -> marks(row, null));
            Stream<Mark> bad = troubled.stream().flatMap(each -> marks(each.row(), each.why()));
            int changed = mark(handle, Stream.concat(good, bad).toList());
            notices.countTroubles(handle, campaigns(told, troubled));
            return changed;
        });
    }

    private static int mark(Handle handle, List<Mark> marks) {
        return handle.createUpdate("""
                        with marked as (
                          select d.delivery_id, m.revision, m.trouble
                          from unnest(:ids, :revisions, :troubles) as m (id, revision, trouble)
                          join delivery d on d.workspace_id = (select current_workspace()) and d.delivery_id = m.id
                          where d.written_revision < m.revision or d.write_trouble is distinct from m.trouble
                          -- In the order of everybody who locks many deliveries, else they wait for each other.
                          order by d.delivery_id
                          for update of d)
                        update delivery d
                        set written_revision = greatest(d.written_revision, m.revision), write_trouble = m.trouble
                        from marked m
                        where d.workspace_id = (select current_workspace()) and d.delivery_id = m.delivery_id
                        """)
                .bindArray(
                        "ids", UUID.class, marks.stream().map(Mark::deliveryId).toList())
                .bindArray(
                        "revisions",
                        Integer.class,
                        marks.stream().map(Mark::revision).toList())
                .bindArray(
                        "troubles",
                        String.class,
                        marks.stream().map(Mark::trouble).toList())
                .execute();
    }

    private static Stream<Mark> marks(RowState row, @Nullable WriteTrouble trouble) {
        // Counted once: under the campaign whose delivery the row would show.
        return row.told().stream()
                .map(told -> new Mark(
                        told.deliveryId(),
                        told.revision(),
                        trouble != null && told.deliveryId().equals(row.deliveryId()) ? trouble.code() : null));
    }

    private static Set<UUID> campaigns(List<RowState> told, List<Troubled> troubled) {
        return Stream.concat(told.stream(), troubled.stream().map(Troubled::row))
                .map(RowState::campaignId)
                .collect(Collectors.toSet());
    }

    /** Marks rows as behind that show something else although they had been told: after a sort, or when they can be written again. */
    void reopen(LinkedTab link, List<RowState> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.inWorkspace(
                link.workspace(),
                handle -> handle.createUpdate("""
                        with reopened as (
                          select delivery_id from delivery
                          where workspace_id = (select current_workspace()) and delivery_id = any(:ids)
                          order by delivery_id
                          for update)
                        update delivery d set written_revision = least(d.written_revision, d.revision - 1)
                        from reopened r
                        where d.workspace_id = (select current_workspace()) and d.delivery_id = r.delivery_id
                        """)
                        .bindArray(
                                "ids",
                                UUID.class,
                                rows.stream().map(RowState::deliveryId).toList())
                        .execute());
    }

    /** Tells the campaigns that wait for this tab what is in the way; says it once. */
    void tell(LinkedTab link, SheetTrouble trouble) {
        database.inWorkspace(link.workspace(), handle -> notices.tell(handle, link, trouble));
    }

    /** Takes back what {@link #tell} said of the whole sheet. */
    void takeBack(LinkedTab link) {
        database.inWorkspace(link.workspace(), handle -> notices.takeBack(handle, link, NoticeStore.SHEET_TROUBLE));
    }

    /** Takes back what {@link #tell} said of protected columns. */
    void takeBackProtected(LinkedTab link) {
        database.inWorkspace(link.workspace(), handle -> notices.takeBack(handle, link, NoticeStore.COLUMN_PROTECTED));
    }
}
