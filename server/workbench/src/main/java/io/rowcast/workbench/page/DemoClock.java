package io.rowcast.workbench.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;

/**
 * The machine's clock, moved on by hand, so that what is due tomorrow is seen today. How far it is ahead is kept over restarts:
 * time never runs backwards. Safe to use from many threads.
 */
public final class DemoClock implements InstantSource {
    /** By more at once there is nothing to see, and a slip of the hand would age the demo for ever. */
    static final Duration MOST = Duration.ofDays(31);

    private final InstantSource machine;
    private final Path kept;
    private volatile Duration ahead;

    /** @param kept file that holds how far it is ahead, as {@code PT26H} */
    public DemoClock(InstantSource machine, Path kept) {
        this.machine = machine;
        this.kept = kept;
        this.ahead = read(kept);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    /** How much later than the machine's it shows. */
    Duration ahead() {
        return ahead;
    }

    /** Moves it on; what has come due is not looked for. */
    public synchronized void moveOn(Duration by) {
        Duration next = ahead.plus(by);
        try {
            Files.createDirectories(kept.toAbsolutePath().getParent());
            Files.writeString(kept, next.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's clock cannot be kept in " + kept, e);
        }
        ahead = next;
    }

    private static Duration read(Path kept) {
        try {
            return Files.exists(kept) ? Duration.parse(Files.readString(kept).strip()) : Duration.ZERO;
        } catch (IOException | DateTimeParseException e) {
            throw new IllegalStateException("The demo's clock cannot be read; delete " + kept + " to begin anew", e);
        }
    }
}
