package io.rowcast.audit;

import io.rowcast.platform.http.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The record of who did what in a workspace: only added to. An entry is written in the transaction of what it tells of, so that
 * neither is without the other.
 */
public final class AuditStore {
    private AuditStore() {}

    /**
     * Adds one entry to the transaction's workspace.
     *
     * @param subject what it was done to; null for the workspace itself
     * @param facts counts, ids, codes; never a phone, a name, a text or a token
     */
    public static void add(
            Handle handle, Actor actor, Action action, @Nullable UUID subject, Map<String, String> facts, Instant at) {
        handle.createUpdate("""
                        insert into audit_entry (workspace_id, at, actor_kind, actor_id, action, subject_id, facts)
                        values ((select current_workspace()), :at, :kind, :actor::uuid, :action, :subject::uuid,
                            jsonb_object(:names, :values))
                        """)
                .bind("at", at)
                .bind("kind", actor.kind())
                .bind("actor", actor.id())
                .bind("action", action.word())
                .bind("subject", subject)
                .bindArray("names", String.class, facts.keySet())
                .bindArray("values", String.class, facts.values())
                .execute();
    }

    /** The entries below one, latest first. */
    public static List<AuditEntry> latest(Handle handle, long below, int limit) {
        return handle.createQuery("""
                        select entry_id, at, actor_kind, actor_id, action, subject_id, facts from audit_entry
                        where workspace_id = (select current_workspace()) and entry_id < :below
                        order by entry_id desc
                        limit :limit
                        """)
                .bind("below", below)
                .bind("limit", limit)
                .map((row, context) -> new AuditEntry(
                        row.getLong("entry_id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor_kind"),
                        row.getObject("actor_id", UUID.class),
                        row.getString("action"),
                        row.getObject("subject_id", UUID.class),
                        AuditView.facts(row.getString("facts"))))
                .list();
    }
}
