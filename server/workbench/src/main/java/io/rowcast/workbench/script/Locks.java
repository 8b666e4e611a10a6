package io.rowcast.workbench.script;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The locks behind LockService. An execution that ends lets go of what it holds. */
final class Locks {
    private final Map<String, Semaphore> free = new ConcurrentHashMap<>();

    /** What one execution holds; used by its thread only. */
    final class Held implements AutoCloseable {
        private final Set<String> kinds = new HashSet<>();

        boolean tryLock(String kind, double millis) {
            if (kinds.contains(kind)) {
                return true;
            }
            try {
                boolean got = of(kind).tryAcquire((long) millis, TimeUnit.MILLISECONDS);
                if (got) {
                    kinds.add(kind);
                }
                return got;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        boolean has(String kind) {
            return kinds.contains(kind);
        }

        void release(String kind) {
            if (kinds.remove(kind)) {
                of(kind).release();
            }
        }

        @Override
        public void close() {
            Set.copyOf(kinds).forEach(this::release);
        }
    }

    private Semaphore of(String kind) {
        return free.computeIfAbsent(kind, any -> new Semaphore(1, true));
    }
}
