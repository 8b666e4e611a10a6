package io.rowcast.privacy;

import io.rowcast.platform.crypto.Sealer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/**
 * Takes a person out of every ledger of the transaction's workspace. The person is all of their names' fingerprints. A table that
 * comes to tell of contacts needs a statement here: the data map, which the schema is held against, is where to notice.
 */
final class ErasureStore {
    private static final String WHO = PersonRows.NAMED;

    /** Meta's ids of the workspace's own numbers. */
    List<String> numbers(Handle handle) {
        return handle.createQuery(
                        "select phone_number_id from sender where workspace_id = (select current_workspace())")
                .mapTo(String.class)
                .list();
    }

    /** Whether a message to them is on its way out now, whose answer would bring them back. */
    boolean isUnderWay(Handle handle, Collection<String> names) {
        return handle.createQuery("""
                        select exists (
                          select from delivery
                          where workspace_id = (select current_workspace()) and status = 'sending' and %1$s)
                          or exists (
                          select from hand_message h join conversation c using (workspace_id, conversation_id)
                          where h.workspace_id = (select current_workspace()) and h.status = 'sending' and c.%1$s)
                        """.formatted(WHO))
                .bindArray("names", String.class, names)
                .mapTo(Boolean.class)
                .one();
    }

    /** Every way in which they are written in the ledgers. */
    Set<String> written(Handle handle, Sealer sealer, Collection<String> names) {
        Set<String> written = new HashSet<>();
        for (String table : List.of("delivery", "reply", "suppression", "contact", "conversation")) {
            handle.createQuery("""
                            select recipient from %s
                            where workspace_id = (select current_workspace()) and recipient is not null and %s
                            """.formatted(table, WHO))
                    .bindArray("names", String.class, names)
                    .mapTo(byte[].class)
                    // Conversations are sealed as the replies that began them.
                    .forEach(one -> written.add(
                            sealer.open(one, (table.equals("conversation") ? "reply" : table) + ".recipient")));
        }
        return written;
    }

    /** What a campaign made of their rows' cells: what is wrong with them, and how they were at the last look. */
    void forgetRows(Handle handle, Collection<String> names) {
        String rows = """
                with theirs as (
                  select distinct c.sheet_link_id, d.row_key
                  from delivery d join campaign c using (workspace_id, campaign_id)
                  where d.workspace_id = (select current_workspace()) and d.%s),
                same_rows as (
                  select c.campaign_id, t.row_key from theirs t
                  join campaign c on c.workspace_id = (select current_workspace()) and c.sheet_link_id = t.sheet_link_id)
                """.formatted(WHO);
        handle.createUpdate(rows + """
                        update campaign_row_problem p set problems = null
                        from same_rows r
                        where p.workspace_id = (select current_workspace()) and p.campaign_id = r.campaign_id
                          and p.row_key = r.row_key
                        """).bindArray("names", String.class, names).execute();
        handle.createUpdate(rows + """
                        update standing_row s set cells_id = null
                        from same_rows r
                        where s.workspace_id = (select current_workspace()) and s.campaign_id = r.campaign_id
                          and s.row_key = r.row_key
                        """).bindArray("names", String.class, names).execute();
        handle.createUpdate("""
                        delete from sheet_write w
                        using campaign c join delivery d using (workspace_id, campaign_id)
                        where w.workspace_id = (select current_workspace()) and c.workspace_id = w.workspace_id
                          and c.sheet_link_id = w.sheet_link_id and d.%s
                        """.formatted(WHO))
                .bindArray("names", String.class, names)
                .execute();
    }

    /**
     * Rows that were held back have no recipient to find them by: what is wrong with them may quote the number all the same.
     *
     * @param tells whether the words tell of the person
     */
    void forgetProblems(Handle handle, Sealer sealer, Predicate<String> tells) {
        record Problem(UUID campaign, int row) {}
        List<Problem> theirs;
        try (var problems = handle
                .createQuery("""
                        select campaign_id, row_number, problems from campaign_row_problem
                        where workspace_id = (select current_workspace()) and problems is not null
                        """)
                .setFetchSize(1_000)
                .map((row, context) -> tells.test(sealer.open(row.getBytes(3), "campaign_row_problem.problems"))
                        ? List.of(new Problem(row.getObject(1, UUID.class), row.getInt(2)))
                        : List.<Problem>of())
                .stream()) {
            theirs = problems.flatMap(List::stream).toList();
        }
        for (Problem problem : theirs) {
            handle.createUpdate("""
                            update campaign_row_problem set problems = null
                            where workspace_id = (select current_workspace()) and campaign_id = :campaign and row_number = :row
                            """)
                    .bind("campaign", problem.campaign())
                    .bind("row", problem.row())
                    .execute();
        }
    }

