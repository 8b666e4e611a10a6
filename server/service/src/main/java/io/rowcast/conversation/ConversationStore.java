package io.rowcast.conversation;

import io.rowcast.contact.RecipientId;
import io.rowcast.platform.crypto.Sealer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Which conversation a person has with a sender, under whichever of their names; within the caller's transaction. A
 * conversation keeps its id when its person gets another number or user id. Two that turn out to be one person's become the
 * older one, and the id of the other leads to it.
 */
public final class ConversationStore {
    /** What the name of a conversation is sealed for, which is the same as for replies: old replies became conversations so. */
    static final String RECIPIENT = ReplyStore.RECIPIENT;

    static final String PROFILE_NAME = "conversation.profile_name";

    /**
     * Somebody who wrote.
     *
     * @param saidAt when their last new message belongs among ours; null where they only changed some
     * @param inboundAt the same by Meta's clock
     */
    record Writer(
            RecipientId id,
            String name,
            @Nullable String profileName,
            @Nullable Instant saidAt,
            @Nullable Instant inboundAt) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "writer " + id;
        }
    }

    private record Home(RecipientId writer, UUID conversation, boolean several) {}

    /** One that becomes part of another. */
    private record Pair(UUID gone, UUID kept) {}

    /** One of several that are to become one. */
    private record Twin(UUID conversation, UUID sender, byte[] recipient) {}

    /**
     * The conversations of people who write to a sender, new ones where there are none, by one statement for all: it runs with
     * every batch of webhooks. They are locked in the order of their names.
     */
    Map<RecipientId, UUID> open(Handle handle, Sealer sealer, UUID sender, Collection<Writer> writers, Instant now) {
        List<Home> homes = handle.createQuery("""
                        with news as (
                          select decode(id, 'hex') as name, decode(recipient, 'hex') as recipient,
                            decode(profile, 'hex') as profile, said, inbound
                          from unnest(:ids, :recipients, :profiles, :saids::timestamptz[], :inbounds::timestamptz[])
                            as n (id, recipient, profile, said, inbound)),
                        homes as (
                          select n.*, coalesce(known.several, false) as several, coalesce(known.recipient_id, (
                            select w.recipient_id from conversation_names(n.name) w where w.until_time is null
                            order by w.recipient_id limit 1)) as home
                          from news n
                          left join lateral (
                            select c.recipient_id, count(*) over () > 1 as several from conversation c
                            where c.workspace_id = (select current_workspace()) and c.sender_id = :sender
                              and c.recipient_id = any (array(
                                select w.recipient_id from conversation_names(n.name) w where w.until_time is null))
                            order by c.created_at, c.conversation_id limit 1) known on true),
                        kept as (
                          insert into conversation as c (workspace_id, conversation_id, sender_id, recipient_id, recipient,
                            profile_name, last_at, last_inbound_at, created_at)
                          select distinct on (h.home) (select current_workspace()), gen_random_uuid(), :sender, h.home,
                            h.recipient, h.profile, h.said, h.inbound, :now
                          from homes h order by h.home, h.inbound desc nulls last
                          on conflict (workspace_id, sender_id, recipient_id) do update set
                            recipient = case when excluded.last_inbound_at >= coalesce(c.last_inbound_at, '-infinity')
                              then excluded.recipient else c.recipient end,
                            profile_name = coalesce(excluded.profile_name, c.profile_name),
                            last_at = greatest(c.last_at, excluded.last_at),
                            last_inbound_at = greatest(c.last_inbound_at, excluded.last_inbound_at)
                          returning c.conversation_id, c.recipient_id),
                        told as (
                          insert into conversation_event (workspace_id, kind, conversation_id)
                          select (select current_workspace()), 'message', conversation_id from kept)
                        select h.name, k.conversation_id, h.several from homes h join kept k on k.recipient_id = h.home
                        """)
                .bindArray("ids", String.class, column(writers, writer -> hex(writer.id())))
                .bindArray(
                        "recipients",
                        String.class,
                        column(writers, writer -> hex(sealer.seal(writer.name(), RECIPIENT))))
                .bindArray("profiles", String.class, column(writers, writer -> sealedProfile(sealer, writer)))
                .bindArray("saids", String.class, column(writers, writer -> text(writer.saidAt())))
                .bindArray("inbounds", String.class, column(writers, writer -> text(writer.inboundAt())))
                .bind("sender", sender)
                .bind("now", now)
                .map((row, context) ->
                        new Home(RecipientId.stored(row.getBytes(1)), row.getObject(2, UUID.class), row.getBoolean(3)))
                .list();
        Map<RecipientId, UUID> conversations = new HashMap<>();
        for (Home home : homes) {
            conversations.put(
                    home.writer(), home.several() ? merge(handle, sender, home.writer()) : home.conversation());
        }
        return conversations;
    }

    private static @Nullable String sealedProfile(Sealer sealer, Writer writer) {
        String name = writer.profileName();
        return name == null ? null : hex(sealer.seal(name, PROFILE_NAME));
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static Object[] column(Collection<Writer> writers, Function<Writer, @Nullable Object> value) {
        return writers.stream().map(value).toArray();
    }

    /** The conversation with a person, as somebody looks at it; a new one stands in no list before there is a message in it. */
    UUID look(Handle handle, Sealer sealer, UUID sender, String name, Instant now) {
        RecipientId id = RecipientId.of(sealer, name);
        List<Twin> known = twins(handle, sender, id);
        if (known.size() > 1) {
            return merge(handle, sender, id);
        }
        return known.isEmpty()
                ? begin(handle, sealer, sender, id, name, now)
                : known.getFirst().conversation();
    }

    private static UUID begin(Handle handle, Sealer sealer, UUID sender, RecipientId id, String name, Instant now) {
        return handle.createQuery("""
                        insert into conversation as c (workspace_id, conversation_id, sender_id, recipient_id, recipient,
                          created_at)
                        values ((select current_workspace()), gen_random_uuid(), :sender, (
                          select w.recipient_id from conversation_names(:id) w where w.until_time is null
                          order by w.recipient_id limit 1), :name, :now)
                        on conflict (workspace_id, sender_id, recipient_id) do update set created_at = c.created_at
                        returning c.conversation_id
                        """)
                .bind("sender", sender)
                .bind("id", id.bytes())
                .bind("name", sealer.seal(name, RECIPIENT))
                .bind("now", now)
                .mapTo(UUID.class)
                .one();
    }

    /** The conversation that an id names, or that it was merged into. */
    Optional<UUID> current(Handle handle, UUID conversation) {
        return handle.createQuery("""
                        select coalesce((
                          select into_id from conversation_merged
                          where workspace_id = (select current_workspace()) and conversation_id = :id), (
                          select conversation_id from conversation
                          where workspace_id = (select current_workspace()) and conversation_id = :id))
                        """)
                .bind("id", conversation)
                .mapTo(UUID.class)
                .findOne();
    }

    /**
     * A person has a name in place of another. Their conversations go on, and are shown under the new name where they were under
     * the old one; what is begun under the old one from now on is somebody else's.
     */
    void moved(Handle handle, Sealer sealer, String before, String after, Instant at) {
        RecipientId old = RecipientId.of(sealer, before);
        RecipientId current = RecipientId.of(sealer, after);
        handle.createUpdate("""
                        update conversation c set recipient_id = :after
                        where c.workspace_id = (select current_workspace()) and c.recipient_id = :before
                          and c.created_at <= :at and not exists (
                            select from conversation o where o.workspace_id = c.workspace_id and o.sender_id = c.sender_id
                              and o.recipient_id = :after)
                        """)
                .bind("before", old.bytes())
                .bind("after", current.bytes())
                .bind("at", at)
                .execute();
        besides(handle, old, current, at).forEach(pair -> merge(handle, pair.gone(), pair.kept()));
        for (Twin twin : twins(handle, null, current)) {
            if (sealer.open(twin.recipient(), RECIPIENT).equals(before)) {
                handle.createUpdate("""
                                update conversation set recipient = :name
                                where workspace_id = (select current_workspace()) and conversation_id = :id
                                """)
                        .bind("name", sealer.seal(after, RECIPIENT))
                        .bind("id", twin.conversation())
                        .execute();
            }
        }
    }

    /** Conversations under a name that its person had until then, each beside the one that the sender has under the new name. */
    private static List<Pair> besides(Handle handle, RecipientId before, RecipientId after, Instant until) {
        return handle.createQuery("""
                        select b.conversation_id, a.conversation_id
                        from conversation b
                        join conversation a on a.workspace_id = b.workspace_id and a.sender_id = b.sender_id
                        where b.workspace_id = (select current_workspace()) and b.recipient_id = :before
                          and b.created_at <= :until and a.recipient_id = :after
                        """)
                .bind("before", before.bytes())
                .bind("after", after.bytes())
                .bind("until", until)
                .map((row, context) -> new Pair(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
    }

    /** Makes one of all conversations that a person has with a sender: the oldest, which gets the messages of the others. */
    private static UUID merge(Handle handle, UUID sender, RecipientId name) {
        List<Twin> twins = twins(handle, sender, name);
        UUID kept = twins.getFirst().conversation();
        twins.stream().skip(1).forEach(twin -> merge(handle, twin.conversation(), kept));
        return kept;
    }

    private static void merge(Handle handle, UUID gone, UUID kept) {
        handle.createUpdate("""
                        update conversation k
                        set last_at = greatest(k.last_at, g.last_at),
                          last_inbound_at = greatest(k.last_inbound_at, g.last_inbound_at),
                          read_at = case when exists (
                              select from reply r where r.workspace_id = g.workspace_id
                                and r.conversation_id = g.conversation_id
                                and r.arrived_at > coalesce(g.read_at, '-infinity'))
                            then case when g.read_at is null then null else least(k.read_at, g.read_at) end
                            else k.read_at end,
                          profile_name = coalesce(k.profile_name, g.profile_name),
                          recipient = case when g.last_inbound_at > coalesce(k.last_inbound_at, '-infinity')
                            then g.recipient else k.recipient end
                        from conversation g
                        where k.workspace_id = (select current_workspace()) and k.conversation_id = :kept
                          and g.workspace_id = k.workspace_id and g.conversation_id = :gone
                        """).bind("kept", kept).bind("gone", gone).execute();
        for (String table : List.of("reply", "hand_message")) {
            handle.createUpdate("""
                            update <table> set conversation_id = :kept
                            where workspace_id = (select current_workspace()) and conversation_id = :gone
                            """)
                    .define("table", table)
                    .bind("kept", kept)
                    .bind("gone", gone)
                    .execute();
        }
        handle.createUpdate("""
                        with earlier as (
                          update conversation_merged set into_id = :kept
                          where workspace_id = (select current_workspace()) and into_id = :gone),
                        gone as (
                          delete from conversation
                          where workspace_id = (select current_workspace()) and conversation_id = :gone),
                        told as (
                          insert into conversation_event (workspace_id, kind, conversation_id)
                          values ((select current_workspace()), 'conversation', :kept))
                        insert into conversation_merged (workspace_id, conversation_id, into_id)
                        values ((select current_workspace()), :gone, :kept)
                        """).bind("kept", kept).bind("gone", gone).execute();
    }

    /** A person's conversations, oldest first, locked; with every sender where that is null. */
    private static List<Twin> twins(Handle handle, @Nullable UUID sender, RecipientId name) {
        return handle.createQuery("""
                        select c.conversation_id, c.sender_id, c.recipient from conversation c
                        where c.workspace_id = (select current_workspace())
                          and (:sender::uuid is null or c.sender_id = :sender::uuid)
                          and c.recipient_id = any (array(
                            select w.recipient_id from conversation_names(:name) w where w.until_time is null))
                        order by c.created_at, c.conversation_id
                        for update
                        """)
                .bind("sender", sender)
                .bind("name", name.bytes())
                .map((row, context) -> new Twin(
                        row.getObject("conversation_id", UUID.class),
                        row.getObject("sender_id", UUID.class),
                        row.getBytes("recipient")))
                .list();
    }

    /**
     * Marks what the person wrote as read, as far as somebody has seen it.
     *
     * @param upTo the last of their messages that was seen; null for all that there are
     */
    void read(Handle handle, UUID conversation, @Nullable UUID upTo) {
        handle.createUpdate("""
                        with seen as (
                          select max(arrived_at) as at from reply
                          where workspace_id = (select current_workspace()) and conversation_id = :id
                            and (:upTo::uuid is null or reply_id = :upTo::uuid)),
                        marked as (
                          update conversation c set read_at = greatest(c.read_at, seen.at)
                          from seen
                          where c.workspace_id = (select current_workspace()) and c.conversation_id = :id
                            and seen.at > coalesce(c.read_at, '-infinity')
                          returning c.conversation_id)
                        insert into conversation_event (workspace_id, kind, conversation_id)
                        select (select current_workspace()), 'conversation', conversation_id from marked
                        """).bind("id", conversation).bind("upTo", upTo).execute();
    }

    private static String hex(RecipientId id) {
        return hex(id.bytes());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
