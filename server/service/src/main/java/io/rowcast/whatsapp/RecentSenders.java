package io.rowcast.whatsapp;

import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SenderStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Senders as they were read a moment ago: reading one opens its sealed token, too much work to do for every message. A
 * new token, which another process may store, is taken up after {@link #FRESH}.
 */
final class RecentSenders {
    static final Duration FRESH = Duration.ofSeconds(5);

    private record Key(WorkspaceId workspace, UUID senderId) {}

    private record Known(Sender sender, Instant until) {}

    private final SenderStore store;
    private final InstantSource clock;
    private final ConcurrentHashMap<Key, Known> known = new ConcurrentHashMap<>();

    RecentSenders(SenderStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    Optional<Sender> find(WorkspaceId workspace, UUID senderId) {
        Key key = new Key(workspace, senderId);
        Known recent = known.get(key);
        if (recent != null && clock.instant().isBefore(recent.until())) {
            return Optional.of(recent.sender());
        }
        Optional<Sender> found = store.find(workspace, senderId);
        if (found.isPresent()) {
            known.put(key, new Known(found.get(), clock.instant().plus(FRESH)));
        } else {
            known.remove(key);
        }
        return found;
    }
}