    /**
     * Empties their messages, and takes those that wait off the queue. The rows stay, to nobody.
     *
     * @param why sealed words for those that were not sent
     * @return how many
     */
    int forgetDeliveries(Handle handle, Collection<String> names, byte[] why, Instant now) {
        return handle.createUpdate("""
                        update delivery
                        set status = case when status = 'queued' then 'skipped'::delivery_status else status end,
                          status_at = case when status = 'queued' then :now else status_at end,
                          error_text = case when status = 'queued' then :why end,
                          recipient = null, message = null, view = null, wamid_id = null,
                          -- Of nobody: rows of one campaign must differ.
                          recipient_id = uuid_send(gen_random_uuid()),
                          revision = revision + 1, written_revision = revision + 1, write_trouble = null
                        where workspace_id = (select current_workspace()) and %s
                        """.formatted(WHO))
                .bindArray("names", String.class, names)
                .bind("why", why)
                .bind("now", now)
                .execute();
    }

    /**
     * Deletes their conversations with all that was written to them by hand.
     *
     * @return how many messages
     */
    int deleteConversations(Handle handle, Collection<String> names) {
        return handle.createQuery("""
                        with theirs as (
                          delete from conversation
                          where workspace_id = (select current_workspace()) and %s
                          returning conversation_id),
                        written as (
                          delete from hand_message h using theirs
                          where h.workspace_id = (select current_workspace())
                            and h.conversation_id = theirs.conversation_id
                          returning h.message_id)
                        select count(*) from written
                        """.formatted(WHO))
                .bindArray("names", String.class, names)
                .mapTo(Integer.class)
                .one();
    }

    /**
     * Deletes what they wrote, with the files that they sent.
     *
     * @return how many
     */
    int deleteReplies(Handle handle, Collection<String> names) {
        return handle.createUpdate("delete from reply where workspace_id = (select current_workspace()) and " + WHO)
                .bindArray("names", String.class, names)
                .execute();
    }

    /** Forgets whom WhatsApp's limits were counted for; the counters follow. */
    void forgetLimits(Handle handle, Collection<String> names) {
        handle.createUpdate("""
                        with over as (
                          delete from recipient_opening
                          where workspace_id = (select current_workspace()) and %s
                          returning portfolio_id),
                        freed as (select portfolio_id, count(*) as places from over group by portfolio_id)
                        update portfolio p set used = greatest(0, p.used - f.places)
                        from freed f
                        where p.workspace_id = (select current_workspace()) and p.portfolio_id = f.portfolio_id
                        """.formatted(WHO))
                .bindArray("names", String.class, names)
                .execute();
        handle.createUpdate("delete from recipient_rest where workspace_id = (select current_workspace()) and " + WHO)
                .bindArray("names", String.class, names)
                .execute();
    }

    /** Keeps each of their names on the do-not-send list, as a fingerprint of which nobody can tell whose it is. */
    void keepOff(Handle handle, Collection<String> names, String reason, Instant now) {
        handle.createUpdate("""
                        insert into suppression (workspace_id, recipient_id, recipient, reason, source, since)
                        select (select current_workspace()), decode(name, 'hex'), null, :reason, 'by-hand', :now
                        from unnest(:names) name
                        on conflict (workspace_id, recipient_id) do update set recipient = null, note = null
                        """)
                .bindArray("names", String.class, names)
                .bind("reason", reason)
                .bind("now", now)
                .execute();
    }

    /** Who they are, and what they agreed to. */
    void forgetContact(Handle handle, Collection<String> names) {
        for (String table : List.of("contact", "consent")) {
            handle.createUpdate(
                            "delete from " + table + " where workspace_id = (select current_workspace()) and " + WHO)
                    .bindArray("names", String.class, names)
                    .execute();
        }
    }

    void forgetNames(Handle handle, Collection<String> names) {
        handle.createUpdate("delete from recipient_alias where workspace_id = (select current_workspace()) and " + WHO)
                .bindArray("names", String.class, names)
                .execute();
    }
}
