package io.rowcast.contact;

import io.rowcast.platform.crypto.Sealer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who must not be sent to, within the caller's transaction. A recipient stands here once, by the first who asked. */
public final class SuppressionStore {
    private static final String RECIPIENT = "suppression.recipient";

    /** Suppresses a recipient who is not; what a user does by hand takes the place of what was, since it is lifted by hand. */
    public void suppress(Handle handle, Sealer sealer, Suppression suppression) {
        handle.createUpdate("""
                        insert into suppression (workspace_id, recipient_id, recipient, reason, source, since)
                        values ((select current_workspace()), :id, :recipient, :reason, :source, :since)
                        on conflict (workspace_id, recipient_id) do update
                            set reason = excluded.reason, source = excluded.source
                            where excluded.source = 'by-hand' and suppression.source <> 'by-hand'
                        """)
                .bind("id", RecipientId.of(sealer, suppression.recipient()).bytes())
                .bind("recipient", sealer.seal(suppression.recipient(), RECIPIENT))
                .bind("reason", suppression.reason())
                .bind("source", suppression.source().word())
                .bind("since", suppression.since())
                .execute();
    }

    /** Puts a new name of a suppressed person on the list, so that it stays there whatever becomes of the old one. */
    public void carryOver(Handle handle, Sealer sealer, String before, String after) {
        find(handle, sealer, RecipientId.of(sealer, before))
                .ifPresent(
                        it -> suppress(handle, sealer, new Suppression(after, it.reason(), it.source(), it.since())));
    }

    /** Allows a person again under all their names, where the suppression came from one of {@code sources}. */
    public void lift(Handle handle, RecipientId recipient, List<Suppression.Source> sources) {
        lift(handle, recipient, true, sources);
    }

    /** Allows one name again, and none of the others that its former owner had. */
    public void liftOnly(Handle handle, RecipientId recipient, List<Suppression.Source> sources) {
        lift(handle, recipient, false, sources);
    }

    private static void lift(
            Handle handle, RecipientId recipient, boolean everyName, List<Suppression.Source> sources) {
        handle.createUpdate("""
                        delete from suppression
                        where workspace_id = (select current_workspace()) and source = any (:sources)
                          and (recipient_id = :id or (:everyName and recipient_id in (select same_person(:id))))
                        """)
                .bind("everyName", everyName)
                .bind("id", recipient.bytes())
                .bindArray(
                        "sources",
                        String.class,
                        sources.stream().map(Suppression.Source::word).toList())
                .execute();
    }

    /** The suppression of a person under whichever name; the one of this name comes first. */
    public Optional<Suppression> find(Handle handle, Sealer sealer, RecipientId recipient) {
        return handle.createQuery("""
                        select recipient_id, recipient, reason, source, since from suppression
                        where workspace_id = (select current_workspace()) and recipient_id in (select same_person(:id))
                        order by recipient_id <> :id, since limit 1
                        """)
                .bind("id", recipient.bytes())
                .map((row, context) -> read(row, sealer))
                .findOne();
    }

    /** A page in the order of the ids, which tells nothing of the numbers; {@code after} is empty for the first. */
    List<Suppression> page(Handle handle, Sealer sealer, byte[] after, int limit) {
        return handle.createQuery("""
                        select recipient_id, recipient, reason, source, since from suppression
                        where workspace_id = (select current_workspace()) and recipient_id > :after
                        order by recipient_id
                        limit :limit
                        """)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row, sealer))
                .list();
    }

    private static Suppression read(ResultSet row, Sealer sealer) throws SQLException {
        return new Suppression(
                sealer.open(row.getBytes("recipient"), RECIPIENT),
                row.getString("reason"),
                Suppression.Source.of(row.getString("source")),
                row.getTimestamp("since").toInstant());
    }
}
