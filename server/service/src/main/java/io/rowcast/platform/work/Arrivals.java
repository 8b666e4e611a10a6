package io.rowcast.platform.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Where many threads hand things to one loop, which takes them in batches. */
public final class Arrivals<T> {
    private final LinkedBlockingQueue<T> queue = new LinkedBlockingQueue<>();

    public void add(T item) {
        queue.add(item);
    }

    public void addAll(Collection<? extends T> items) {
        queue.addAll(items);
    }

    /** All that has come by now; where nothing has, waits for the first up to {@code patience}. */
    public List<T> take(Duration patience) throws InterruptedException {
        List<T> taken = new ArrayList<>();
        T first = queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            taken.add(first);
            queue.drainTo(taken);
        }
        return taken;
    }
}
