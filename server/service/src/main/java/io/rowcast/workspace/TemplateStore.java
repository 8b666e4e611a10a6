package io.rowcast.workspace;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The mirrored templates of each WhatsApp Business Account, and when they were last asked for. */
public final class TemplateStore {
    private static final String SELECT = """
            select template_id, name, language, category, status, definition::text as definition, quality, status_reason,
                   edited_at
            from template where workspace_id = (select current_workspace()) and waba_id = :waba
            """;

    private final Database database;
    private final TemplateWatch watch;
    private final InstantSource clock;

    /** @param watch is told of every change */
    public TemplateStore(Database database, TemplateWatch watch, InstantSource clock) {
        this.database = database;
        this.watch = watch;
        this.clock = clock;
    }

    private record Key(String name, String language) {}

    /** Brings news into every workspace that mirrors the template, within the caller's transaction, whose workspace changes. */
    public void apply(Handle handle, TemplateNews news) {
        List<UUID> workspaces = handle.createQuery("select workspace_id from workspaces_of_waba(:waba)")
                .bind("waba", news.wabaId())
                .mapTo(UUID.class)
                .list();
        for (UUID workspace : workspaces) {
            Database.enter(handle, new WorkspaceId(workspace));
            applyHere(handle, news);
        }
    }

    private void applyHere(Handle handle, TemplateNews news) {
        if (news instanceof TemplateNews.ComponentsChanged) {
            markStale(handle, news.wabaId());
        }
        find(handle, news).ifPresent(before -> {
            MirroredTemplate after = TemplateEvents.after(before, news, clock.instant());
            update(handle, news.wabaId(), after, clock.instant());
            tell(handle, news.wabaId(), before, after);
            if (news instanceof TemplateNews.CategoryChanged category
                    && category.coming() != null
                    && !category.coming().equals(after.category())) {
                watch.announced(handle, news.wabaId(), after, category.coming());
            }
        });
    }

    private Optional<MirroredTemplate> find(Handle handle, TemplateNews news) {
        return handle.createQuery(SELECT + " and name = :name and language = :language for update")
                .bind("waba", news.wabaId())
                .bind("name", news.name())
                .bind("language", news.language())
                .map((row, context) -> read(row))
                .findOne();
    }

    private void tell(Handle handle, String wabaId, MirroredTemplate before, MirroredTemplate after) {
        if (!before.equals(after)) {
            watch.changed(handle, wabaId, before, after);
        }
    }

    private static void update(Handle handle, String wabaId, MirroredTemplate template, @Nullable Instant newsAt) {
        handle.createUpdate("""
                        update template
                        set category = :category, status = :status, definition = :definition::jsonb, quality = :quality,
                            status_reason = :reason, edited_at = :edited, news_at = :news
                        where workspace_id = (select current_workspace()) and waba_id = :waba
                          and name = :name and language = :language
                        """)
                .bind("waba", wabaId)
                .bind("name", template.name())
                .bind("language", template.language())
                .bind("category", template.category())
                .bind("status", template.status())
                .bind("definition", template.definition())
                .bind("quality", template.quality())
                .bind("reason", template.statusReason())
                .bind("edited", template.editedAt())
                .bind("news", newsAt)
                .execute();
    }

    private static void markStale(Handle handle, String wabaId) {
        handle.createUpdate("""
                        update template_sync set stale = true
                        where workspace_id = (select current_workspace()) and waba_id = :waba
                        """).bind("waba", wabaId).execute();
    }

    /**
     * Brings what Meta lists into the mirror. What it lists no more is marked deleted; what a webhook changed after Meta was
     * asked stays as the webhook left it.
     *
     * @param askedAt before Meta was asked
     */
    public void bring(WorkspaceId workspace, String wabaId, List<MirroredTemplate> listed, Instant askedAt) {
        database.<Void, RuntimeException>inWorkspace(workspace, handle -> {
            // The row of template_sync first: its lock lets two syncs of one account follow each other.
            markSynced(handle, wabaId, askedAt);
            Map<Key, MirroredTemplate> known = lockOlderThan(handle, wabaId, askedAt);
            for (MirroredTemplate template : listed) {
                MirroredTemplate before = known.remove(keyOf(template));
                if (before == null) {
                    insert(handle, wabaId, template);
                } else {
                    replace(handle, wabaId, before, merged(before, template, askedAt));
                }
            }
            known.values()
                    .forEach(gone -> replace(handle, wabaId, gone, gone.withStatus(MirroredTemplate.DELETED, null)));
            return null;
        });
    }

