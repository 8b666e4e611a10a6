package io.rowcast.campaign;

import io.rowcast.timing.QuietHours;
import io.rowcast.timing.When;
import io.rowcast.workspace.SheetLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The campaigns of a workspace and their states, within the caller's transaction. */
final class CampaignStore {
    private static final String SELECT = """
            select c.campaign_id, c.name, c.status, c.sender_id, c.template_name, c.template_language, c.schedule,
                   c.starts_at, c.quiet_from, c.quiet_to, c.parent_id, c.run, c.runs, c.missed, c.begun_at, c.created_at, c.started_at, c.finished_at,
                   c.recipe ->> 'freeForm' as free_form,
                   c.pause_code, c.pause_message, c.paused_at,
                   c.canary_rows, c.canary_then, c.send_until, c.halt_percent,
                   l.sheet_link_id, l.spreadsheet_id, l.sheet_id, l.title, l.time_zone,
                   (select count(*) from delivery d
                    where d.workspace_id = c.workspace_id and d.campaign_id = c.campaign_id) as total
            from campaign c join sheet_link l using (workspace_id, sheet_link_id)
            where c.workspace_id = (select current_workspace())
            """;

    void insert(Handle handle, Campaign draft, Recipe recipe) {
        handle.createUpdate("""
                        insert into campaign (workspace_id, campaign_id, name, status, sender_id, sheet_link_id, recipe,
                            template_name, template_language, needs_window, schedule, created_at)
                        values ((select current_workspace()), :id, :name, 'draft', :sender, :sheet, :recipe::jsonb,
                            :template, :language, :window, :schedule::jsonb, :created)
                        """)
                .bind("id", draft.id())
                .bind("name", draft.name())
                .bind("sender", draft.senderId())
                .bind("sheet", draft.sheet().id())
                .bind("recipe", RecipeWire.write(recipe))
                .bind("template", draft.templateName())
                .bind("language", draft.templateLanguage())
                .bind("window", recipe.needsWindow())
                .bind("schedule", draft.when() == null ? null : WhenWire.write(draft.when()))
                .bind("created", draft.createdAt())
                .execute();
    }

