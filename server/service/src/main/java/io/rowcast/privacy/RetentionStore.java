package io.rowcast.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Deletes what is older than a moment, a batch at a time, within the caller's transaction and workspace. */
final class RetentionStore {
    /** A transaction of these takes milliseconds, so that nobody who sends waits for it. */
    static final int BATCH = 1_000;

    int days(Handle handle) {
        return handle.createQuery(
                        "select retention_days from workspace where workspace_id = (select current_workspace())")
                .mapTo(Integer.class)
                .one();
    }

    void setDays(Handle handle, int days) {
        handle.createUpdate("""
                        update workspace set retention_days = :days where workspace_id = (select current_workspace())
                        """).bind("days", days).execute();
    }

    /** The shortest time that any workspace asks for, in days. */
    int shortestDays(Handle handle) {
        return handle.createQuery("select shortest_retention_days()")
                .mapTo(Integer.class)
                .one();
    }

    /** Campaigns that may have something to forget, the oldest first. */
    List<UUID> campaigns(Handle handle, Instant before) {
        return handle.createQuery("""
                        select campaign_id from campaign
                        where workspace_id = (select current_workspace()) and forgotten_at is null
                          and launched_at < :before
                        order by launched_at, campaign_id
                        """).bind("before", before).mapTo(UUID.class).list();
    }

    /**
     * Forgets messages whose status has not changed since; never one that may still be sent, or whose fate is not known.
     *
     * @return how many; fewer than {@link #BATCH} where no more is to be forgotten now
     */
    int forgetMessages(Handle handle, UUID campaign, Instant before) {
        return handle.createUpdate("""
                        with old as (
                          select delivery_id from delivery
                          where workspace_id = (select current_workspace()) and campaign_id = :campaign
                            and message is not null and status_at < :before
                            and status not in ('queued', 'sending', 'unknown')
                          order by delivery_id
                          limit :batch
                          for update skip locked)
                        update delivery d
                        set recipient = null, message = null, view = null, error_text = null,
                          -- What its cells show stays as it is.
                          written_revision = d.revision, write_trouble = null
                        from old
                        where d.workspace_id = (select current_workspace()) and d.delivery_id = old.delivery_id
                        """)
                .bind("campaign", campaign)
                .bind("before", before)
                .bind("batch", BATCH)
                .execute();
    }

    int forgetRowProblems(Handle handle, UUID campaign) {
        return handle.createUpdate("""
                        with old as (
                          select row_number from campaign_row_problem
                          where workspace_id = (select current_workspace()) and campaign_id = :campaign
                            and problems is not null
                          limit :batch
                          for update skip locked)
                        update campaign_row_problem p set problems = null
                        from old
                        where p.workspace_id = (select current_workspace()) and p.campaign_id = :campaign
                          and p.row_number = old.row_number
                        """)
                .bind("campaign", campaign)
                .bind("batch", BATCH)
                .execute();
    }

    /** Notes a campaign of which nothing is left, so that it is not looked at again. */
    void noteForgotten(Handle handle, UUID campaign, Instant now) {
        handle.createUpdate("""
                        update campaign c set forgotten_at = :now
                        where c.workspace_id = (select current_workspace()) and c.campaign_id = :campaign
                          and c.status in ('done', 'cancelled')
                          and not exists (
                            select from delivery d
                            where d.workspace_id = c.workspace_id and d.campaign_id = c.campaign_id
                              and d.message is not null)
                          and not exists (
                            select from campaign_row_problem p
                            where p.workspace_id = c.workspace_id and p.campaign_id = c.campaign_id
                              and p.problems is not null)
                        """).bind("campaign", campaign).bind("now", now).execute();
    }

    int forgetReplies(Handle handle, Instant before) {
        return handle.createUpdate("""
                        with old as (
                          select reply_id from reply
                          where workspace_id = (select current_workspace()) and body is not null
                            and received_at < :before
                          order by received_at
                          limit :batch
                          for update skip locked)
                        update reply r set recipient = null, body = null, button_id = null, payload_id = null
                        from old
                        where r.workspace_id = (select current_workspace()) and r.reply_id = old.reply_id
                        """)
                .bind("before", before)
                .bind("batch", BATCH)
                .execute();
    }

    /** Deletes files that came with replies of that age, here or still to be fetched. */
    int deleteReceivedFiles(Handle handle, Instant before) {
        return handle.createUpdate("""
                        with old as (
                          select m.reply_id from reply_media m join reply r using (workspace_id, reply_id)
                          where m.workspace_id = (select current_workspace()) and r.received_at < :before
                          limit 10
                          for update of m skip locked)
                        delete from reply_media m using old
                        where m.workspace_id = (select current_workspace()) and m.reply_id = old.reply_id
                        """).bind("before", before).execute();
    }

    int forgetHandMessages(Handle handle, Instant before) {
        return handle.createUpdate("""
                        with old as (
                          select message_id from hand_message
                          where workspace_id = (select current_workspace()) and message is not null
                            and status_at < :before and status not in ('sending', 'unknown')
                          order by status_at
                          limit :batch
                          for update skip locked)
                        update hand_message h set message = null, view = null, error_text = null
                        from old
                        where h.workspace_id = (select current_workspace()) and h.message_id = old.message_id
                        """)
                .bind("before", before)
                .bind("batch", BATCH)
                .execute();
    }

    /** Deletes conversations of which nothing is left to read. */
    int deleteConversations(Handle handle, Instant before) {
        return handle.createUpdate("""
                        with old as (
                          select c.conversation_id from conversation c
                          where c.workspace_id = (select current_workspace()) and coalesce(c.last_at, c.created_at) < :before
                            and not exists (
                              select from hand_message h
                              where h.workspace_id = c.workspace_id and h.conversation_id = c.conversation_id
                                and h.message is not null)
                            and not exists (
                              select from reply r
                              where r.workspace_id = c.workspace_id and r.conversation_id = c.conversation_id
                                and r.body is not null)
                          limit :batch
                          for update skip locked)
                        delete from conversation c using old
                        where c.workspace_id = (select current_workspace()) and c.conversation_id = old.conversation_id
                        """)
                .bind("before", before)
                .bind("batch", BATCH)
                .execute();
    }

    /** Deletes files that no campaign needs which may still send: a file goes with those that were made of it. */
    int deleteFiles(Handle handle, Instant before) {
        return handle.createUpdate("""
                        with old as (
                          select m.media_id from media m
                          where m.workspace_id = (select current_workspace()) and m.uploaded_at < :before
                            and not exists (
                              select from campaign c
                              where c.workspace_id = m.workspace_id and c.status not in ('done', 'cancelled')
                                and strpos(c.recipe::text, m.media_id::text) > 0)
                          order by m.uploaded_at
                          limit 10
                          for update skip locked)
                        delete from media m using old
                        where m.workspace_id = (select current_workspace()) and m.media_id = old.media_id
                        """).bind("before", before).execute();
    }

    int deleteSheetWrites(Handle handle, Instant before) {
        return handle.createUpdate("""
                        delete from sheet_write
                        where workspace_id = (select current_workspace()) and begun_at < :before
                        """).bind("before", before).execute();
    }

    /** Of all workspaces: those webhooks that were given up. */
    int deleteWebhooks(Handle handle, Instant before) {
        return handle.createUpdate("delete from inbox where parked_at is not null and received_at < :before")
                .bind("before", before)
                .execute();
    }
}
