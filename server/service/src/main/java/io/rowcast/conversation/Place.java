package io.rowcast.conversation;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A place in a list that begins with the newest: behind what has this time and id. */
record Place(Instant at, UUID id) {
    /** Before everything; PostgreSQL's own end of time is later than any of ours. */
    static final Place START = new Place(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    private static final int LENGTH = 28;

    /** Empty where the bytes are no place. */
    static Optional<Place> read(byte[] bytes) {
        if (bytes.length != LENGTH) {
            return bytes.length == 0 ? Optional.of(START) : Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long seconds = in.getLong();
        int nanos = in.getInt();
        return seconds < 0 || seconds > START.at().getEpochSecond() || nanos < 0 || nanos > 999_999_999
                ? Optional.empty()
                : Optional.of(new Place(Instant.ofEpochSecond(seconds, nanos), new UUID(in.getLong(), in.getLong())));
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