    Optional<Campaign> find(Handle handle, UUID campaign) {
        return handle.createQuery(SELECT + " and c.campaign_id = :id")
                .bind("id", campaign)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Finds it and keeps others from changing it until the transaction ends. */
    Optional<Campaign> lock(Handle handle, UUID campaign) {
        handle.createQuery("""
                        select campaign_id from campaign
                        where workspace_id = (select current_workspace()) and campaign_id = :id for update
                        """).bind("id", campaign).mapTo(UUID.class).findOne();
        return find(handle, campaign);
    }

    /** Launched campaigns, newest first, before the one that {@code before} names. */
    List<Campaign> list(Handle handle, int limit, @Nullable PageMark before, @Nullable String spreadsheetId) {
        return handle.createQuery(SELECT + """
                         and c.status <> 'draft'
                         and (:spreadsheet::text is null or l.spreadsheet_id = :spreadsheet)
                         and (:at::timestamptz is null or (c.created_at, c.campaign_id) < (:at::timestamptz, :id::uuid))
                        order by c.created_at desc, c.campaign_id desc
                        limit :limit
                        """)
                .bind("spreadsheet", spreadsheetId)
                .bind("at", before == null ? null : before.at())
                .bind("id", before == null ? null : before.id())
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Launched campaigns that are to send at a later time, or when something comes to be. */
    List<Campaign> waiting(Handle handle, @Nullable String spreadsheetId) {
        return handle.createQuery(SELECT + """
                         and (:spreadsheet::text is null or l.spreadsheet_id = :spreadsheet)
                         and c.status in ('scheduled', 'sending', 'paused')
                         and ((c.schedule ->> 'type' in ('at', 'recurring') and c.started_at is null)
                           or c.schedule ->> 'type' in ('per-row', 'drip', 'new-rows')
                           or (c.parent_id is not null and c.run is null))
                        order by c.starts_at nulls last, c.created_at
                        limit 1000
                        """)
                .bind("spreadsheet", spreadsheetId)
                .map((row, context) -> read(row))
                .list();
    }

    Recipe recipe(Handle handle, UUID campaign) {
        return RecipeWire.read(recipeText(handle, campaign));
    }

    /** The frozen recipe in the one form in which PostgreSQL keeps it, for fingerprints. */
    String recipeText(Handle handle, UUID campaign) {
        return handle.createQuery("""
                        select recipe::text from campaign
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                        """).bind("id", campaign).mapTo(String.class).one();
    }

    void delete(Handle handle, UUID campaign) {
        handle.createUpdate("""
                        delete from campaign where workspace_id = (select current_workspace()) and campaign_id = :id
                        """).bind("id", campaign).execute();
    }

    int deleteDraftsOlderThan(Handle handle, Instant madeBefore) {
        return handle.createUpdate("""
                        delete from campaign
                        where workspace_id = (select current_workspace()) and status = 'draft' and created_at < :before
                        """).bind("before", madeBefore).execute();
    }

    /**
     * Notes the launch; its deliveries show in the sheet from now on, without a change to any.
     *
     * @param startsAt null for at once
     * @param quiet null for never
     */
    void launch(
            Handle handle,
            UUID campaign,
            When when,
            @Nullable Instant startsAt,
            @Nullable QuietHours quiet,
            Instant now) {
        handle.createUpdate("""
                        update campaign set status = :status, schedule = :schedule::jsonb, starts_at = :starts,
                            quiet_from = :quietFrom, quiet_to = :quietTo, launched_at = :now, started_at = :started
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                        """)
                .bind("id", campaign)
                .bind("status", (startsAt == null ? CampaignStatus.SENDING : CampaignStatus.SCHEDULED).word())
                .bind("schedule", WhenWire.write(when))
                .bind("starts", startsAt)
                .bind("quietFrom", quiet == null ? null : quiet.from())
                .bind("quietTo", quiet == null ? null : quiet.to())
                .bind("now", now)
                .bind("started", startsAt == null ? now : null)
                .execute();
    }

    /** @param missed null for the usual */
    void heedMissed(Handle handle, UUID campaign, @Nullable Missed missed) {
        handle.createUpdate("""
                        update campaign set missed = :missed
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                        """)
                .bind("id", campaign)
                .bind("missed", missed == null ? null : missed.word())
                .execute();
    }

    /** Lets dispatch begin. */
    void start(Handle handle, UUID campaign, Instant now) {
        handle.createUpdate("""
                        update campaign set status = 'sending', started_at = :now
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                        """).bind("id", campaign).bind("now", now).execute();
    }

    /** Goes on where it was paused: waiting for its start, if it had not come, else sending. */
    void resume(Handle handle, UUID campaign) {
        handle.createUpdate("""
                        update campaign
                        set status = case when started_at is null then 'scheduled' else 'sending' end,
                            pause_code = null, pause_message = null, paused_at = null
                        where workspace_id = (select current_workspace()) and campaign_id = :id and status = 'paused'
                        """).bind("id", campaign).execute();
    }

    /** Ends it; nothing more is claimed, what is queued is to be called off, what is under way settles by itself. */
    void cancel(Handle handle, UUID campaign, Instant now) {
        handle.createUpdate("""
                        update campaign set status = 'cancelled', finished_at = :now
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                        """).bind("id", campaign).bind("now", now).execute();
    }

    private static Campaign read(ResultSet row) throws SQLException {
        return new Campaign(
                row.getObject("campaign_id", UUID.class),
                row.getString("name"),
                CampaignStatus.of(row.getString("status")),
                row.getObject("sender_id", UUID.class),
                new SheetLink(
                        row.getObject("sheet_link_id", UUID.class),
                        row.getString("spreadsheet_id"),
                        row.getInt("sheet_id"),
                        row.getString("title"),
                        row.getString("time_zone")),
                row.getString("template_name"),
                row.getString("template_language"),
                RecipeWire.readFreeForm(row.getString("free_form")),
                row.getInt("total"),
                WhenWire.read(row.getString("schedule")),
                instant(row, "starts_at"),
                readQuietHours(row),
                row.getObject("parent_id", UUID.class),
                row.getObject("run", Integer.class),
                row.getInt("runs"),
                Missed.ofWord(row.getString("missed")),
                instant(row, "begun_at"),
                readPause(row),
                ControlStore.readSafeguards(row),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private static Campaign.@Nullable Pause readPause(ResultSet row) throws SQLException {
        return CampaignStatus.of(row.getString("status")) == CampaignStatus.PAUSED
                ? new Campaign.Pause(
                        row.getString("pause_code"),
                        row.getString("pause_message"),
                        row.getTimestamp("paused_at").toInstant())
                : null;
    }

    private static @Nullable QuietHours readQuietHours(ResultSet row) throws SQLException {
        LocalTime from = row.getObject("quiet_from", LocalTime.class);
        LocalTime to = row.getObject("quiet_to", LocalTime.class);
        return from == null || to == null ? null : new QuietHours(from, to);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
