package io.rowcast.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A move that a delivery has made.
 *
 * @param at when it happened, by the clock of whoever told
 * @param recordedAt when it came into the ledger, by PostgreSQL's clock
 * @param attempt which try it belongs to, from 1; 0 before the first
 * @param errorCode Meta's, where there was one
 */
record Moved(
        DeliveryStatus from,
        DeliveryStatus to,
        Instant at,
        Instant recordedAt,
        int attempt,
        @Nullable Integer errorCode) {}
