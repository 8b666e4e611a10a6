package io.rowcast.dispatch;

import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of follow-ups that wait for what becomes of the messages before them. */
public final class FollowUpStore {
    /** Rows of one statement, so that no transaction is long. */
    private static final int SHARE = 1000;

    /** As {@code follow_up()} has it. */
    private static final Duration WAITS_AT_MOST = Duration.ofDays(30);

    private record Judged(
            int news, @Nullable UUID delivery, @Nullable String reason) {}

    private final Database database;
    private final Sealers sealers;

    public FollowUpStore(Database database, Sealers sealers) {
        this.database = database;
        this.sealers = sealers;
    }

    /** Workspaces in which something has become known. */
    List<WorkspaceId> withNews() {
        return database.outsideWorkspaces(
                handle -> handle.createQuery("select workspace_id from workspaces_with_follow_news()")
                        .map((row, context) -> new WorkspaceId(row.getObject(1, UUID.class)))
                        .list());
    }

    /**
     * Looks at the rows of a share of the news: each gets its time, goes on waiting, or is skipped with the reason.
     *
     * @return whether there may be more
     */
    boolean heed(WorkspaceId workspace, Instant now) {
        Sealer sealer = sealers.of(workspace);
        return database.inWorkspaceByKeys(workspace, handle -> isAlone(handle) && heed(handle, sealer, now));
    }

    /** Two at a time could overtake each other, and the older view would win. */
    private static boolean isAlone(Handle handle) {
        return handle.createQuery("""
                        select pg_try_advisory_xact_lock(
                          hashtextextended('follow-ups ' || (select current_workspace())::text, 0))
                        """).mapTo(Boolean.class).one();
    }

    private static boolean heed(Handle handle, Sealer sealer, Instant now) {
        List<Judged> judged = handle.createQuery("""
                        with news as (
                          delete from follow_news
                          where workspace_id = (select current_workspace()) and news_id = any (array(
                            select news_id from follow_news
                            where workspace_id = (select current_workspace())
                            order by news_id
                            limit :share))
                          returning campaign_id, row_key),
                        judged as (
                          select d.delivery_id, f.due_at, f.reason
                          from (select distinct campaign_id, row_key from news) n
                          join delivery d on d.workspace_id = (select current_workspace())
                            and d.campaign_id = n.campaign_id and d.row_key = n.row_key
                          cross join lateral follow_up(n.campaign_id, n.row_key, :now) f
                          where d.status = 'queued' and (f.reason is not null
                            or (d.attempts = 0 and d.due_at is distinct from coalesce(f.due_at, 'infinity')))
                          order by d.delivery_id
                          for update of d),
                        moved as (
                          update delivery d
                          set status = case when j.reason is null then d.status else 'skipped' end,
                              status_at = case when j.reason is null then d.status_at else :now end,
                              due_at = case when j.reason is null then coalesce(j.due_at, 'infinity') end,
                              revision = d.revision + (j.reason is not null)::int
                          from judged j
                          where d.workspace_id = (select current_workspace()) and d.delivery_id = j.delivery_id
                          returning d.delivery_id, j.reason)
                        select (select count(*) from news) as news, m.delivery_id, m.reason
                        from (select) one left join moved m on true
                        """)
                .bind("share", SHARE)
                .bind("now", now)
                .map((row, context) -> new Judged(row.getInt(1), row.getObject(2, UUID.class), row.getString(3)))
                .list();
        Map<UUID, String> reasons = new HashMap<>();
        for (Judged one : judged) {
            if (one.delivery() != null && one.reason() != null) {
                reasons.put(one.delivery(), one.reason());
            }
        }
        SkipReasonStore.give(handle, sealer, reasons);
        return judged.getFirst().news() == SHARE;
    }

    /** Has rows looked at that have waited in vain; of them nothing will ever become known. */
    void giveUpOld(Instant now) {
        Instant before = now.minus(WAITS_AT_MOST);
        database.outsideWorkspaces(handle -> handle.createQuery(
                                "select workspace_id, campaign_id from old_follow_ups(:before)")
                        .bind("before", before)
                        .map((row, context) ->
                                Map.entry(new WorkspaceId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class)))
                        .list())
                .forEach(old ->
                        database.inWorkspaceByKeys(old.getKey(), handle -> giveUpOld(handle, old.getValue(), before)));
    }

    private static int giveUpOld(Handle handle, UUID campaign, Instant before) {
        return handle.createUpdate("""
                        insert into follow_news (workspace_id, campaign_id, row_key)
                        select d.workspace_id, d.campaign_id, d.row_key
                        from campaign c
                        join queued q using (workspace_id, campaign_id)
                        join delivery d on d.workspace_id = q.workspace_id and d.delivery_id = q.delivery_id
                        join delivery p on p.workspace_id = d.workspace_id and p.campaign_id = c.follows_id
                          and p.row_key = d.row_key
                        where c.workspace_id = (select current_workspace()) and c.campaign_id = :campaign
                          and q.due_at = 'infinity' and p.sent_at < :before
                        limit :share
                        """)
                .bind("campaign", campaign)
                .bind("before", before)
                .bind("share", SHARE)
                .execute();
    }
}
