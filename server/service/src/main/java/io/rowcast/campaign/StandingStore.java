package io.rowcast.campaign;

import io.rowcast.delivery.DeliverySeals;
import io.rowcast.platform.crypto.Sealer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The rows that campaigns know which send to rows as they come, within the caller's transaction. */
final class StandingStore {
    /**
     * What is known of a row.
     *
     * @param cells fingerprint of the cells that mattered at its last report; null where it was never reported
     * @param changeable whether a report of other cells can change what becomes of it
     */
    record Known(byte @Nullable [] cells, boolean changeable) {}

    /** A report as it was answered. */
    record Answered(byte[] requestHash, NewRows.Counts counts) {}

    /** A campaign of a tab, in the order in which they were made. */
    record Standing(UUID campaign, Recipe recipe, List<Recipe> steps, int sheetId) {}

    private record Found(UUID campaign, int sheetId) {}

    private final CampaignStore campaigns = new CampaignStore();
    private final FollowUpStore followUps = new FollowUpStore();

    /** Those of a spreadsheet that take rows now, or will when they are resumed; of one tab where it is given. */
    List<Standing> of(Handle handle, String spreadsheetId, @Nullable Integer sheetId) {
        return handle
                .createQuery("""
                        select c.campaign_id, l.sheet_id from campaign c join sheet_link l using (workspace_id, sheet_link_id)
                        where c.workspace_id = (select current_workspace()) and l.spreadsheet_id = :spreadsheet
                          and (cast(:sheet as int) is null or l.sheet_id = :sheet)
                          and c.standing and c.status in ('sending', 'paused')
                        order by c.created_at, c.campaign_id
                        """)
                .bind("spreadsheet", spreadsheetId)
                .bind("sheet", sheetId)
                .map((row, context) -> new Found(row.getObject(1, UUID.class), row.getInt(2)))
                .list()
                .stream()
                .map(found -> new Standing(
                        found.campaign(),
                        campaigns.recipe(handle, found.campaign()),
                        followUps.list(handle, found.campaign()).stream()
                                .map(step -> campaigns.recipe(handle, step.id()))
                                .toList(),
                        found.sheetId()))
                .toList();
    }

    /** Knows the draft's rows from now on. Those that stand there and are not to go leave no message behind. */
    void begin(Handle handle, UUID campaign, boolean existingGo) {
        handle.createUpdate("""
                        insert into standing_row (workspace_id, campaign_id, row_key, state)
                        select workspace_id, campaign_id, row_key, case when :go then 'taken' else 'passed' end
                        from delivery where workspace_id = (select current_workspace()) and campaign_id = :campaign
                        union all
                        select workspace_id, campaign_id, row_key, case when :go then 'held' else 'passed' end
                        from campaign_row_problem
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign and blocks
                        """)
                .bind("campaign", campaign)
                .bind("go", existingGo)
                .execute();
        if (!existingGo) {
            for (String table : List.of("delivery", "campaign_row_problem")) {
                handle.createUpdate("""
                                delete from <table>
                                where workspace_id = (select current_workspace()) and campaign_id in (
                                  select c.campaign_id from campaign c
                                  where c.workspace_id = (select current_workspace())
                                    and (c.campaign_id = :campaign or (c.parent_id = :campaign and c.step is not null)))
                                """)
                        .define("table", table)
                        .bind("campaign", campaign)
                        .execute();
            }
        }
    }

    /** What is known of the rows with these keys; nothing of the others. */
    Map<String, Known> known(Handle handle, UUID campaign, Collection<String> keys) {
        Map<String, Known> known = new HashMap<>();
        handle.createQuery("""
                        select s.row_key, s.cells_id, case s.state
                            when 'passed' then false
                            when 'taken' then d.status = 'queued' and d.attempts = 0
                            else true
                          end as changeable
                        from standing_row s left join delivery d using (workspace_id, campaign_id, row_key)
                        where s.workspace_id = (select current_workspace()) and s.campaign_id = :campaign
                          and s.row_key = any(:keys)
                        """)
                .bind("campaign", campaign)
                .bindArray("keys", String.class, keys.toArray())
                .map((row, context) -> Map.entry(row.getString(1), new Known(row.getBytes(2), row.getBoolean(3))))
                .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
        return known;
    }

