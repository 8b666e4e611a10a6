package io.rowcast.contact;

import io.rowcast.platform.crypto.Sealer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What people agreed to, within the caller's transaction. Whether somebody has agreed is told by the function {@code has_consent}
 * alone, which the claim asks too.
 */
public final class ConsentStore {
    private static final String WORDS = "consent.words";
    private static final String ORIGIN = "consent.origin";

    /** Who took back what they agreed to. */
    record Withdrawal(RecipientId recipient, Consent.Source source, Instant at) {}

    /** The workspace's rule. */
    ConsentRule rule(Handle handle) {
        return ConsentRule.of(handle.createQuery("""
                        select consent_rule from workspace where workspace_id = (select current_workspace())
                        """).mapTo(String.class).one());
    }

    void put(Handle handle, ConsentRule rule) {
        handle.createUpdate("""
                        update workspace set consent_rule = :rule where workspace_id = (select current_workspace())
                        """).bind("rule", rule.word()).execute();
    }

    /** Whether a campaign goes to people only who have agreed. */
    public boolean needed(Handle handle, UUID campaign) {
        return handle.createQuery("""
                        select needs_consent(w.consent_rule, c.template_category)
                        from campaign c join workspace w using (workspace_id)
                        where c.workspace_id = (select current_workspace()) and c.campaign_id = :campaign
                        """)
                .bind("campaign", campaign)
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * Whether a template goes to people only who have agreed.
     *
     * @param category Meta's word, as {@code MARKETING}
     */
    public boolean needed(Handle handle, String category) {
        return handle.createQuery("""
                        select needs_consent(consent_rule, :category) from workspace
                        where workspace_id = (select current_workspace())
                        """)
                .bind("category", category)
                .mapTo(Boolean.class)
                .one();
    }

    /** Which of the recipients have not agreed, under any of their names. */
    public Set<RecipientId> without(Handle handle, Collection<RecipientId> recipients) {
        return new HashSet<>(handle.createQuery("""
                        select asked.recipient_id
                        from (select decode(id, 'hex') as recipient_id from unnest(:recipients) id) asked
                        where not has_consent(array(select name from same_person(asked.recipient_id) name))
                        """)
                .bindArray(
                        "recipients",
                        String.class,
                        recipients.stream().map(ConsentStore::hex).toArray())
                .map((row, context) -> RecipientId.stored(row.getBytes(1)))
                .list());
    }

    /**
     * Records what people agreed to; what is recorded already is not recorded again. An opt-out stands against whatever has no
     * date, and against what is older.
     *
     * @return how many were recorded
     */
    public int give(Handle handle, Sealer sealer, Collection<Agreement> agreements) {
        List<Agreement> each = onePerRecipient(sealer, agreements);
        if (each.isEmpty()) {
            return 0;
        }
        return handle.createUpdate("""
                        with told as materialized (
                          select decode(id, 'hex') as id, source, decode(nullif(words, ''), 'hex') as words,
                            decode(nullif(words_id, ''), 'hex') as words_id, decode(nullif(origin, ''), 'hex') as origin,
                            at::timestamptz as at, dated::boolean as dated,
                            array(select name from same_person(decode(id, 'hex')) name) as names
                          from unnest(:ids, :sources, :words, :wordsIds, :origins, :ats, :dated)
                            as u (id, source, words, words_id, origin, at, dated))
                        insert into consent (workspace_id, recipient_id, given, source, words, words_id, origin, at)
                        select (select current_workspace()), w.id, true, w.source, w.words, w.words_id, w.origin, w.at
                        from told w
                        cross join lateral (
                          select max(c.at) as at from consent c
                          where c.workspace_id = (select current_workspace()) and c.recipient_id = any (w.names)
                            and not c.given and c.lifted_at is null) withdrawn
                        where not exists (
                            select from consent c
                            where c.workspace_id = (select current_workspace()) and c.recipient_id = any (w.names)
                              and c.given and c.words_id is not distinct from w.words_id
                              and c.at > coalesce(withdrawn.at, '-infinity'))
                          and (withdrawn.at is null or has_consent(w.names) or (w.dated and w.at > withdrawn.at))
                        """)
                .bindArray("ids", String.class, all(each, it -> hex(RecipientId.of(sealer, it.recipient()))))
                .bindArray("sources", String.class, all(each, it -> it.source().word()))
                .bindArray("words", String.class, all(each, it -> sealed(sealer, it.words(), WORDS)))
                .bindArray("wordsIds", String.class, all(each, it -> wordsId(sealer, it.words())))
                .bindArray("origins", String.class, all(each, it -> sealed(sealer, it.origin(), ORIGIN)))
                .bindArray("ats", String.class, all(each, it -> it.at().toString()))
                .bindArray("dated", String.class, all(each, it -> String.valueOf(it.dated())))
                .execute();
    }

    /** The latest that is told of each. */
    private static List<Agreement> onePerRecipient(Sealer sealer, Collection<Agreement> agreements) {
        Map<RecipientId, Agreement> latest = new HashMap<>();
        agreements.forEach(it -> latest.merge(
                RecipientId.of(sealer, it.recipient()),
                it,
                (one, other) -> other.at().isAfter(one.at()) ? other : one));
        return List.copyOf(latest.values());
    }

    /** Records that people took back what they agreed to, whether we know of it or not. */
    void withdraw(Handle handle, Collection<Withdrawal> withdrawals) {
        handle.createUpdate("""
                        with told as materialized (
                          select decode(id, 'hex') as id, source, at::timestamptz as at,
                            array(select name from same_person(decode(id, 'hex')) name) as names
                          from unnest(:ids, :sources, :ats) as u (id, source, at))
                        insert into consent (workspace_id, recipient_id, given, source, at)
                        select (select current_workspace()), w.id, false, w.source, w.at
                        from told w
                        where not exists (
                          select from consent c
                          where c.workspace_id = (select current_workspace()) and c.recipient_id = any (w.names)
                            and not c.given and c.lifted_at is null
                            and (c.at >= w.at or not has_consent(w.names)))
                        """)
                .bindArray("ids", String.class, all(withdrawals, it -> hex(it.recipient())))
                .bindArray(
                        "sources",
                        String.class,
                        all(withdrawals, it -> it.source().word()))
                .bindArray("ats", String.class, all(withdrawals, it -> it.at().toString()))
                .execute();
    }

    /**
     * Lets withdrawals count no more, so that what was agreed to before them stands again.
     *
     * @param everyName whether those under a person's other names are meant too
     */
    void lift(Handle handle, RecipientId recipient, boolean everyName, List<String> sources, Instant at) {
        handle.createUpdate("""
                        update consent set lifted_at = :at
                        where workspace_id = (select current_workspace()) and not given and lifted_at is null
                          and source = any (:sources)
                          and (recipient_id = :id or (:everyName and recipient_id in (select same_person(:id))))
                        """)
                .bind("id", recipient.bytes())
                .bind("everyName", everyName)
                .bindArray("sources", String.class, sources)
                .bind("at", at)
                .execute();
    }

    /** What a person agreed to goes with them to a new name; the old one may become a stranger's. */
    void carryOver(Handle handle, RecipientId before, RecipientId after) {
        handle.createUpdate("""
                        update consent set recipient_id = :after
                        where workspace_id = (select current_workspace()) and recipient_id = :before
                        """)
                .bind("before", before.bytes())
                .bind("after", after.bytes())
                .execute();
    }

    /** A person's history under all their names, latest first. */
    List<Consent> history(Handle handle, Sealer sealer, RecipientId recipient) {
        return handle.createQuery("""
                        select given, source, words, origin, at, lifted_at from consent
                        where workspace_id = (select current_workspace()) and recipient_id in (select same_person(:id))
                        order by at desc, consent_id desc
                        limit 1000
                        """)
                .bind("id", recipient.bytes())
                .map((row, context) -> read(row, sealer))
                .list();
    }

    private static Consent read(ResultSet row, Sealer sealer) throws SQLException {
        byte[] words = row.getBytes("words");
        byte[] origin = row.getBytes("origin");
        java.sql.Timestamp lifted = row.getTimestamp("lifted_at");
        return new Consent(
                row.getBoolean("given"),
                Consent.Source.of(row.getString("source")),
                words == null ? null : sealer.open(words, WORDS),
                origin == null ? null : sealer.open(origin, ORIGIN),
                row.getTimestamp("at").toInstant(),
                lifted == null ? null : lifted.toInstant());
    }

    private static <T> List<String> all(Collection<T> each, Function<T, String> member) {
        List<String> members = new ArrayList<>(each.size());
        each.forEach(it -> members.add(member.apply(it)));
        return members;
    }

    private static String sealed(Sealer sealer, @Nullable String text, String purpose) {
        return text == null ? "" : HexFormat.of().formatHex(sealer.seal(text, purpose));
    }

    private static String wordsId(Sealer sealer, @Nullable String words) {
        return words == null ? "" : HexFormat.of().formatHex(sealer.fingerprint("consent words:" + words));
    }

    private static String hex(RecipientId recipient) {
        return HexFormat.of().formatHex(recipient.bytes());
    }
}
