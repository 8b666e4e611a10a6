package io.rowcast.contact;

import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.store.TimeOrderedId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The people of a workspace, within the caller's transaction. Who is who is asked when they are looked at. */
public final class ContactStore {
    private static final String RECIPIENT = "contact.recipient";
    private static final String SHOWN_NAME = "contact.shown_name";

    /** Who said what somebody is called. */
    public enum NamedBy {
        /** Their own profile. */
        WHATSAPP,
        /** A user, by hand or in a file; it stands against the profile. */
        IMPORT
    }

    /**
     * Whom the workspace writes to, hears from or brings in becomes a contact, unless they are one.
     *
     * @return how many were none before
     */
    public int meet(Handle handle, Sealer sealer, Collection<String> recipients, Instant at) {
        // By their ids: whoever adds others at the same time waits, and no two wait for each other.
        Map<String, String> each = new TreeMap<>();
        recipients.forEach(it -> each.put(hex(RecipientId.of(sealer, it).bytes()), it));
        if (each.isEmpty()) {
            return 0;
        }
        return handle.createUpdate("""
                        insert into contact (workspace_id, contact_id, recipient_id, recipient, created_at)
                        select (select current_workspace()), contact_id::uuid, decode(id, 'hex'), decode(recipient, 'hex'), :at
                        from unnest(:contacts, :ids, :recipients) as u (contact_id, id, recipient)
                        order by id
                        on conflict (workspace_id, recipient_id) do nothing
                        """)
                .bindArray("contacts", String.class, newIds(each, at))
                .bindArray("ids", String.class, each.keySet().toArray())
                .bindArray("recipients", String.class, sealed(sealer, each.values(), RECIPIENT))
                .bind("at", at)
                .execute();
    }

    /** Notes what people are called, who become contacts by it. */
    public void name(Handle handle, Sealer sealer, Map<String, String> nameByRecipient, NamedBy by, Instant at) {
        Map<String, Map.Entry<String, String>> each = new TreeMap<>();
        nameByRecipient.entrySet().stream()
                .filter(it -> !it.getValue().isBlank())
                .forEach(it -> each.put(hex(RecipientId.of(sealer, it.getKey()).bytes()), it));
        if (each.isEmpty()) {
            return;
        }
        List<String> recipients = each.values().stream().map(Map.Entry::getKey).toList();
        List<String> names =
                each.values().stream().map(it -> it.getValue().strip()).toList();
        handle.createUpdate("""
                        insert into contact as c (workspace_id, contact_id, recipient_id, recipient, shown_name, shown_name_id,
                            named_by, created_at)
                        select (select current_workspace()), contact_id::uuid, decode(id, 'hex'), decode(recipient, 'hex'),
                          decode(name, 'hex'), decode(name_id, 'hex'), :by, :at
                        from unnest(:contacts, :ids, :recipients, :names, :nameIds)
                            as u (contact_id, id, recipient, name, name_id)
                        where not exists (
                          select from contact known
                          where known.workspace_id = (select current_workspace()) and known.recipient_id = decode(id, 'hex')
                            and known.shown_name_id = decode(name_id, 'hex'))
                        order by id
                        on conflict (workspace_id, recipient_id) do update
                          set shown_name = excluded.shown_name, shown_name_id = excluded.shown_name_id,
                            named_by = excluded.named_by
                          where excluded.named_by = 'import' or c.named_by is distinct from 'import'
                        """)
                .bindArray("contacts", String.class, newIds(each, at))
                .bindArray("ids", String.class, each.keySet().toArray())
                .bindArray("recipients", String.class, sealed(sealer, recipients, RECIPIENT))
                .bindArray("names", String.class, sealed(sealer, names, SHOWN_NAME))
                .bindArray(
                        "nameIds",
                        String.class,
                        names.stream()
                                .map(name -> hex(sealer.fingerprint("contact name:" + name)))
                                .toArray())
                .bind("by", by == NamedBy.IMPORT ? "import" : "whatsapp")
                .bind("at", at)
                .execute();
    }

    /** A person has a new number or user id; the old one may become a stranger's. */
    public void carryOver(Handle handle, Sealer sealer, String before, String after) {
        RecipientId old = RecipientId.of(sealer, before);
        RecipientId current = RecipientId.of(sealer, after);
        if (old.equals(current)) {
            return;
        }
        handle.createUpdate("""
                        delete from contact younger using contact older
                        where younger.workspace_id = (select current_workspace()) and younger.recipient_id = :current
                          and older.workspace_id = younger.workspace_id and older.recipient_id = :old
                        """)
                .bind("old", old.bytes())
                .bind("current", current.bytes())
                .execute();
        handle.createUpdate("""
                        update contact set recipient_id = :current, recipient = :recipient
                        where workspace_id = (select current_workspace()) and recipient_id = :old
                        """)
                .bind("old", old.bytes())
                .bind("current", current.bytes())
                .bind("recipient", sealer.seal(after, RECIPIENT))
                .execute();
    }

    /** The contact of the person with this name. */
    public Optional<UUID> find(Handle handle, RecipientId name) {
        return handle.createQuery("""
                        select contact_id from contact
                        where workspace_id = (select current_workspace()) and recipient_id in (select same_person(:name))
                        order by contact_id limit 1
                        """)
                .bind("name", name.bytes())
                .mapTo(UUID.class)
                .findOne();
    }

