package io.rowcast.sandbox.whatsapp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The newest posts to the business and what it answered, numbered from 1; the oldest make room. */
final class WebhookLog {
    private static final int KEPT = 500;

    /** One try of one webhook; {@code micros} is how long the answer took. */
    record Entry(long seq, Instant at, String url, byte[] body, int attempt, HookLine.Answer answer, long micros) {}

    private final AtomicReferenceArray<Entry> ring = new AtomicReferenceArray<>(KEPT);
    private final AtomicLong last = new AtomicLong();

    void add(Instant at, Callback to, byte[] body, int attempt, HookLine.Answer answer, long micros) {
        long seq = last.incrementAndGet();
        ring.set((int) (seq % KEPT), new Entry(seq, at, to.url().toString(), body, attempt, answer, micros));
    }

    /**
     * Those after {@code seq} that are still there, in order, the newest {@code limit} at most. Stops before one that is still being
     * written, so a reader that pages loses none.
     */
    List<Entry> after(long seq, int limit) {
        long end = last.get();
        List<Entry> entries = new ArrayList<>();
        for (long next = Math.max(seq, end - Math.min(limit, KEPT)) + 1; next <= end; next++) {
            Entry entry = ring.get((int) (next % KEPT));
            if (entry == null || entry.seq() < next) {
                break;
            }
            if (entry.seq() == next) {
                entries.add(entry);
            }
        }
        return entries;
    }
}
