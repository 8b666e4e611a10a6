package io.rowcast.campaign;

import io.rowcast.audience.RowProblem;
import io.rowcast.contact.RecipientId;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.timing.RegionZones;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The frozen rows of a draft, within the caller's transaction; what is personal in them is sealed. */
final class RowStore {
    /**
     * How many rows are kept: {@code rows} in all, {@code ready} of them to be sent. And how many are not, since the campaign
     * is not about them.
     */
    record Counts(int rows, int ready, int passedOver) {}

    /** A row that was put before. */
    record Taken(int row, String key) {}

    /** The fingerprint of a chunk's content; empty where the chunk was not put yet. */
    Optional<byte[]> chunkHash(Handle handle, UUID campaign, int chunk) {
        return handle.createQuery("""
                        select content_hash from campaign_chunk
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign and chunk = :chunk
                        """)
                .bind("campaign", campaign)
                .bind("chunk", chunk)
                .mapTo(byte[].class)
                .findOne();
    }

    /** The fingerprints of all chunks, in their order. */
    List<byte[]> chunkHashes(Handle handle, UUID campaign) {
        return handle.createQuery("""
                        select content_hash from campaign_chunk
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign order by chunk
                        """)
                .bind("campaign", campaign)
                .mapTo(byte[].class)
                .list();
    }

    void addChunk(Handle handle, UUID campaign, int chunk, byte[] hash, int passedOver) {
        handle.createUpdate("""
                        insert into campaign_chunk (workspace_id, campaign_id, chunk, content_hash, passed_over)
                        values ((select current_workspace()), :campaign, :chunk, :hash, :passedOver)
                        """)
                .bind("campaign", campaign)
                .bind("chunk", chunk)
                .bind("hash", hash)
                .bind("passedOver", passedOver)
                .execute();
    }

    /** One of the rows that was put before, by its number or by its key. */
    Optional<Taken> taken(Handle handle, UUID campaign, List<FrozenRow> rows) {
        return handle.createQuery("""
                        select row_number, row_key from delivery
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                          and (row_number = any(:numbers) or row_key = any(:keys))
                        union all
                        select row_number, row_key from campaign_row_problem
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                          and (row_number = any(:numbers) or row_key = any(:keys))
                        limit 1
                        """)
                .bind("campaign", campaign)
                .bindArray(
                        "numbers",
                        Integer.class,
                        rows.stream().map(row -> row.row().number()).toArray())
                .bindArray(
                        "keys",
                        String.class,
                        rows.stream().map(row -> row.row().key()).toArray())
                .map((row, context) -> new Taken(row.getInt(1), row.getString(2)))
                .findFirst();
    }

    /** Which of the recipients wrote to the sender since then, under whichever of their names. */
    Set<RecipientId> wroteSince(Handle handle, UUID sender, Collection<RecipientId> recipients, Instant since) {
        return handle.createQuery("""
                        select asked.recipient_id
                        from (select decode(id, 'hex') as recipient_id from unnest(:recipients) id) asked
                        where exists (
                          select from reply r
                          where r.workspace_id = (select current_workspace()) and r.sender_id = :sender
                            and r.recipient_id in (select same_person(asked.recipient_id)) and r.received_at > :since)
                        """)
                .bindArray("recipients", String.class, hex(recipients))
                .bind("sender", sender)
                .bind("since", since)
                .map((row, context) -> RecipientId.stored(row.getBytes(1)))
                .set();
    }

    /** Which of the recipients the draft has already, and in which row. */
    Map<RecipientId, Integer> rowsOf(Handle handle, UUID campaign, Collection<RecipientId> recipients) {
        Map<RecipientId, Integer> rows = new HashMap<>();
        handle.createQuery("""
                        select recipient_id, row_number from delivery
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                          and recipient_id = any(array(select decode(id, 'hex') from unnest(:recipients) id))
                        """)
                .bind("campaign", campaign)
                .bindArray("recipients", String.class, hex(recipients))
                .map((row, context) -> Map.entry(RecipientId.stored(row.getBytes(1)), row.getInt(2)))
                .forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
        return rows;
    }

