package io.rowcast.render;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Where and when rows are read.
 *
 * @param zone of the sheet: dates in its cells are meant there
 * @param now an offer must not have ended before
 */
record Here(ZoneId zone, Instant now) {
    /** Dates in UTC, and none is in the past. */
    static final Here ANYWHERE = new Here(ZoneOffset.UTC, Instant.EPOCH);
}
