package io.rowcast.media;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Which files are at Meta, for which sender and under which id; and who is bringing one there. */
public final class MediaUploadStore {
    /** Ids live 30 days (facts 5). Earlier than that, so that a message sent now still has its picture when it is opened. */
    public static final Duration RENEW_AFTER = Duration.ofDays(25);

    /** While a file is brought anew, its old id does. */
    private static final Duration ENDS_AFTER = Duration.ofDays(29);

    private final Database database;

    public MediaUploadStore(Database database) {
        this.database = database;
    }

    /** What there is to do about a file. */
    public sealed interface Claim {
        /** It is there; {@code renewAt} is when it is to be brought anew. */
        record Present(String metaId, Instant renewAt) implements Claim {}

        /** The caller brings it, and nobody else does meanwhile. */
        record Mine() implements Claim {}

        /** Another node is bringing it. */
        record Others() implements Claim {}
    }

    /** @param until the claim ends by itself then, should its node die */
    public Claim claim(WorkspaceId workspace, UUID media, UUID sender, Instant now, Instant until) {
        return database.inWorkspace(
                workspace,
                handle -> take(handle, media, sender, now, until)
                        ? new Claim.Mine()
                        : standing(handle, media, sender, now));
    }

    private static boolean take(Handle handle, UUID media, UUID sender, Instant now, Instant until) {
        return handle.createUpdate("""
                        insert into media_upload as u (workspace_id, media_id, sender_id, claimed_until)
                        values ((select current_workspace()), :media, :sender, :until)
                        on conflict (workspace_id, media_id, sender_id) do update set claimed_until = excluded.claimed_until
                        where (u.claimed_until is null or u.claimed_until <= :now)
                          and (u.meta_id is null or u.uploaded_at <= :renew)
                        """)
                        .bind("media", media)
                        .bind("sender", sender)
                        .bind("now", now)
                        .bind("until", until)
                        .bind("renew", now.minus(RENEW_AFTER))
                        .execute()
                == 1;
    }

    private static Claim standing(Handle handle, UUID media, UUID sender, Instant now) {
        return handle.createQuery("""
                        select meta_id, uploaded_at from media_upload
                        where workspace_id = (select current_workspace()) and media_id = :media and sender_id = :sender
                          and meta_id is not null and uploaded_at > :oldest
                        """)
                .bind("media", media)
                .bind("sender", sender)
                .bind("oldest", now.minus(ENDS_AFTER))
                .map((row, context) -> (Claim) new Claim.Present(
                        row.getString("meta_id"),
                        row.getTimestamp("uploaded_at").toInstant().plus(RENEW_AFTER)))
                .findOne()
                .orElseGet(Claim.Others::new);
    }

    /** The caller is still bringing it. */
    public void renew(WorkspaceId workspace, UUID media, UUID sender, Instant until) {
        database.inWorkspace(
                workspace,
                handle -> handle.createUpdate("""
                        update media_upload set claimed_until = :until
                        where workspace_id = (select current_workspace()) and media_id = :media and sender_id = :sender
                          and claimed_until is not null
                        """)
                        .bind("until", until)
                        .bind("media", media)
                        .bind("sender", sender)
                        .execute());
    }

    /** The caller has brought it. */
    public void uploaded(WorkspaceId workspace, UUID media, UUID sender, String metaId, Instant now) {
        database.inWorkspace(
                workspace,
                handle -> handle.createUpdate("""
                        update media_upload set meta_id = :id, uploaded_at = :now, claimed_until = null
                        where workspace_id = (select current_workspace()) and media_id = :media and sender_id = :sender
                        """)
                        .bind("id", metaId)
                        .bind("now", now)
                        .bind("media", media)
                        .bind("sender", sender)
                        .execute());
    }

    /** The caller has not: the next may try. */
    public void release(WorkspaceId workspace, UUID media, UUID sender) {
        database.inWorkspace(
                workspace,
                handle -> handle.createUpdate("""
                        update media_upload set claimed_until = null
                        where workspace_id = (select current_workspace()) and media_id = :media and sender_id = :sender
                        """)
                        .bind("media", media)
                        .bind("sender", sender)
                        .execute());
    }
}
