package io.rowcast.contact;

import io.rowcast.platform.crypto.Sealer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Who must not be sent to, within the caller's transaction. A recipient stands here once, by the first who asked. Whoever opts
 * out takes back what they agreed to; it stands again when the opt-out is lifted.
 */
public final class SuppressionStore {
    private static final String RECIPIENT = "suppression.recipient";
    private static final String NOTE = "suppression.note";

    private final ConsentStore consents = new ConsentStore();

    /** Suppresses a recipient who is not; what a user does takes the place of what was, since it is lifted by hand. */
    public void suppress(Handle handle, Sealer sealer, Suppression suppression) {
        suppress(handle, sealer, List.of(suppression));
    }

    /** @return how many were not on the list before */
    int suppress(Handle handle, Sealer sealer, Collection<Suppression> suppressions) {
        // By their ids: whoever adds others at the same time waits, and no two wait for each other.
        Map<String, Suppression> each = new TreeMap<>();
        suppressions.forEach(it -> each.putIfAbsent(hex(RecipientId.of(sealer, it.recipient())), it));
        int added = add(handle, sealer, each);
        List<ConsentStore.Withdrawal> withdrawn = each.values().stream()
                .flatMap(it -> withdrawal(sealer, it).stream())
                .toList();
        if (!withdrawn.isEmpty()) {
            consents.withdraw(handle, withdrawn);
        }
        return added;
    }

    private static int add(Handle handle, Sealer sealer, Map<String, Suppression> each) {
        return handle.createQuery("""
                        with put as (
                          insert into suppression as s (workspace_id, recipient_id, recipient, reason, source, since, note)
                          select (select current_workspace()), decode(id, 'hex'), decode(recipient, 'hex'), reason, source,
                            since::timestamptz, decode(nullif(note, ''), 'hex')
                          from unnest(:ids, :recipients, :reasons, :sources, :sinces, :notes)
                            as u (id, recipient, reason, source, since, note)
                          order by id
                          on conflict (workspace_id, recipient_id) do update
                            set reason = excluded.reason, source = excluded.source, note = excluded.note
                            where excluded.source in ('by-hand', 'import') and s.source not in ('by-hand', 'import')
                          returning xmax = 0 as added)
                        select count(*) from put where added
                        """)
                .bindArray("ids", String.class, each.keySet().toArray())
                .bindArray("recipients", String.class, all(each, it -> sealed(sealer, it.recipient(), RECIPIENT)))
                .bindArray("reasons", String.class, all(each, Suppression::reason))
                .bindArray("sources", String.class, all(each, it -> it.source().word()))
                .bindArray("sinces", String.class, all(each, it -> it.since().toString()))
                .bindArray("notes", String.class, all(each, it -> sealed(sealer, it.note(), NOTE)))
                .mapTo(Integer.class)
                .one();
    }

    /** What Meta refuses is no wish of the person's. */
    private static Optional<ConsentStore.Withdrawal> withdrawal(Sealer sealer, Suppression suppression) {
        RecipientId recipient = RecipientId.of(sealer, suppression.recipient());
        Instant at = suppression.since();
        return switch (suppression.source()) {
            case WORD -> Optional.of(new ConsentStore.Withdrawal(recipient, Consent.Source.WORD, at));
            case META_PREFERENCE ->
                Optional.of(new ConsentStore.Withdrawal(recipient, Consent.Source.META_PREFERENCE, at));
            case BY_HAND -> Optional.of(new ConsentStore.Withdrawal(recipient, Consent.Source.BY_HAND, at));
            case IMPORT -> Optional.of(new ConsentStore.Withdrawal(recipient, Consent.Source.IMPORT, at));
            case ERROR -> Optional.empty();
        };
    }

    /** Puts a new name of a suppressed person on the list, so that it stays there whatever becomes of the old one. */
    public void carryOver(Handle handle, Sealer sealer, String before, String after) {
        find(handle, sealer, RecipientId.of(sealer, before))
                .ifPresent(it -> suppress(
                        handle, sealer, new Suppression(after, it.reason(), it.source(), it.since(), it.note())));
        consents.carryOver(handle, RecipientId.of(sealer, before), RecipientId.of(sealer, after));
    }

    /** Allows a person again under all their names, where the suppression came from one of {@code sources}. */
    public void lift(Handle handle, RecipientId recipient, List<Suppression.Source> sources, Instant at) {
        lift(handle, recipient, true, sources, at);
    }

    /** Allows one name again, and none of the others that its former owner had. */
    public void liftOnly(Handle handle, RecipientId recipient, List<Suppression.Source> sources, Instant at) {
        lift(handle, recipient, false, sources, at);
    }

    private void lift(
            Handle handle, RecipientId recipient, boolean everyName, List<Suppression.Source> sources, Instant at) {
        List<String> words = sources.stream().map(Suppression.Source::word).toList();
        handle.createUpdate("""
                        delete from suppression
                        where workspace_id = (select current_workspace()) and source = any (:sources)
                          and (recipient_id = :id or (:everyName and recipient_id in (select same_person(:id))))
                        """)
                .bind("everyName", everyName)
                .bind("id", recipient.bytes())
                .bindArray("sources", String.class, words)
                .execute();
        consents.lift(handle, recipient, everyName, words, at);
    }

    /** The suppression of a person under whichever name; the one of this name comes first. */
    public Optional<Suppression> find(Handle handle, Sealer sealer, RecipientId recipient) {
        return handle.createQuery("""
                        select recipient_id, recipient, reason, source, since, note from suppression
                        where workspace_id = (select current_workspace()) and recipient_id in (select same_person(:id))
                        order by recipient_id <> :id, since limit 1
                        """)
                .bind("id", recipient.bytes())
                .map((row, context) -> read(row, sealer))
                .findOne();
    }

    /** A page in the order of the ids, which tells nothing of the numbers, without people who were erased; {@code after} is empty for the first. */
    List<Suppression> page(Handle handle, Sealer sealer, byte[] after, int limit) {
        return handle.createQuery("""
                        select recipient_id, recipient, reason, source, since, note from suppression
                        where workspace_id = (select current_workspace()) and recipient_id > :after and recipient is not null
                        order by recipient_id
                        limit :limit
                        """)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row, sealer))
                .list();
    }

    private static Suppression read(ResultSet row, Sealer sealer) throws SQLException {
        byte[] recipient = row.getBytes("recipient");
        byte[] note = row.getBytes("note");
        return new Suppression(
                recipient == null ? "" : sealer.open(recipient, RECIPIENT),
                row.getString("reason"),
                Suppression.Source.of(row.getString("source")),
                row.getTimestamp("since").toInstant(),
                note == null ? null : sealer.open(note, NOTE));
    }

    private static Object[] all(Map<String, Suppression> each, Function<Suppression, String> member) {
        return each.values().stream().map(member).toArray();
    }

    private static String sealed(Sealer sealer, @Nullable String text, String purpose) {
        return text == null ? "" : HexFormat.of().formatHex(sealer.seal(text, purpose));
    }

    private static String hex(RecipientId recipient) {
        return HexFormat.of().formatHex(recipient.bytes());
    }
}
