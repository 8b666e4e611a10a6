package io.rowcast.webhook;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Brings a change of a template's status into every workspace that mirrors it. */
final class TemplateStatusStore {
    /** Within the caller's transaction, whose workspace changes. */
    void apply(Handle handle, Event.TemplateStatus news) {
        List<UUID> workspaces = handle.createQuery("select workspace_id from workspaces_of_waba(:waba)")
                .bind("waba", news.wabaId())
                .mapTo(UUID.class)
                .list();
        for (UUID workspace : workspaces) {
            Database.enter(handle, new WorkspaceId(workspace));
            handle.createUpdate("""
                            update template set status = :status
                            where workspace_id = (select current_workspace()) and waba_id = :waba
                              and name = :name and language = :language
                            """)
                    .bind("status", news.status())
                    .bind("waba", news.wabaId())
                    .bind("name", news.name())
                    .bind("language", news.language())
                    .execute();
        }
    }
}
