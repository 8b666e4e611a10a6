package io.rowcast.platform.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the node's clock with the database's, which all nodes share. A node whose clock is wrong would start campaigns at a
 * wrong hour, so it is to do nothing that depends on the time until the clock is right again.
 */
public final class ClockGuard {
    private static final Logger LOG = LoggerFactory.getLogger(ClockGuard.class);
    private static final Duration MOST = Duration.ofSeconds(2);
    private static final long LOOK_EVERY = Duration.ofSeconds(2).toNanos();

    private final Database database;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private Duration difference = Duration.ZERO;
    private long nextLook;

    /**
     * @param clock the node's
     * @param nanoTime monotonic, as {@link System#nanoTime}
     */
    public ClockGuard(Database database, InstantSource clock, LongSupplier nanoTime) {
        this.database = database;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.nextLook = nanoTime.getAsLong();
    }

    /** Whether the node's clock is right, as found at most two seconds ago. */
    public boolean isRight() {
        return difference().compareTo(MOST) <= 0;
    }

    /** What is wrong, for whoever runs the service; empty where nothing is. */
    public Optional<String> wrong() {
        return isRight() ? Optional.empty() : Optional.of(words(difference()));
    }

    private synchronized Duration difference() {
        if (nanoTime.getAsLong() - nextLook >= 0) {
            Duration found = look();
            if (found.compareTo(MOST) > 0 != difference.compareTo(MOST) > 0) {
                LOG.warn("{}", found.compareTo(MOST) > 0 ? words(found) : "the clock of this node is right again");
            }
            difference = found;
            nextLook = nanoTime.getAsLong() + LOOK_EVERY;
        }
        return difference;
    }

    /** At least so far apart: the time that the question takes proves nothing. */
    private Duration look() {
        Instant before = clock.instant();
        Instant there = database.time();
        Instant after = clock.instant();
        Duration ahead = Duration.between(there, before);
        Duration behind = Duration.between(after, there);
        Duration larger = ahead.compareTo(behind) > 0 ? ahead : behind;
        return larger.isNegative() ? Duration.ZERO : larger;
    }

    private static String words(Duration difference) {
        return "the clock of this node differs from the database's by " + difference.toSeconds()
                + " s; it sends and starts nothing until both agree to " + MOST.toSeconds()
                + " s: set the clocks, as by NTP";
    }
}
