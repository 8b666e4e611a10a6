package io.rowcast.platform.work;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Running parts, which are stopped in the reverse of the order in which they were started. */
public final class Parts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    /** Adds a part that has just started. */
    public <T extends AutoCloseable> T add(T part) {
        running.push(part);
        return part;
    }

    /** Stops all, one after the other; one that fails to stop does not keep the others running. */
    @Override
    public void close() {
        while (!running.isEmpty()) {
            AutoCloseable part = running.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not stop cleanly", part.getClass().getSimpleName(), e);
            }
        }
    }
}
