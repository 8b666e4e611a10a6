package io.rowcast.conversation;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A place in the list of replies, oldest first: behind the reply with this time and id. */
record ReplyPlace(Instant at, UUID id) {
    static final ReplyPlace START = new ReplyPlace(Instant.EPOCH, new UUID(0, 0));
    private static final int LENGTH = 28;

    static ReplyPlace behind(Reply reply) {
        return new ReplyPlace(reply.receivedAt(), reply.id());
    }

    /** Empty where the bytes are no place. */
    static Optional<ReplyPlace> read(byte[] bytes) {
        if (bytes.length != LENGTH) {
            return bytes.length == 0 ? Optional.of(START) : Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return Optional.of(
                new ReplyPlace(Instant.ofEpochSecond(in.getLong(), in.getInt()), new UUID(in.getLong(), in.getLong())));
    }

    byte[] bytes() {
        return ByteBuffer.allocate(LENGTH)
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
