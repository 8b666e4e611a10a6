package io.rowcast.webhook;

import io.rowcast.platform.store.Database;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies stored webhooks: many in one transaction as a rule. Where one of them fails, they are applied one by one, and
 * the events of a body each for itself; a body with an event that failed is kept and tried again, ever less often, and in the end
 * parked: kept, sealed, for a person to look at, and tried no more.
 */
public final class InboxReader {
    private static final Logger LOG = LoggerFactory.getLogger(InboxReader.class);
    private static final int BATCH = 200;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(10);
    private static final Duration LONGEST_DELAY = Duration.ofHours(6);

    /** With these delays, a day: a fault that passes has passed by then. */
    private static final int MOST_TRIES = 15;

    private final Database database;
    private final InboxStore inbox;
    private final EventDesk desk;

    public InboxReader(Database database, InboxStore inbox, EventDesk desk) {
        this.database = database;
        this.inbox = inbox;
        this.desk = desk;
    }

    /**
     * Applies what is due.
     *
     * @return whether there may be more to do at once
     */
    public boolean runOnce() {
        try {
            return applyMany();
        } catch (IOException | RuntimeException e) {
            LOG.warn("A batch of webhooks could not be applied; taking them one by one: {}", kind(e));
            return applyEach();
        }
    }

    private boolean applyMany() throws IOException {
        return database.<Boolean, IOException>outsideWorkspaces(handle -> {
            List<InboxEntry> entries = inbox.take(handle, BATCH);
            List<Arrived> arrivals = new ArrayList<>();
            for (InboxEntry entry : entries) {
                arrivals.addAll(read(entry));
            }
            desk.apply(handle, arrivals);
            inbox.remove(handle, entries);
            return entries.size() == BATCH;
        });
    }

    private boolean applyEach() {
        int tried = 0;
        while (tried < BATCH && applyNext()) {
            tried++;
        }
        return tried == BATCH;
    }

    private boolean applyNext() {
        return database.outsideWorkspaces(handle -> {
            List<InboxEntry> entries = inbox.take(handle, 1);
            entries.forEach(entry -> apply(handle, entry));
            return !entries.isEmpty();
        });
    }

    private void apply(Handle handle, InboxEntry entry) {
        try {
            List<Arrived> arrivals = read(entry);
            List<RuntimeException> failures = arrivals.stream()
                    .flatMap(arrived -> attempt(handle, arrived).stream())
                    .toList();
            if (failures.isEmpty()) {
                inbox.remove(handle, List.of(entry));
            } else {
                postpone(handle, entry, failures.getFirst());
            }
        } catch (IOException noJson) {
            park(handle, entry, noJson);
        } catch (RuntimeException e) {
            postpone(handle, entry, e);
        }
    }

    /** Applies one event, and takes back what it did if it fails. */
    private List<RuntimeException> attempt(Handle handle, Arrived arrived) {
        handle.savepoint("event");
        try {
            desk.apply(handle, List.of(arrived));
            handle.releaseSavepoint("event");
            return List.of();
        } catch (RuntimeException e) {
            handle.rollbackToSavepoint("event");
            return List.of(e);
        }
    }

    private void postpone(Handle handle, InboxEntry entry, RuntimeException failure) {
        if (entry.attempts() + 1 >= MOST_TRIES) {
            park(handle, entry, failure);
            return;
        }
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(entry.attempts(), 12));
        String kind = kind(failure);
        LOG.error("Webhook {} could not be applied, try {}: {}", entry.id(), entry.attempts() + 1, kind);
        inbox.postpone(handle, entry, delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY, kind);
    }

    private void park(Handle handle, InboxEntry entry, Exception failure) {
        LOG.error(
                "Webhook {} is parked after {} tries; it will not be applied: {}",
                entry.id(),
                entry.attempts() + 1,
                kind(failure));
        inbox.park(handle, entry, kind(failure));
    }

    /** Of a failure only its kind: its message may quote the body. */
    private static String kind(Exception failure) {
        return failure.getClass().getSimpleName();
    }

    private List<Arrived> read(InboxEntry entry) throws IOException {
        return EventsWire.read(inbox.open(entry), entry.receivedAt()).stream()
                .map(event -> new Arrived(event, entry.receivedAt()))
                .toList();
    }
}
