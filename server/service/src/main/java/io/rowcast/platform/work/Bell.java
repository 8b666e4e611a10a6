package io.rowcast.platform.work;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Ends the pauses of some loops when there is news for them; may be handed out before the loops are started. */
public final class Bell implements Runnable {
    private final List<Loop> listeners = new CopyOnWriteArrayList<>();

    /** Lets the bell wake a loop from now on. */
    public void wakes(Loop loop) {
        listeners.add(loop);
    }

    /** Rings. */
    @Override
    public void run() {
        listeners.forEach(Loop::wake);
    }
}
