package io.rowcast.workspace;

import io.rowcast.delivery.Halt;
import io.rowcast.delivery.HaltStore;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What a sender's notes do to its campaigns, within the caller's transaction and workspace. */
final class SenderHealthStore {
    private final SenderNoteStore notes = new SenderNoteStore();
    private final HaltStore halts = new HaltStore();

    /** Puts the note; where nothing leaves any more, pauses the sender's campaigns, so that no row is burnt. */
    void heed(Handle handle, UUID sender, SenderNote note, Instant now) {
        notes.put(handle, sender, note);
        if (note.severity() == SenderNote.Severity.STOP) {
            halts.pauseSender(handle, sender, new Halt(note.code(), note.message()), now);
        }
    }

    /**
     * Takes away the notes for which Meta's own word stopped the sender; one that dispatch has put goes when a message is
     * taken.
     *
     * @return whether there was any
     */
    boolean clearStops(Handle handle, UUID sender) {
        return handle.createUpdate("""
                                delete from sender_note
                                where workspace_id = (select current_workspace()) and sender_id = :sender
                                  and severity = 'stop' and code <> :refused
                                """)
                        .bind("sender", sender)
                        .bind("refused", SenderNote.REFUSED)
                        .execute()
                > 0;
    }
}
