package io.rowcast.campaign;

import io.rowcast.contact.RecipientId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Starts that need the sheet, and the runs of recurring campaigns, within the caller's transaction. */
final class RunStore {
    /**
     * Takes a start in hand, unless somebody has it. The campaign is locked.
     *
     * @return whether it is {@code reader}'s
     */
    boolean take(Handle handle, UUID campaign, UUID reader, Instant now, Instant until) {
        return handle.createUpdate("""
                        update campaign set begun_at = coalesce(begun_at, :now), read_by = :reader, read_until = :until
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                          and (read_until is null or read_until <= :now)
                        """)
                        .bind("id", campaign)
                        .bind("reader", reader)
                        .bind("now", now)
                        .bind("until", until)
                        .execute()
                > 0;
    }

    /** Keeps others away for longer. */
    void keep(Handle handle, UUID campaign, UUID reader, Instant until) {
        handle.createUpdate("""
                        update campaign set read_until = :until
                        where workspace_id = (select current_workspace()) and campaign_id = :id and read_by = :reader
                        """)
                .bind("id", campaign)
                .bind("reader", reader)
                .bind("until", until)
                .execute();
    }

    /** Locks a campaign whose start {@code reader} still has in hand; empty where it was taken over, moved or called off. */
    Optional<UUID> lock(Handle handle, UUID campaign, UUID reader) {
        return handle.createQuery("""
                        select campaign_id from campaign
                        where workspace_id = (select current_workspace()) and campaign_id = :id and read_by = :reader
                          and status = 'scheduled'
                        for update
                        """)
                .bind("id", campaign)
                .bind("reader", reader)
                .mapTo(UUID.class)
                .findOne();
    }

    /** Lets go of a start, to be tried again. */
    void letGo(Handle handle, UUID campaign) {
        handle.createUpdate("""
                        update campaign set read_by = null, read_until = null
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                        """).bind("id", campaign).execute();
    }

    /** Notes that a start was tried, though not made. */
    void begun(Handle handle, UUID campaign, Instant now) {
        handle.createUpdate("""
                        update campaign set begun_at = coalesce(begun_at, :now)
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                        """).bind("id", campaign).bind("now", now).execute();
    }

    /** The next start is at another time, and nobody has it in hand. */
    void moveStart(Handle handle, UUID campaign, Instant at) {
        handle.createUpdate("""
                        update campaign set starts_at = :at, begun_at = null, read_by = null, read_until = null
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                        """).bind("id", campaign).bind("at", at).execute();
    }

    /**
     * Counts a run of a recurring campaign.
     *
     * @param next null where it was the last
     */
    void advance(Handle handle, UUID parent, int runs, @Nullable Instant next, Instant now) {
        handle.createUpdate("""
                        update campaign set runs = :runs, begun_at = null, read_by = null, read_until = null,
                            starts_at = coalesce(:next::timestamptz, starts_at),
                            status = case when :next::timestamptz is null then 'done' else status end,
                            finished_at = case when :next::timestamptz is null then :now::timestamptz end
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                        """)
                .bind("id", parent)
                .bind("runs", runs)
                .bind("next", next)
                .bind("now", now)
                .execute();
    }

    /** Makes the draft of a run, anew where a node that died had begun it. */
    void makeRun(Handle handle, UUID parent, int run, UUID id, Recipe recipe, Instant now) {
        handle.createUpdate("""
                        delete from campaign
                        where workspace_id = (select current_workspace()) and parent_id = :parent and run = :run
                          and status = 'draft'
                        """).bind("parent", parent).bind("run", run).execute();
        handle.createUpdate("""
                        insert into campaign (workspace_id, campaign_id, name, status, sender_id, sheet_link_id, recipe,
                            template_name, template_language, needs_window, created_at, parent_id, run, quiet_from, quiet_to,
                            canary_rows, canary_then, send_until, halt_percent)
                        select workspace_id, :id, name, 'draft', sender_id, sheet_link_id, :recipe::jsonb,
                            template_name, template_language, needs_window, :now, campaign_id, :run, quiet_from, quiet_to,
                            canary_rows, canary_then, send_until, halt_percent
                        from campaign where workspace_id = (select current_workspace()) and campaign_id = :parent
                        """)
                .bind("id", id)
                .bind("parent", parent)
                .bind("run", run)
                .bind("recipe", RecipeWire.write(recipe))
                .bind("now", now)
                .execute();
    }