    /** Which of the recipients must not be sent to. */
    Set<RecipientId> suppressed(Handle handle, Collection<RecipientId> recipients) {
        return new HashSet<>(handle.createQuery("""
                        select recipient_id from suppression
                        where workspace_id = (select current_workspace()) and recipient_id = any(array(select decode(id, 'hex') from unnest(:recipients) id))
                        """)
                .bindArray("recipients", String.class, hex(recipients))
                .map((row, context) -> RecipientId.stored(row.getBytes(1)))
                .list());
    }

    /** The driver takes no array of byte arrays from Jdbi. */
    private static Object[] hex(Collection<RecipientId> recipients) {
        return recipients.stream()
                .map(recipient -> HexFormat.of().formatHex(recipient.bytes()))
                .toArray();
    }

    void addDeliveries(
            Handle handle,
            Sealer sealer,
            UUID campaign,
            UUID sender,
            List<FrozenRow.Ready> rows,
            Turn turn,
            Instant now) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into delivery (workspace_id, delivery_id, campaign_id, sender_id, row_number, row_key,
                    recipient_id, recipient, region, zone, message, view, due_at, status_at)
                values (current_workspace(), :id, :campaign, :sender, :row, :key, :recipientId, :recipient, :region, :zone,
                    :message, :view, coalesce(:due::timestamptz, cast(:turn as timestamptz)), :now)
                """);
        for (FrozenRow.Ready row : rows) {
            batch.bind("id", row.delivery())
                    .bind("campaign", campaign)
                    .bind("sender", sender)
                    .bind("row", row.row().number())
                    .bind("key", row.row().key())
                    .bind("recipientId", row.recipient().bytes())
                    .bind("recipient", sealer.seal(row.rendered().recipient().text(), "delivery.recipient"))
                    .bind("region", row.rendered().region())
                    .bind(
                            "zone",
                            RegionZones.of(row.rendered().region())
                                    .map(ZoneId::getId)
                                    .orElse(null))
                    .bind("due", row.due())
                    .bind(
                            "message",
                            sealer.seal(
                                    row.rendered().message().json(row.delivery().toString()), "delivery.message"))
                    .bind("view", sealer.seal(RowsView.write(row.rendered().view()), "delivery.view"))
                    .bind("now", now)
                    .bind("turn", turn.dueAt())
                    .add();
        }
        batch.execute();
    }

    void addProblems(Handle handle, Sealer sealer, UUID campaign, List<FrozenRow> rows) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into campaign_row_problem (workspace_id, campaign_id, row_number, row_key, blocks, codes, problems)
                values (current_workspace(), :campaign, :row, :key, :blocks, :codes, :problems)
                """);
        for (FrozenRow row : rows) {
            batch.bind("campaign", campaign)
                    .bind("row", row.row().number())
                    .bind("key", row.row().key())
                    .bind("blocks", row instanceof FrozenRow.Held)
                    .bindArray(
                            "codes",
                            String.class,
                            row.problems().stream().map(RowProblem::code).toArray())
                    .bind("problems", sealer.seal(RowsView.write(row.problems()), "campaign_row_problem.problems"))
                    .add();
        }
        batch.execute();
    }

    /**
     * Lets PostgreSQL count the deliveries anew where a draft has more than it knew of: else plans of the time when there were few
     * are kept, and read all of them for each, until it does so by itself.
     */
    void countAnew(Handle handle, int rows) {
        handle.execute("select count_deliveries_anew(?)", rows);
    }

    /** How many rows were to go at this time or before. */
    int dueBy(Handle handle, UUID campaign, Instant moment) {
        return handle.createQuery("""
                        select count(*) from queued
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                          and due_at > '-infinity' and due_at <= :moment
                        """)
                .bind("campaign", campaign)
                .bind("moment", moment)
                .mapTo(Integer.class)
                .one();
    }

    Counts counts(Handle handle, UUID campaign) {
        return handle.createQuery("""
                        select (select count(*) from delivery
                                where workspace_id = (select current_workspace()) and campaign_id = :campaign) as ready,
                               (select count(*) from campaign_row_problem
                                where workspace_id = (select current_workspace()) and campaign_id = :campaign
                                  and blocks) as held,
                               (select coalesce(sum(passed_over), 0) from campaign_chunk
                                where workspace_id = (select current_workspace()) and campaign_id = :campaign)
                                 as passed_over
                        """)
                .bind("campaign", campaign)
                .map((row, context) -> new Counts(
                        row.getInt("ready") + row.getInt("held"), row.getInt("ready"), row.getInt("passed_over")))
                .one();
    }
}
