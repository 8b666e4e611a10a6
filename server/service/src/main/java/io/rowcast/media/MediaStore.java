package io.rowcast.media;

import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** The files of each workspace, each once, sealed in pieces that are read one by one. */
public final class MediaStore {
    /** Small enough to seal, move and hold a few of at a time; a file of 100 MB has 100 of them. */
    public static final int PIECE = 1 << 20;

    private static final String SELECT = """
            select media_id, kind, mime_type, filename, bytes, created_at from media
            where workspace_id = (select current_workspace())
            """;

    private final Database database;
    private final Sealers sealers;
    private final InstantSource clock;

    public MediaStore(Database database, Sealers sealers, InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.clock = clock;
    }

    /** Keeps a file; where the same bytes are kept already, that is the answer, with the name it had. */
    public Media keep(WorkspaceId workspace, MediaType type, String filename, byte[] content) {
        Sealer sealer = sealers.of(workspace);
        // Keyed, as all fingerprints: who reads the table cannot tell whether a workspace has a known file.
        byte[] contentId = sealer.fingerprint("media:" + HexFormat.of().formatHex(Sha256.of(content)));
        Media media =
                new Media(UUID.randomUUID(), type.kind(), type.mimeType(), filename, content.length, clock.instant());
        return database.inWorkspace(workspace, handle -> {
            if (insert(handle, sealer, media, contentId)) {
                insertPieces(handle, sealer, media, content);
            } else {
                // It is kept for as long as one that came today.
                handle.createUpdate("""
                                update media set uploaded_at = :now
                                where workspace_id = (select current_workspace()) and content_id = :content
                                """)
                        .bind("now", media.createdAt())
                        .bind("content", contentId)
                        .execute();
            }
            return handle.createQuery(SELECT + " and content_id = :content")
                    .bind("content", contentId)
                    .map((row, context) -> read(row, sealer))
                    .one();
        });
    }

    private static boolean insert(Handle handle, Sealer sealer, Media media, byte[] contentId) {
        return handle.createUpdate("""
                        insert into media (workspace_id, media_id, content_id, kind, mime_type, filename, bytes, created_at,
                            uploaded_at)
                        values ((select current_workspace()), :id, :content, :kind, :type, :filename, :bytes, :now, :now)
                        on conflict (workspace_id, content_id) do nothing
                        """)
                        .bind("id", media.id())
                        .bind("content", contentId)
                        .bind("kind", media.kind().word())
                        .bind("type", media.mimeType())
                        .bind("filename", sealer.seal(media.filename(), "media.filename"))
                        .bind("bytes", media.bytes())
                        .bind("now", media.createdAt())
                        .execute()
                == 1;
    }

    private static void insertPieces(Handle handle, Sealer sealer, Media media, byte[] content) {
        for (int piece = 0; piece * PIECE < content.length; piece++) {
            byte[] plain = Arrays.copyOfRange(content, piece * PIECE, Math.min(content.length, (piece + 1) * PIECE));
            handle.createUpdate("""
                            insert into media_piece (workspace_id, media_id, piece, content)
                            values ((select current_workspace()), :id, :piece, :content)
                            """)
                    .bind("id", media.id())
                    .bind("piece", piece)
                    .bind("content", sealer.seal(plain, purpose(media.id(), piece)))
                    .execute();
        }
    }

    /** Pieces cannot change places, neither within a file nor between files. */
    private static String purpose(UUID media, int piece) {
        return "media_piece.content/" + media + "/" + piece;
    }

    public Optional<Media> find(WorkspaceId workspace, UUID media) {
        Sealer sealer = sealers.of(workspace);
        return database.inWorkspace(workspace, handle -> find(handle, sealer, media));
    }

    /** The same within the caller's transaction. */
    public static Optional<Media> find(Handle handle, Sealer sealer, UUID media) {
        return handle.createQuery(SELECT + " and media_id = :id")
                .bind("id", media)
                .map((row, context) -> read(row, sealer))
                .findOne();
    }

    /** The file's bytes, read piece by piece while they are consumed. */
    public Iterable<byte[]> pieces(WorkspaceId workspace, Media media) {
        Sealer sealer = sealers.of(workspace);
        return pieces(
                media, piece -> database.inWorkspace(workspace, handle -> piece(handle, sealer, media.id(), piece)));
    }

    /** The same within the caller's transaction. */
    public static Iterable<byte[]> pieces(Handle handle, Sealer sealer, Media media) {
        return pieces(media, piece -> piece(handle, sealer, media.id(), piece));
    }

    private static Iterable<byte[]> pieces(Media media, IntFunction<byte[]> piece) {
        int count = (media.bytes() + PIECE - 1) / PIECE;
        return () -> IntStream.range(0, count).mapToObj(piece).iterator();
    }

    private static byte[] piece(Handle handle, Sealer sealer, UUID media, int piece) {
        byte[] sealed = handle.createQuery("""
                        select content from media_piece
                        where workspace_id = (select current_workspace()) and media_id = :id and piece = :piece
                        """)
                .bind("id", media)
                .bind("piece", piece)
                .mapTo(byte[].class)
                .one();
        return sealer.openBytes(sealed, purpose(media, piece));
    }

    private static Media read(ResultSet row, Sealer sealer) throws SQLException {
        Instant createdAt = row.getTimestamp("created_at").toInstant();
        return new Media(
                row.getObject("media_id", UUID.class),
                MediaKind.valueOf(row.getString("kind").toUpperCase(java.util.Locale.ROOT)),
                row.getString("mime_type"),
                sealer.open(row.getBytes("filename"), "media.filename"),
                row.getInt("bytes"),
                createdAt);
    }
}
