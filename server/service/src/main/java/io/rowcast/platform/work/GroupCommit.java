package io.rowcast.platform.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One commit for many threads: what arrives while a commit is under way waits, and the next commit takes all of it. So a
 * thread that is alone pays one commit and no delay, and a thousand pay hardly more than one each.
 */
public final class GroupCommit<T> {
    private record Waiting<T>(T item, CompletableFuture<Void> committed) {}

    private final int most;
    private final Consumer<List<T>> commit;
    private final ConcurrentLinkedQueue<Waiting<T>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger length = new AtomicInteger();

    /**
     * @param most how many items one commit takes
     * @param commit makes the items durable, all or none, and throws where it cannot
     */
    public GroupCommit(int most, Consumer<List<T>> commit) {
        this.most = most;
        this.commit = commit;
    }

    /** Returns when the item is committed; throws what its commit threw. */
    public void add(T item) {
        Waiting<T> mine = new Waiting<>(item, new CompletableFuture<>());
        queue.add(mine);
        if (length.getAndIncrement() == 0) {
            // Whoever finds nobody at work sees to it that somebody is, and waits like the others: were it at work
            // itself, its own caller would wait for as long as others keep coming.
            Thread.ofVirtual().name("group-commit").start(this::commitAll);
        }
        try {
            mine.committed().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private void commitAll() {
        int left = 1;
        while (left > 0) {
            List<Waiting<T>> batch = take();
            try {
                commit.accept(batch.stream().map(Waiting::item).toList());
                batch.forEach(waiting -> waiting.committed().complete(null));
            } catch (RuntimeException | Error e) {
                batch.forEach(waiting -> waiting.committed().completeExceptionally(e));
            }
            left = length.addAndGet(-batch.size());
        }
    }

    private List<Waiting<T>> take() {
        List<Waiting<T>> batch = new ArrayList<>();
        for (Waiting<T> next = queue.poll(); next != null; next = queue.poll()) {
            batch.add(next);
            if (batch.size() == most) {
                break;
            }
        }
        return batch;
    }
}
