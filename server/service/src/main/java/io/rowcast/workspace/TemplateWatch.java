package io.rowcast.workspace;

import org.jdbi.v3.core.Handle;

/** Is told when a mirrored template is no longer what it was, by a webhook or by a sync. */
public interface TemplateWatch {
    /**
     * Called within the transaction that changes the mirror, and in the workspace that it belongs to. A template that is no
     * longer listed by Meta comes with the status {@code DELETED}.
     */
    void changed(Handle handle, String wabaId, MirroredTemplate before, MirroredTemplate after);

    /** Meta has announced another category for a template that is still what it was; called likewise. */
    void announced(Handle handle, String wabaId, MirroredTemplate template, String comingCategory);
}
