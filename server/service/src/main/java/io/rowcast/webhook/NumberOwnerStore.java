package io.rowcast.webhook;

import io.rowcast.platform.store.WorkspaceId;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Finds the workspace of a business phone number. */
final class NumberOwnerStore {
    Optional<NumberOwner> find(Handle handle, String phoneNumberId) {
        return handle.createQuery("select workspace_id, sender_id from sender_of_number(:number)")
                .bind("number", phoneNumberId)
                .map((row, context) ->
                        new NumberOwner(new WorkspaceId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class)))
                .findOne();
    }
}
