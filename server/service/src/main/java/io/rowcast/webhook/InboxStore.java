package io.rowcast.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rowcast.platform.crypto.MasterKeyset;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.work.GroupCommit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Raw webhooks between their arrival and their being applied; sealed, since they hold numbers and texts. */
public final class InboxStore {
    private static final String BODY = "inbox.body";
    /** Meta's bodies have up to 3 MB, and most of them one status. */
    private static final int MOST_AT_ONCE = 200;

    private final Database database;
    private final MasterKeyset master;
    private final InstantSource clock;
    private final GroupCommit<Body> arriving = new GroupCommit<>(MOST_AT_ONCE, this::insert);

    public InboxStore(Database database, MasterKeyset master, InstantSource clock) {
        this.database = database;
        this.master = master;
        this.clock = clock;
    }

    /** Stores and commits a body, together with others that come at the same time. */
    void put(byte[] body) {
        arriving.add(new Body(clock.instant(), master.seal(body, BODY)));
    }

    private record Body(Instant receivedAt, byte[] sealed) {}

    private void insert(List<Body> bodies) {
        database.outsideWorkspaces(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into inbox (received_at, body, next_attempt_at) values (:at, :body, :next)
                    """);
            bodies.forEach(body -> batch.bind("at", body.receivedAt())
                    .bind("body", body.sealed())
                    .bind("next", body.receivedAt())
                    .add());
            return batch.execute();
        });
    }

    /** Locks up to {@code most} bodies that are due, oldest first, until the transaction ends; other nodes pass them by. */
    List<InboxEntry> take(Handle handle, int most) {
        return handle.createQuery("""
                        select inbox_id, received_at, body, attempts from inbox
                        where next_attempt_at <= :now and parked_at is null
                        order by inbox_id
                        limit :most
                        for update skip locked
                        """)
                .bind("now", clock.instant())
                .bind("most", most)
                .map((row, context) -> read(row))
                .list();
    }

    private static InboxEntry read(ResultSet row) throws SQLException {
        return new InboxEntry(
                row.getLong("inbox_id"),
                row.getTimestamp("received_at").toInstant(),
                row.getBytes("body"),
                row.getInt("attempts"));
    }

    /** @throws io.rowcast.platform.crypto.BrokenSealException when it was sealed with a key that is gone */
    byte[] open(InboxEntry entry) {
        return master.open(entry.sealedBody(), BODY);
    }

    void remove(Handle handle, List<InboxEntry> entries) {
        delete(handle, entries.stream().map(InboxEntry::id).toList());
    }

    private static void delete(Handle handle, List<Long> ids) {
        handle.createUpdate("delete from inbox where inbox_id = any (:ids)")
                .bindArray("ids", Long.class, ids)
                .execute();
    }

    /** Keeps a body that will not be applied, and tries it no more. */
    void park(Handle handle, InboxEntry entry, String error) {
        handle.createUpdate("""
                        update inbox set attempts = attempts + 1, parked_at = :now, last_error = :error
                        where inbox_id = :id
                        """)
                .bind("id", entry.id())
                .bind("now", clock.instant())
                .bind("error", error)
                .execute();
    }

    /**
     * Deletes the parked bodies of which {@code tells} is true; what is still to be applied is left to that. Within the
     * caller's transaction.
     */
    public void discardParked(Handle handle, Predicate<String> tells) {
        List<Long> theirs = handle.createQuery(
                        "select inbox_id, received_at, body, attempts from inbox where parked_at is not null")
                .map((row, context) -> read(row))
                .filter(entry -> tells.test(new String(open(entry), UTF_8)))
                .map(InboxEntry::id)
                .list();
        delete(handle, theirs);
    }

    /** How many bodies are parked. */
    public long parked() {
        return database.outsideWorkspaces(
                handle -> handle.createQuery("select count(*) from inbox where parked_at is not null")
                        .mapTo(Long.class)
                        .one());
    }

    /** Keeps a body that could not be applied, for another try after {@code delay}. */
    void postpone(Handle handle, InboxEntry entry, Duration delay, String error) {
        handle.createUpdate("""
                        update inbox set attempts = attempts + 1, next_attempt_at = :next, last_error = :error
                        where inbox_id = :id
                        """)
                .bind("id", entry.id())
                .bind("next", clock.instant().plus(delay))
                .bind("error", error)
                .execute();
    }
}
