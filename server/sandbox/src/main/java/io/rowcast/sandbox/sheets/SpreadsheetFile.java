package io.rowcast.sandbox.sheets;

import io.rowcast.sandbox.sheets.access.Caller;
import io.rowcast.sandbox.sheets.calc.References;
import io.rowcast.sandbox.sheets.edit.Edition;
import io.rowcast.sandbox.sheets.grid.Book;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** A spreadsheet as a file: who may open it, its present version and how often it changed. */
final class SpreadsheetFile {
    private final String id;
    private final String owner;
    private final Instant created;
    private final InstantSource clock;
    private final ReentrantLock writing = new ReentrantLock();
    private final Condition changed = writing.newCondition();
    private final List<LoggedCall> calls = new CopyOnWriteArrayList<>();
    private volatile Set<String> editors = Set.of();
    private volatile Version version;

    /** A version that nobody changes any more. */
    record Version(long revision, Instant modified, Book book) {}

    SpreadsheetFile(String id, String owner, Book book, InstantSource clock) {
        this.id = id;
        this.owner = owner;
        this.clock = clock;
        this.created = clock.instant();
        this.version = new Version(1, created, book);
    }

    String id() {
        return id;
    }

    Instant created() {
        return created;
    }

    Version version() {
        return version;
    }

    void share(Set<String> emails) {
        editors = Set.copyOf(emails);
    }

    boolean isOpenTo(Caller caller) {
        return caller.email().equals(owner) || editors.contains(caller.email());
    }

    /**
     * Changes a copy and publishes it; when the change throws, nothing has happened (facts 1.1: all requests are atomic).
     *
     * @return what the change returned
     */
    <T> T edit(Caller caller, Function<Edition, T> change) {
        writing.lock();
        try {
            Book copy = version.book().copy();
            T result = change.apply(
                    new Edition(copy, caller.email(), caller.email().equals(owner)));
            References.follow(copy);
            version = new Version(version.revision() + 1, clock.instant(), copy);
            changed.signalAll();
            return result;
        } finally {
            writing.unlock();
        }
    }

    /** Waits until the revision is above the one given, or the time is over; then the present version. */
    Version awaitAfter(long revision, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        writing.lock();
        try {
            while (version.revision() <= revision && left > 0) {
                left = changed.awaitNanos(left);
            }
            return version;
        } finally {
            writing.unlock();
        }
    }

    void log(LoggedCall call) {
        calls.add(call);
    }

    List<LoggedCall> calls() {
        return List.copyOf(calls);
    }
}