    /**
     * Forgets what was made of these rows of a campaign and its follow-ups, save of messages that have left or are leaving.
     *
     * @return the keys of those
     */
    Set<String> clear(Handle handle, UUID campaign, Collection<String> keys) {
        handle.createUpdate("""
                        delete from campaign_row_problem
                        where workspace_id = (select current_workspace()) and row_key = any(:keys) and campaign_id in (
                          select c.campaign_id from campaign c
                          where c.workspace_id = (select current_workspace())
                            and (c.campaign_id = :campaign or (c.parent_id = :campaign and c.step is not null)))
                        """)
                .bind("campaign", campaign)
                .bindArray("keys", String.class, keys.toArray())
                .execute();
        handle.createUpdate("""
                        delete from delivery
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                          and row_key = any(:keys) and status in ('queued', 'skipped') and attempts = 0
                        """)
                .bind("campaign", campaign)
                .bindArray("keys", String.class, keys.toArray())
                .execute();
        Set<String> left = handle.createQuery("""
                        select row_key from delivery
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                          and row_key = any(:keys)
                        """)
                .bind("campaign", campaign)
                .bindArray("keys", String.class, keys.toArray())
                .mapTo(String.class)
                .set();
        handle.createUpdate("""
                        delete from delivery
                        where workspace_id = (select current_workspace()) and row_key = any(:keys)
                          and not row_key = any(:left) and campaign_id in (
                            select c.campaign_id from campaign c
                            where c.workspace_id = (select current_workspace()) and c.parent_id = :campaign
                              and c.step is not null)
                        """)
                .bind("campaign", campaign)
                .bindArray("keys", String.class, keys.toArray())
                .bindArray("left", String.class, left.toArray())
                .execute();
        return left;
    }

    /** Takes back messages that have not left, of rows that the campaign is not about any more. */
    void withdraw(Handle handle, Sealer sealer, UUID campaign, Collection<String> keys, Instant now) {
        handle.createUpdate("""
                        with off as (
                          update delivery
                          set status = 'skipped', status_at = :now, error_text = :why, revision = revision + 1
                          where workspace_id = (select current_workspace()) and campaign_id = :campaign
                            and row_key = any(:keys) and status = 'queued' and attempts = 0
                          returning row_key)
                        update standing_row s set state = 'withdrawn', cells_id = null
                        from off
                        where s.workspace_id = (select current_workspace()) and s.campaign_id = :campaign
                          and s.row_key = off.row_key
                        """)
                .bind("campaign", campaign)
                .bindArray("keys", String.class, keys.toArray())
                .bind(
                        "why",
                        sealer.seal(
                                "Not sent: the row was changed, and the campaign is not about it any more.",
                                DeliverySeals.ERROR_TEXT))
                .bind("now", now)
                .execute();
    }

    /** @param cells by key of the row */
    void note(Handle handle, UUID campaign, List<FrozenRow> rows, Map<String, byte[]> cells) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into standing_row (workspace_id, campaign_id, row_key, state, cells_id)
                values (current_workspace(), :campaign, :key, :state, :cells)
                on conflict (workspace_id, campaign_id, row_key)
                  do update set state = excluded.state, cells_id = excluded.cells_id
                """);
        for (FrozenRow row : rows) {
            batch.bind("campaign", campaign)
                    .bind("key", row.row().key())
                    .bind("state", row instanceof FrozenRow.Ready ? "taken" : "held")
                    .bind("cells", cells.get(row.row().key()))
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    Optional<Answered> answered(Handle handle, String key) {
        return handle.createQuery("""
                        select request_hash, taken, known, passed_over, held from row_report
                        where workspace_id = (select current_workspace()) and idempotency_key = :key
                        """)
                .bind("key", key)
                .map((row, context) -> new Answered(
                        row.getBytes(1),
                        new NewRows.Counts(row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5))))
                .findOne();
    }

    /** Keeps an answer for as long as a report may come again; older ones go. */
    void remember(Handle handle, String key, byte[] requestHash, NewRows.Counts counts, Instant now, Instant forget) {
        handle.createUpdate("""
                        delete from row_report
                        where workspace_id = (select current_workspace()) and created_at < :forget
                        """).bind("forget", forget).execute();
        handle.createUpdate("""
                        insert into row_report (workspace_id, idempotency_key, request_hash, taken, known, passed_over, held,
                            created_at)
                        values ((select current_workspace()), :key, :hash, :taken, :known, :passedOver, :held, :now)
                        on conflict do nothing
                        """)
                .bind("key", key)
                .bind("hash", requestHash)
                .bind("taken", counts.taken())
                .bind("known", counts.known())
                .bind("passedOver", counts.passedOver())
                .bind("held", counts.held())
                .bind("now", now)
                .execute();
    }
}
