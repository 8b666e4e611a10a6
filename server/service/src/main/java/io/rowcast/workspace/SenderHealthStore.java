package io.rowcast.workspace;

import io.rowcast.delivery.Halt;
import io.rowcast.delivery.HaltStore;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What a sender's notes do to its campaigns, within the caller's transaction and workspace. */
final class SenderHealthStore {
    /** Of GREEN, YELLOW and RED (facts.md section 4). */
    private static final String LOWEST = "RED";

    private final SenderNoteStore notes = new SenderNoteStore();
    private final PortfolioStore portfolios = new PortfolioStore();
    private final HaltStore halts = new HaltStore();

    /** A sender and whose it is. */
    record Unchecked(WorkspaceId workspace, UUID sender) {}

    /** Puts the note; where nothing leaves any more, pauses the sender's campaigns, so that no row is burnt. */
    void heed(Handle handle, UUID sender, SenderNote note, Instant now) {
        notes.put(handle, sender, note);
        if (note.severity() == SenderNote.Severity.STOP) {
            halts.pauseSender(handle, sender, new Halt(note.code(), note.message()), now);
        }
    }

    /** Takes up what Meta has answered about a number. */
    void checked(Handle handle, UUID sender, NumberState state, Instant now) {
        boolean drops = state.qualityRating().equals(LOWEST) && drops(handle, sender);
        write(handle, sender, state, now);
        portfolios.belongs(handle, sender, state.portfolioId());
        portfolios.limit(handle, sender, state.limit());
        List<SenderNote> found = HealthWords.ofState(state, now);
        HealthWords.OF_STATE.stream()
                .filter(code -> found.stream().noneMatch(note -> note.code().equals(code)))
                .forEach(code -> notes.remove(handle, sender, code));
        found.forEach(note -> heed(handle, sender, note, now));
        // Last, since a graver reason for a pause stands first.
        if (drops) {
            halts.pauseSender(handle, sender, HealthWords.qualityDrop(), now);
        }
    }

    /** Pauses the sender's campaigns where that is news: one that a person has let go on since is left alone. */
    void dropped(Handle handle, UUID sender, Instant now) {
        if (drops(handle, sender)) {
            halts.pauseSender(handle, sender, HealthWords.qualityDrop(), now);
        }
    }

    private static boolean drops(Handle handle, UUID sender) {
        return handle.createUpdate("""
                        update sender set quality_rating = :lowest
                        where workspace_id = (select current_workspace()) and sender_id = :sender
                          and quality_rating <> :lowest
                        """)
                        .bind("sender", sender)
                        .bind("lowest", LOWEST)
                        .execute()
                > 0;
    }

    private static void write(Handle handle, UUID sender, NumberState state, Instant now) {
        handle.createUpdate("""
                        update sender
                        set display_phone_number = :display, verified_name = :name, quality_rating = :quality,
                            status = :status, name_status = coalesce(:nameStatus, name_status),
                            messages_per_second = :perSecond, checked_at = :now
                        where workspace_id = (select current_workspace()) and sender_id = :sender
                        """)
                .bind("sender", sender)
                .bind("display", state.displayPhoneNumber())
                .bind("name", state.verifiedName())
                .bind("quality", state.qualityRating())
                .bind("status", state.status())
                .bind("nameStatus", state.nameStatus())
                .bind("perSecond", state.messagesPerSecond())
                .bind("now", now)
                .execute();
    }

    /** Meta refused to answer about a number; it is asked again a day later. */
    void refusedToTell(Handle handle, UUID sender, String why, Instant now) {
        handle.createUpdate("""
                        update sender set checked_at = :now
                        where workspace_id = (select current_workspace()) and sender_id = :sender
                        """).bind("sender", sender).bind("now", now).execute();
        notes.put(handle, sender, HealthWords.notChecked(why, now));
    }

    /** Senders whose state was not asked for since then, of every workspace. */
    List<Unchecked> uncheckedSince(Handle handle, Instant moment) {
        return handle.createQuery("select workspace_id, sender_id from senders_unchecked_since(:moment)")
                .bind("moment", moment)
                .map((row, context) ->
                        new Unchecked(new WorkspaceId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class)))
                .list();
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
