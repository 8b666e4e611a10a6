package io.rowcast.campaign;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a draft's rows would go.
 *
 * @param startsAt the wished start; null for now
 * @param messagesPerSecond the sender's throughput
 * @param waves in the order of their times
 * @param notes sentences to show as they are
 */
record Plan(@Nullable Instant startsAt, int messagesPerSecond, List<Wave> waves, List<Note> notes) {
    /**
     * Rows that go together.
     *
     * @param at when the first goes; null for the start
     * @param reason now, messaging-limit, recipient-rest, quiet-hours, per-row, drip or run
     */
    record Wave(int rows, @Nullable Instant at, String reason) {}

    record Note(String code, String message) {}
}