    private static Key keyOf(MirroredTemplate template) {
        return new Key(template.name(), template.language());
    }

    private static MirroredTemplate merged(MirroredTemplate before, MirroredTemplate listed, Instant askedAt) {
        boolean same = DefinitionWire.sameContent(before.definition(), listed.definition());
        return new MirroredTemplate(
                listed.id(),
                listed.name(),
                listed.language(),
                listed.category(),
                listed.status(),
                // As it was kept where nothing but the order of its members differs.
                DefinitionWire.same(before.definition(), listed.definition())
                        ? before.definition()
                        : listed.definition(),
                listed.quality(),
                listed.statusReason(),
                same ? before.editedAt() : askedAt);
    }

    private void replace(Handle handle, String wabaId, MirroredTemplate before, MirroredTemplate after) {
        if (!before.equals(after)) {
            update(handle, wabaId, after, null);
            tell(handle, wabaId, before, after);
        }
    }

    private static Map<Key, MirroredTemplate> lockOlderThan(Handle handle, String wabaId, Instant askedAt) {
        Map<Key, MirroredTemplate> known = new HashMap<>();
        handle.createQuery(SELECT + " and (news_at is null or news_at < :asked) order by name, language for update")
                .bind("waba", wabaId)
                .bind("asked", askedAt)
                .map((row, context) -> read(row))
                .forEach(template -> known.put(keyOf(template), template));
        return known;
    }

    private static void markSynced(Handle handle, String wabaId, Instant syncedAt) {
        handle.createUpdate("""
                        insert into template_sync (workspace_id, waba_id, synced_at)
                        values ((select current_workspace()), :waba, :at)
                        on conflict (workspace_id, waba_id) do update set synced_at = excluded.synced_at, stale = false
                        """).bind("waba", wabaId).bind("at", syncedAt).execute();
    }

    /** Passes over what is there already: what a webhook changed since Meta was asked. */
    private static void insert(Handle handle, String wabaId, MirroredTemplate template) {
        handle.createUpdate("""
                        insert into template (workspace_id, waba_id, name, language, template_id, category, status,
                            definition, quality, status_reason)
                        values ((select current_workspace()), :waba, :name, :language, :id, :category, :status,
                            :definition::jsonb, :quality, :reason)
                        on conflict do nothing
                        """)
                .bind("waba", wabaId)
                .bind("name", template.name())
                .bind("language", template.language())
                .bind("id", template.id())
                .bind("category", template.category())
                .bind("status", template.status())
                .bind("definition", template.definition())
                .bind("quality", template.quality())
                .bind("reason", template.statusReason())
                .execute();
    }

    /** When the account's templates were last asked for. */
    public record Sync(Instant at, boolean stale) {}

    /** Empty if they were never asked for; stale where a webhook told of an edit since. */
    public Optional<Sync> lastSync(WorkspaceId workspace, String wabaId) {
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery("""
                        select synced_at, stale from template_sync
                        where workspace_id = (select current_workspace()) and waba_id = :waba
                        """)
                        .bind("waba", wabaId)
                        .map((row, context) -> new Sync(row.getTimestamp(1).toInstant(), row.getBoolean(2)))
                        .findOne());
    }

    /** The account's templates by name and language. */
    public List<MirroredTemplate> list(WorkspaceId workspace, String wabaId) {
        return database.inWorkspace(
                workspace,
                handle -> handle.createQuery(SELECT + " order by name, language")
                        .bind("waba", wabaId)
                        .map((row, context) -> read(row))
                        .list());
    }

    private static MirroredTemplate read(ResultSet row) throws SQLException {
        Timestamp edited = row.getTimestamp("edited_at");
        return new MirroredTemplate(
                row.getString("template_id"),
                row.getString("name"),
                row.getString("language"),
                row.getString("category"),
                row.getString("status"),
                row.getString("definition"),
                row.getString("quality"),
                row.getString("status_reason"),
                edited == null ? null : edited.toInstant());
    }
}