    /** The name by which a contact came to be known, whichever of the person's contacts is asked for. */
    public Optional<RecipientId> nameOf(Handle handle, UUID contact) {
        return handle.createQuery("""
                        select recipient_id from contact
                        where workspace_id = (select current_workspace()) and contact_id = :contact
                        """)
                .bind("contact", contact)
                .map((row, context) -> RecipientId.stored(row.getBytes(1)))
                .findOne();
    }

    /** People, those who came last first, below the contact {@code before}; one by one where {@code only} is given. */
    public List<Contact> page(Handle handle, Sealer sealer, @Nullable UUID before, @Nullable UUID only, int limit) {
        return handle.createQuery("""
                        select c.contact_id, c.created_at, coalesce(shown.recipients, array[c.recipient]) as recipients,
                          named.shown_name, has_consent(n.names) as agreed,
                          exists (
                            select from suppression s
                            where s.workspace_id = c.workspace_id and s.recipient_id = any (n.names)) as suppressed
                        from contact c
                        -- The offset has the names found once for each contact, not for every row compared with them.
                        cross join lateral (
                          select array(select name from same_person(c.recipient_id) name) as names offset 0) n
                        cross join lateral (
                          select array_agg(o.recipient order by o.contact_id) as recipients from contact o
                          left join recipient_alias a on a.workspace_id = o.workspace_id and a.recipient_id = o.recipient_id
                          where o.workspace_id = c.workspace_id and o.recipient_id = any (n.names) and a.left_at is null) shown
                        left join lateral (
                          select o.shown_name from contact o
                          where o.workspace_id = c.workspace_id and o.recipient_id = any (n.names)
                            and o.shown_name is not null
                          order by o.named_by = 'import' desc, o.contact_id desc limit 1) named on true
                        where c.workspace_id = (select current_workspace())
                          and (:before::uuid is null or c.contact_id < :before::uuid)
                          and (:only::uuid is null or c.contact_id = :only::uuid)
                          and not exists (
                            select from contact o
                            where o.workspace_id = c.workspace_id and o.recipient_id = any (n.names)
                              and o.contact_id < c.contact_id)
                        order by c.contact_id desc
                        limit :limit
                        """)
                .bind("before", before)
                .bind("only", only)
                .bind("limit", limit)
                .map((row, context) -> read(row, sealer))
                .list();
    }

    private static Contact read(ResultSet row, Sealer sealer) throws SQLException {
        byte[] name = row.getBytes("shown_name");
        return new Contact(
                row.getObject("contact_id", UUID.class),
                shown((byte[][]) row.getArray("recipients").getArray(), sealer),
                name == null ? null : sealer.open(name, SHOWN_NAME),
                row.getTimestamp("created_at").toInstant(),
                row.getBoolean("agreed"),
                row.getBoolean("suppressed"));
    }

    /** The number, where one is known. */
    private static String shown(byte[][] recipients, Sealer sealer) {
        return Arrays.stream(recipients)
                .map(name -> sealer.open(name, RECIPIENT))
                .min(Comparator.comparing(recipient -> !recipient.startsWith("+")))
                .orElseThrow();
    }

    /** The numbers and user ids of a person that are known in clear. */
    List<Contact.Name> names(Handle handle, Sealer sealer, RecipientId name) {
        return handle.createQuery("""
                        select o.recipient, a.left_at is not null as gone from contact o
                        left join recipient_alias a on a.workspace_id = o.workspace_id and a.recipient_id = o.recipient_id
                        where o.workspace_id = (select current_workspace()) and o.recipient_id in (select same_person(:name))
                        order by gone, o.contact_id
                        """)
                .bind("name", name.bytes())
                .map((row, context) -> new Contact.Name(sealer.open(row.getBytes(1), RECIPIENT), row.getBoolean(2)))
                .list();
    }

    Contact.Messages messages(Handle handle, RecipientId name) {
        return handle.createQuery("""
                        select d.*, r.* from (
                          select count(*) filter (where status in ('accepted', 'sent', 'delivered', 'read')) as sent,
                            count(*) filter (where status in ('delivered', 'read')) as delivered,
                            count(*) filter (where status = 'read') as read,
                            max(sent_at) as last_sent
                          from delivery
                          where workspace_id = (select current_workspace()) and recipient_id in (select same_person(:name))) d
                        cross join (
                          select count(*) as received, max(received_at) as last_received from reply
                          where workspace_id = (select current_workspace()) and recipient_id in (select same_person(:name))) r
                        """)
                .bind("name", name.bytes())
                .map((row, context) -> new Contact.Messages(
                        row.getInt("sent"),
                        row.getInt("delivered"),
                        row.getInt("read"),
                        row.getInt("received"),
                        instant(row.getTimestamp("last_sent")),
                        instant(row.getTimestamp("last_received"))))
                .one();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static Object[] newIds(Map<String, ?> each, Instant at) {
        return each.keySet().stream().map(id -> TimeOrderedId.at(at).toString()).toArray();
    }

    private static Object[] sealed(Sealer sealer, Collection<String> texts, String purpose) {
        return texts.stream().map(text -> hex(sealer.seal(text, purpose))).toArray();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
