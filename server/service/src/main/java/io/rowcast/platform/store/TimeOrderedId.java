package io.rowcast.platform.store;

import java.time.Instant;
import java.util.UUID;

/**
 * Ids of rows that come in masses: UUIDs of version 7 (RFC 9562, section 5.7), which begin with their time in milliseconds. Rows
 * that come together then stand together in the index of their ids, and a batch of them touches a few of its pages, not one
 * page a row.
 */
public final class TimeOrderedId {
    private static final long VERSION = 0x7000L;
    private static final long LOWEST_12_BITS = 0xFFFL;

    private TimeOrderedId() {}

    /** A new one. */
    public static UUID at(Instant moment) {
        UUID random = UUID.randomUUID();
        long most = (moment.toEpochMilli() << 16) | VERSION | (random.getMostSignificantBits() & LOWEST_12_BITS);
        return new UUID(most, random.getLeastSignificantBits());
    }
}
