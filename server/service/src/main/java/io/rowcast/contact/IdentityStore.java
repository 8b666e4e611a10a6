package io.rowcast.contact;

import io.rowcast.platform.crypto.Sealer;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which names are one person's, per workspace and within the caller's transaction. The ledgers keep the name
 * that a message was sent to; who is who is asked when it matters, so that what is learnt late works for what is past.
 */
public final class IdentityStore {
    /** Two names of one person. */
    private record Pair(RecipientId one, RecipientId other) {}

    /** What is known of a name; its person is null where nothing is. */
    private record Known(@Nullable UUID person, boolean left) {
        static final Known NOTHING = new Known(null, false);
    }

    /** A pair of names, which may or may not be known to be one person's. */
    private record Apart(Pair pair, Known one, Known other) {
        boolean isSo() {
            return one.person() == null || !one.person().equals(other.person());
        }
    }

    /** Notes that the names of each of these people are one person's. Costs one query where all is known already. */
    public void join(Handle handle, Sealer sealer, Collection<Person> people) {
        join(handle, pairs(sealer, people));
    }

    /**
     * A person has a new number or user id in place of an old one. What the old name brought, goes on under the new; the
     * old one may become a stranger's.
     */
    public void change(Handle handle, Sealer sealer, String before, String after, Instant at) {
        RecipientId old = RecipientId.of(sealer, before);
        RecipientId current = RecipientId.of(sealer, after);
        if (old.equals(current)) {
            return;
        }
        join(handle, Set.of(new Pair(old, current)));
        handle.createUpdate("""
                        update recipient_alias set left_at = case when recipient_id = :old then :at::timestamptz end
                        where workspace_id = (select current_workspace()) and recipient_id in (:old, :current)
                        """)
                .bind("old", old.bytes())
                .bind("current", current.bytes())
                .bind("at", at)
                .execute();
    }

    /** Whether the person of this name is known to have left it. */
    public boolean hasLeft(Handle handle, RecipientId name) {
        return handle.createQuery("""
                        select exists (
                          select from recipient_alias
                          where workspace_id = (select current_workspace()) and recipient_id = :name
                            and left_at is not null)
                        """)
                .bind("name", name.bytes())
                .mapTo(Boolean.class)
                .one();
    }

    /** Who of these recipients is who, by one query. */
    public People of(Handle handle, Collection<RecipientId> recipients) {
        Map<RecipientId, UUID> personByName = new HashMap<>();
        handle.createQuery("""
                        select distinct other.recipient_id, other.person_id from recipient_alias one
                        join recipient_alias other
                          on other.workspace_id = one.workspace_id and other.person_id = one.person_id
                        where one.workspace_id = (select current_workspace())
                          and one.recipient_id = any(array(select decode(id, 'hex') from unnest(:names) id))
                        """)
                .bindArray(
                        "names",
                        String.class,
                        recipients.stream().map(IdentityStore::hex).toArray())
                .map((row, context) -> Map.entry(RecipientId.stored(row.getBytes(1)), row.getObject(2, UUID.class)))
                .forEach(entry -> personByName.put(entry.getKey(), entry.getValue()));
        return new People(recipients, personByName);
    }

    private static void join(Handle handle, Set<Pair> pairs) {
        List<Apart> apart = pairs.isEmpty() ? List.of() : apart(handle, pairs);
        if (apart.isEmpty()) {
            return;
        }
        addUnknown(handle, apart);
        apart(handle, pairs).forEach(still -> unite(handle, still));
    }

    private static Set<Pair> pairs(Sealer sealer, Collection<Person> people) {
        Set<Pair> pairs = new LinkedHashSet<>();
        people.stream()
                .filter(person -> person.names().size() > 1)
                .distinct()
                .flatMap(person -> pairs(sealer, person))
                .sorted(Comparator.comparing(pair -> hex(pair.one())))
                .forEach(pairs::add);
        return pairs;
    }

    private static Stream<Pair> pairs(Sealer sealer, Person person) {
        RecipientId first = RecipientId.of(sealer, person.name());
        return person.names().stream()
                .skip(1)
                .map(name -> new Pair(first, RecipientId.of(sealer, name)))
                .filter(pair -> !pair.one().equals(pair.other()));
    }

    private static List<Apart> apart(Handle handle, Collection<Pair> pairs) {
        Map<RecipientId, Known> known = known(handle, pairs);
        return pairs.stream()
                .map(pair -> new Apart(
                        pair,
                        known.getOrDefault(pair.one(), Known.NOTHING),
                        known.getOrDefault(pair.other(), Known.NOTHING)))
                .filter(Apart::isSo)
                .toList();
    }

    /**
     * What is known of the names. Looked up name by name in the index: joined to a list of names, the whole table would be
     * read for every batch of webhooks.
     */
    private static Map<RecipientId, Known> known(Handle handle, Collection<Pair> pairs) {
        Map<RecipientId, Known> known = new HashMap<>();
        handle.createQuery("""
                        select recipient_id, person_id, left_at is not null from recipient_alias
                        where workspace_id = (select current_workspace())
                          and recipient_id = any(array(select decode(id, 'hex') from unnest(:names) id))
                        """)
                .bindArray(
                        "names",
                        String.class,
                        pairs.stream()
                                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                                .distinct()
                                .map(IdentityStore::hex)
                                .toArray())
                .map((row, context) -> Map.entry(
                        RecipientId.stored(row.getBytes(1)),
                        new Known(row.getObject(2, UUID.class), row.getBoolean(3))))
                .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
        return known;
    }

    private static void addUnknown(Handle handle, List<Apart> apart) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into recipient_alias (workspace_id, recipient_id, person_id)
                values ((select current_workspace()), :name, :person)
                on conflict do nothing
                """);
        for (Apart it : apart) {
            UUID person = UUID.randomUUID();
            if (it.one().person() == null) {
                batch.bind("name", it.pair().one().bytes())
                        .bind("person", person)
                        .add();
            }
            if (it.other().person() == null) {
                batch.bind("name", it.pair().other().bytes())
                        .bind("person", person)
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** A name that its person has left and that now shows up beside another is somebody else's: only it goes over. */
    private static void unite(Handle handle, Apart apart) {
        Pair pair = apart.pair();
        boolean oneLeft = apart.one().left();
        RecipientId from = oneLeft ? pair.one() : pair.other();
        RecipientId to = oneLeft ? pair.other() : pair.one();
        boolean alone = oneLeft || apart.other().left();
        handle.createUpdate("""
                        update recipient_alias moved
                        set person_id = target.person_id, left_at = case when :alone then null else moved.left_at end
                        from recipient_alias target, recipient_alias source
                        where target.workspace_id = (select current_workspace()) and target.recipient_id = :to
                          and source.workspace_id = target.workspace_id and source.recipient_id = :from
                          and moved.workspace_id = target.workspace_id
                          and case when :alone then moved.recipient_id = :from
                              else moved.person_id = source.person_id end
                        """)
                .bind("from", from.bytes())
                .bind("to", to.bytes())
                .bind("alone", alone)
                .execute();
    }

    private static String hex(RecipientId recipient) {
        return HexFormat.of().formatHex(recipient.bytes());
    }
}
