package io.rowcast.workbench.chaos;

import java.util.ArrayDeque;
import java.util.Deque;

/** Everything that goes on beside the test, ended in the opposite order of its begin. */
final class Turnings implements AutoCloseable {
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    void add(AutoCloseable one) {
        running.push(one);
    }

    @Override
    public void close() {
        for (AutoCloseable one : running) {
            try {
                one.close();
            } catch (Exception e) {
                throw new AssertionError("It did not end cleanly", e);
            }
        }
    }
}
