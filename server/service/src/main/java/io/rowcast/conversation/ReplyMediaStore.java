package io.rowcast.conversation;

import io.rowcast.conversation.ConversationMessage.FileState;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The files that people sent, sealed in pieces, and those that are to be fetched yet. */
public final class ReplyMediaStore {
    static final String FILENAME = "reply_media.filename";

    /** Meta's ids of received files (facts 5). */
    static final Duration IDS_LIVE = Duration.ofDays(7);

    /** A file to be fetched. */
    record Due(WorkspaceId workspace, UUID replyId) {}

    /** @param attempt which try this is, from 1: what an earlier one still brings is nobody's */
    record Claim(WorkspaceId workspace, UUID replyId, UUID senderId, String metaId, int attempt, Instant endsAt) {}

    /** A file that is here. */
    public record Kept(
            UUID replyId,
            int attempt,
            int pieces,
            String mimeType,
            @Nullable String filename,
            int bytes) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "file of " + replyId;
        }
    }

    private final Database database;
    private final Sealers sealers;

    public ReplyMediaStore(Database database, Sealers sealers) {
        this.database = database;
        this.sealers = sealers;
    }

    List<Due> due(Instant now, int most) {
        return database.outsideWorkspaces(handle -> handle.createQuery(
                        "select workspace_id, reply_id from media_to_fetch(:now, :most)")
                .bind("now", now)
                .bind("most", most)
                .map((row, context) ->
                        new Due(new WorkspaceId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class)))
                .list());
    }

    /** Takes a file to fetch it, until then; empty where another node has. */
    Optional<Claim> claim(Due due, Instant now, Instant until) {
        return database.inWorkspace(
                due.workspace(),
                handle -> handle.createQuery("""
                        update reply_media set attempts = attempts + 1, next_attempt_at = :until
                        where workspace_id = (select current_workspace()) and reply_id = :id and state = 'waiting'
                          and next_attempt_at <= :now
                        returning sender_id, meta_id, attempts, ends_at
                        """)
                        .bind("id", due.replyId())
                        .bind("now", now)
                        .bind("until", until)
                        .map((row, context) -> new Claim(
                                due.workspace(),
                                due.replyId(),
                                row.getObject("sender_id", UUID.class),
                                row.getString("meta_id"),
                                row.getInt("attempts"),
                                row.getTimestamp("ends_at").toInstant()))
                        .findOne());
    }

    void addPiece(Claim claim, int piece, byte[] content) {
        byte[] sealed = sealers.of(claim.workspace()).seal(content, purpose(claim.replyId(), claim.attempt(), piece));
        database.inWorkspace(
                claim.workspace(),
                handle -> handle.createUpdate("""
                        insert into reply_media_piece (workspace_id, reply_id, attempt, piece, content)
                        values ((select current_workspace()), :id, :attempt, :piece, :content)
                        """)
                        .bind("id", claim.replyId())
                        .bind("attempt", claim.attempt())
                        .bind("piece", piece)
                        .bind("content", sealed)
                        .execute());
    }

    /** Pieces cannot change places, neither within a file nor between files. */
    private static String purpose(UUID reply, int attempt, int piece) {
        return "reply_media_piece.content/" + reply + "/" + attempt + "/" + piece;
    }

    void kept(Claim claim, String mimeType, int bytes) {
        end(claim, FileState.KEPT, mimeType, bytes);
    }

    void gaveUp(Claim claim, FileState state) {
        end(claim, state, null, null);
    }

    /** Only the pieces of the try that brought all of them stay. */
    private void end(Claim claim, FileState state, @Nullable String mimeType, @Nullable Integer bytes) {
        database.<Void, RuntimeException>inWorkspace(claim.workspace(), handle -> {
            handle.createUpdate("""
                            with ended as (
                              update reply_media
                              set state = :state, mime_type = coalesce(:mimeType, mime_type), bytes = :bytes
                              where workspace_id = (select current_workspace()) and reply_id = :id and attempts = :attempt
                                and state = 'waiting'
                              returning reply_id)
                            insert into conversation_event (workspace_id, kind, conversation_id, message_id)
                            select (select current_workspace()), 'message', r.conversation_id, r.reply_id
                            from ended join reply r
                              on r.workspace_id = (select current_workspace()) and r.reply_id = ended.reply_id
                            """)
                    .bind("state", state.word())
                    .bind("mimeType", mimeType)
                    .bind("bytes", bytes)
                    .bind("id", claim.replyId())
                    .bind("attempt", claim.attempt())
                    .execute();
            forgetOtherPieces(handle, claim.replyId());
            return null;
        });
    }

    /** A later try begins anew. */
    void again(Claim claim, Instant at) {
        database.<Void, RuntimeException>inWorkspace(claim.workspace(), handle -> {
            handle.createUpdate("""
                            delete from reply_media_piece
                            where workspace_id = (select current_workspace()) and reply_id = :id and attempt = :attempt
                            """)
                    .bind("id", claim.replyId())
                    .bind("attempt", claim.attempt())
                    .execute();
            handle.createUpdate("""
                            update reply_media set next_attempt_at = :at
                            where workspace_id = (select current_workspace()) and reply_id = :id and attempts = :attempt
                              and state = 'waiting'
                            """)
                    .bind("at", at)
                    .bind("id", claim.replyId())
                    .bind("attempt", claim.attempt())
                    .execute();
            return null;
        });
    }

    private static void forgetOtherPieces(Handle handle, UUID reply) {
        handle.createUpdate("""
                        delete from reply_media_piece p using reply_media m
                        where p.workspace_id = (select current_workspace()) and p.reply_id = :id
                          and m.workspace_id = p.workspace_id and m.reply_id = p.reply_id
                          and (m.state <> 'kept' or p.attempt <> m.attempts)
                        """).bind("id", reply).execute();
    }

    /** A file of a conversation's message; empty where there is none, or it is not here. */
    Optional<Kept> find(WorkspaceId workspace, UUID conversation, UUID reply) {
        Sealer sealer = sealers.of(workspace);
        return database.inWorkspace(
                workspace,
                handle -> find(handle, sealer, reply)
                        .filter(file -> handle.createQuery("""
                                        select exists (
                                          select from reply
                                          where workspace_id = (select current_workspace()) and reply_id = :id
                                            and conversation_id = coalesce((
                                              select into_id from conversation_merged
                                              where workspace_id = (select current_workspace())
                                                and conversation_id = :conversation),
                                              :conversation))
                                        """)
                                .bind("id", reply)
                                .bind("conversation", conversation)
                                .mapTo(Boolean.class)
                                .one()));
    }

    /** A message's file, within the caller's transaction; empty where there is none, or it is not here. */
    public static Optional<Kept> find(Handle handle, Sealer sealer, UUID reply) {
        return handle.createQuery("""
                        select m.attempts, m.mime_type, m.filename, m.bytes, (
                            select count(*) from reply_media_piece p
                            where p.workspace_id = m.workspace_id and p.reply_id = m.reply_id and p.attempt = m.attempts)
                          as pieces
                        from reply_media m
                        where m.workspace_id = (select current_workspace()) and m.reply_id = :id and m.state = 'kept'
                        """)
                .bind("id", reply)
                .map((row, context) -> {
                    byte[] filename = row.getBytes("filename");
                    return new Kept(
                            reply,
                            row.getInt("attempts"),
                            row.getInt("pieces"),
                            row.getString("mime_type"),
                            filename == null ? null : sealer.open(filename, FILENAME),
                            row.getInt("bytes"));
                })
                .findOne();
    }

    /** The file's bytes, read and opened piece by piece while they are consumed. */
    Iterator<byte[]> pieces(WorkspaceId workspace, Kept kept) {
        Sealer sealer = sealers.of(workspace);
        return pieces(kept, piece -> database.inWorkspace(workspace, handle -> piece(handle, sealer, kept, piece)));
    }

    /** The same within the caller's transaction. */
    public static Iterator<byte[]> pieces(Handle handle, Sealer sealer, Kept kept) {
        return pieces(kept, piece -> piece(handle, sealer, kept, piece));
    }

    private static Iterator<byte[]> pieces(Kept kept, IntFunction<byte[]> piece) {
        return IntStream.range(0, kept.pieces()).mapToObj(piece).iterator();
    }

    private static byte[] piece(Handle handle, Sealer sealer, Kept kept, int piece) {
        byte[] sealed = handle.createQuery("""
                        select content from reply_media_piece
                        where workspace_id = (select current_workspace()) and reply_id = :id and attempt = :attempt
                          and piece = :piece
                        """)
                .bind("id", kept.replyId())
                .bind("attempt", kept.attempt())
                .bind("piece", piece)
                .mapTo(byte[].class)
                .one();
        return sealer.openBytes(sealed, purpose(kept.replyId(), kept.attempt(), piece));
    }
}