    /** Throws the draft of a run away. */
    void discardDrafts(Handle handle, UUID parent) {
        handle.createUpdate("""
                        delete from campaign
                        where workspace_id = (select current_workspace()) and parent_id = :parent and run is not null
                          and status = 'draft'
                        """).bind("parent", parent).execute();
    }

    /** Lets the rows of a run go. */
    void launchRun(Handle handle, UUID run, Instant now) {
        handle.createUpdate("""
                        update campaign set status = 'sending', schedule = '{"type": "now"}', launched_at = :now,
                            started_at = :now
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                        """).bind("id", run).bind("now", now).execute();
    }

    /** Ends a run of which no row can be sent; its problems stay to be seen. */
    void endRun(Handle handle, UUID run, Instant now) {
        handle.createUpdate("""
                        update campaign set status = 'done', schedule = '{"type": "now"}', launched_at = :now,
                            started_at = :now, finished_at = :now
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                        """).bind("id", run).bind("now", now).execute();
    }

    /** Throws the frozen rows of a campaign away that has sent none. */
    void dropRows(Handle handle, UUID campaign) {
        for (String table : new String[] {"delivery", "campaign_row_problem", "campaign_chunk"}) {
            handle.createUpdate(
                            "delete from <table> where workspace_id = (select current_workspace()) and campaign_id = :id")
                    .define("table", table)
                    .bind("id", campaign)
                    .execute();
        }
    }

    void changeRecipe(Handle handle, UUID campaign, Recipe recipe) {
        handle.createUpdate("""
                        update campaign set recipe = :recipe::jsonb
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                        """)
                .bind("id", campaign)
                .bind("recipe", RecipeWire.write(recipe))
                .execute();
    }

    /** How many rows were held back. */
    int held(Handle handle, UUID campaign) {
        return handle.createQuery("""
                        select count(*) from campaign_row_problem
                        where workspace_id = (select current_workspace()) and campaign_id = :id and blocks
                        """).bind("id", campaign).mapTo(Integer.class).one();
    }

    /** Which of the keys an earlier run of the campaign has taken. */
    Set<String> takenKeys(Handle handle, UUID parent, Collection<String> keys) {
        return new HashSet<>(handle.createQuery("""
                        select d.row_key from delivery d join campaign c using (workspace_id, campaign_id)
                        where d.workspace_id = (select current_workspace()) and c.parent_id = :parent and c.status <> 'draft'
                          and d.row_key = any(:keys)
                        """)
                .bind("parent", parent)
                .bindArray("keys", String.class, keys.toArray())
                .mapTo(String.class)
                .list());
    }

    /** Which of the recipients an earlier run of the campaign has taken. */
    Set<RecipientId> takenRecipients(Handle handle, UUID parent, Collection<RecipientId> recipients) {
        return new HashSet<>(handle.createQuery("""
                        select d.recipient_id from delivery d join campaign c using (workspace_id, campaign_id)
                        where d.workspace_id = (select current_workspace()) and c.parent_id = :parent and c.status <> 'draft'
                          and d.recipient_id = any(array(select decode(id, 'hex') from unnest(:recipients) id))
                        """)
                .bind("parent", parent)
                .bindArray(
                        "recipients",
                        String.class,
                        recipients.stream()
                                .map(recipient -> HexFormat.of().formatHex(recipient.bytes()))
                                .toArray())
                .map((row, context) -> RecipientId.stored(row.getBytes(1)))
                .list());
    }
}
