package io.rowcast.privacy;

import io.rowcast.audit.Action;
import io.rowcast.audit.AuditStore;
import io.rowcast.contact.ContactStore;
import io.rowcast.contact.IdentityStore;
import io.rowcast.contact.RecipientId;
import io.rowcast.conversation.ReplyMediaStore;
import io.rowcast.media.Media;
import io.rowcast.media.MediaStore;
import io.rowcast.media.MediaType;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.Actor;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Writes out what is kept, as a zip of JSON and CSV: of one person, or of a whole workspace. All of it was there at one
 * moment; secrets, as tokens and keys, are never in it.
 */
public final class Exporting {
    private static final String ALL = "true";

    private final Database database;
    private final Sealers sealers;
    private final InstantSource clock;
    private final DataMap map;
    private final ExportStore store;
    private final ContactStore contacts = new ContactStore();
    private final IdentityStore identities = new IdentityStore();

    public Exporting(Database database, Sealers sealers, DataMap map, InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.clock = clock;
        this.map = map;
        this.store = new ExportStore(map);
    }

    /**
     * All that tells of a person under any of their names.
     *
     * @param contact the person's; nothing is written where there is none
     * @param out stays open
     */
    public void person(Caller caller, UUID contact, OutputStream out) {
        Sealer sealer = sealers.of(caller.workspace());
        export(caller.workspace(), caller.actor(), Action.CONTACT_EXPORTED, handle -> {
            List<RecipientId> name = contacts.nameOf(handle, contact).stream().toList();
            Set<String> names = PersonRows.names(handle, identities, name);
            try (ExportWire zip = new ExportWire(out)) {
                PersonRows.CONDITIONS.forEach((table, condition) ->
                        zip.table(table, each -> store.rows(handle, sealer, table, condition, names, each)));
                received(handle, sealer, zip, PersonRows.OF_REPLIES, names);
            }
        });
    }

    /** Whether the workspace has such a contact. */
    boolean knows(WorkspaceId workspace, UUID contact) {
        return database.inWorkspace(
                workspace, handle -> contacts.nameOf(handle, contact).isPresent());
    }

    /**
     * All that a workspace has, save its secrets.
     *
     * @param out stays open
     */
    public void workspace(WorkspaceId workspace, Actor actor, OutputStream out) {
        Sealer sealer = sealers.of(workspace);
        export(workspace, actor, Action.WORKSPACE_EXPORTED, handle -> {
            try (ExportWire zip = new ExportWire(out)) {
                map.tablesOfWorkspaces()
                        .forEach(table ->
                                zip.table(table, each -> store.rows(handle, sealer, table, ALL, Set.of(), each)));
                uploaded(handle, sealer, zip);
                received(handle, sealer, zip, ALL, Set.of());
            }
        });
    }

    /** What was uploaded for messages. */
    private void uploaded(Handle handle, Sealer sealer, ExportWire zip) {
        store.rows(handle, sealer, "media", ALL, Set.of(), row -> {
            Media file = MediaStore.find(handle, sealer, id(row, "media_id")).orElseThrow();
            zip.file("files/" + file.id() + MediaType.end(file.mimeType()), MediaStore.pieces(handle, sealer, file));
        });
    }

    /** What people sent, as far as it is here, by the ids of their messages: the names are strangers' words. */
    private void received(Handle handle, Sealer sealer, ExportWire zip, String condition, Set<String> names) {
        store.rows(
                handle,
                sealer,
                "reply_media",
                condition,
                names,
                row -> ReplyMediaStore.find(handle, sealer, id(row, "reply_id"))
                        .ifPresent(file -> zip.file(
                                "received/" + file.replyId() + MediaType.end(file.mimeType()),
                                () -> ReplyMediaStore.pieces(handle, sealer, file))));
    }

    private static UUID id(Map<String, Object> row, String column) {
        return UUID.fromString(String.valueOf(row.get(column)));
    }

    @FunctionalInterface
    private interface Work {
        void in(Handle handle);
    }

    private void export(WorkspaceId workspace, Actor actor, Action action, Work work) {
        database.<Void, RuntimeException>inWorkspaceAtOneMoment(workspace, handle -> {
            work.in(handle);
            AuditStore.add(handle, actor, action, null, Map.of(), clock.instant());
            return null;
        });
    }
}
