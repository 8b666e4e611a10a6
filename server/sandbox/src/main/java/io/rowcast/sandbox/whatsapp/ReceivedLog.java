package io.rowcast.sandbox.whatsapp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What came in on /messages, numbered from 1 in the order of their outcomes; the oldest make room for the newest. */
final class ReceivedLog {
    /** What became of a request. */
    enum Outcome {
        ACCEPTED,
        REFUSED,
        /** A read receipt or typing indicator. */
        RECEIPT,
        /** The connection was closed instead of an answer; nothing was taken. */
        DROPPED
    }

    /**
     * One request.
     *
     * @param error why it was refused
     * @param message what was taken
     */
    record Entry(
            long seq,
            Instant at,
            Outcome outcome,
            byte[] body,
            @Nullable GraphError error,
            ChatMessage.@Nullable Outbound message) {}

    private final AtomicReferenceArray<@Nullable Entry> ring;
    private final Consumer<ChatMessage.Outbound> forgotten;
    private final AtomicLong last = new AtomicLong();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /**
     * @param capacity how many requests are kept
     * @param forgotten told of each message that made room
     */
    ReceivedLog(int capacity, Consumer<ChatMessage.Outbound> forgotten) {
        this.ring = new AtomicReferenceArray<>(capacity);
        this.forgotten = forgotten;
    }

    void accepted(ChatMessage.Outbound message) {
        accepted.increment();
        add(message.at(), Outcome.ACCEPTED, message.request(), null, message);
    }

    void refused(Instant at, byte[] body, GraphError error) {
        refused.increment();
        add(at, Outcome.REFUSED, body, error, null);
    }

    void receipt(Instant at, byte[] body) {
        add(at, Outcome.RECEIPT, body, null, null);
    }

    void dropped(Instant at, byte[] body) {
        add(at, Outcome.DROPPED, body, null, null);
    }

    private void add(
            Instant at,
            Outcome outcome,
            byte[] body,
            @Nullable GraphError error,
            ChatMessage.@Nullable Outbound message) {
        long seq = last.incrementAndGet();
        Entry oldest = ring.getAndSet(slot(seq), new Entry(seq, at, outcome, body, error, message));
        if (oldest != null && oldest.message() != null) {
            forgotten.accept(oldest.message());
        }
    }

    /** Those after {@code seq}, in order. Stops before one that is still being written, so a reader that pages loses none. */
    List<Entry> after(long seq, int limit) {
        long end = last.get();
        List<Entry> entries = new ArrayList<>();
        for (long next = Math.max(seq, end - ring.length()) + 1; next <= end && entries.size() < limit; next++) {
            Entry entry = ring.get(slot(next));
            if (entry == null || entry.seq() < next) {
                break;
            }
            if (entry.seq() == next) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private int slot(long seq) {
        return (int) (seq % ring.length());
    }

    long received() {
        return last.get();
    }

    long accepted() {
        return accepted.sum();
    }

    long refused() {
        return refused.sum();
    }
}
