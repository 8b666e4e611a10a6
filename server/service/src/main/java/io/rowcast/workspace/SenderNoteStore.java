package io.rowcast.workspace;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What is to be known of each sender, within the caller's transaction and workspace. */
public final class SenderNoteStore {
    /** Replaces the note of the same code; its time stays where it says the same. */
    public void put(Handle handle, UUID sender, SenderNote note) {
        handle.createUpdate("""
                        insert into sender_note (workspace_id, sender_id, code, severity, message, at, ends_at)
                        values ((select current_workspace()), :sender, :code, :severity, :message, :at, :ends)
                        on conflict (workspace_id, sender_id, code) do update
                        set severity = excluded.severity, message = excluded.message,
                            ends_at = excluded.ends_at,
                            at = case when sender_note.message = excluded.message then sender_note.at else excluded.at end
                        """)
                .bind("sender", sender)
                .bind("code", note.code())
                .bind("severity", note.severity().word())
                .bind("message", note.message())
                .bind("at", note.at())
                .bind("ends", note.endsAt())
                .execute();
    }

    /** @return whether there was one */
    public boolean remove(Handle handle, UUID sender, String code) {
        return handle.createUpdate("""
                                delete from sender_note
                                where workspace_id = (select current_workspace()) and sender_id = :sender and code = :code
                                """)
                        .bind("sender", sender)
                        .bind("code", code)
                        .execute()
                > 0;
    }

    /** Those that have not ended by {@code now}: the gravest first, then the newest. */
    public List<SenderNote> list(Handle handle, UUID sender, Instant now) {
        return handle.createQuery("""
                        select code, severity, message, at, ends_at from sender_note
                        where workspace_id = (select current_workspace()) and sender_id = :sender
                          and (ends_at is null or ends_at > :now)
                        order by array_position(array['stop', 'warning', 'info'], severity), at desc, code
                        """)
                .bind("sender", sender)
                .bind("now", now)
                .map((row, context) -> new SenderNote(
                        row.getString("code"),
                        SenderNote.Severity.of(row.getString("severity")),
                        row.getString("message"),
                        row.getTimestamp("at").toInstant(),
                        instant(row.getTimestamp("ends_at"))))
                .list();
    }

    /** Meta's word for the state of the display name, if known. */
    Optional<String> nameStatus(Handle handle, UUID sender) {
        return handle.createQuery("""
                        select name_status from sender
                        where workspace_id = (select current_workspace()) and sender_id = :sender
                          and name_status is not null
                        """)
                .bind("sender", sender)
                .mapTo(String.class)
                .findOne();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
