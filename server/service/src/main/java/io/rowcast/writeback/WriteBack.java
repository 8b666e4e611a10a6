package io.rowcast.writeback;

import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.work.Failures;
import io.rowcast.workspace.Pen;
import io.rowcast.writeback.LinkStore.Waiting;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings statuses and replies into the sheets: the loop's step begins a turn for each tab that lags behind, at most one a
 * second for one spreadsheet, on threads of their own, so that a tab for which Google takes minutes holds up no other. All
 * that must survive stands in the database.
 */
public final class WriteBack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriteBack.class);

    /** Turns at one time on this node: each holds a tab's cells in memory. */
    private static final int MOST_TURNS = 32;

    private static final Duration LAST_TURNS = Duration.ofSeconds(10);

    private record Credential(Pen pen, @Nullable UUID connectionId) {}

    private final InstantSource clock;
    private final LinkStore links;
    private final Flush flush;
    private final Pens pens;
    private final Executor executor;
    private final Turns turns;
    private final Setbacks setbacks;
    private final Semaphore places = new Semaphore(MOST_TURNS);
    private final Map<Credential, Integer> underWay = new ConcurrentHashMap<>();
    private final Map<UUID, SheetMemory> memories = new ConcurrentHashMap<>();
    private final Queue<RuntimeException> broken = new ConcurrentLinkedQueue<>();

    /** @param executor runs turns, which block while Google is asked */
    public WriteBack(InstantSource clock, Database database, Sealers sealers, Pens pens, Executor executor) {
        ToldStore told = new ToldStore(database, clock);
        this.clock = clock;
        this.links = new LinkStore(database);
        this.flush = new Flush(clock, database, sealers, told);
        this.pens = pens;
        this.executor = executor;
        this.turns = new Turns(clock, new TurnStore(database));
        this.setbacks = new Setbacks(clock, links, flush, told);
    }

    /** Begins a turn for each tab whose time has come. What is left waits for time to pass, so it never asks for more at once. */
    public boolean runOnce() {
        turns.keep();
        Map<Credential, Integer> room = new HashMap<>();
        for (Waiting waiting : links.waiting(clock.instant())) {
            if (!turns.isUnderWay(waiting.spreadsheetId())) {
                begin(waiting, room);
            }
        }
        throwBroken();
        return false;
    }

    private void begin(Waiting waiting, Map<Credential, Integer> room) {
        LinkedTab link = links.find(waiting);
        Credential credential = new Credential(waiting.pen(), waiting.connectionId());
        int left = room.computeIfAbsent(credential, any -> roomFor(credential, link));
        if (left > 0 && places.tryAcquire()) {
            turns.begin(waiting.spreadsheetId())
                    .ifPresentOrElse(
                            turn -> {
                                room.put(credential, left - 1);
                                underWay.merge(credential, 1, Integer::sum);
                                executor.execute(() -> take(link, credential, waiting.failures(), turn));
                            },
                            places::release);
        }
    }

    /**
     * Turns under way may still need their requests: else others would take the last ones, and a tab that was read in vain would
     * have to be read again and again.
     */
    private int roomFor(Credential credential, LinkedTab link) {
        return pens.room(link) - underWay.getOrDefault(credential, 0);
    }

    private void take(LinkedTab link, Credential credential, int failures, UUID turn) {
        boolean served = false;
        try {
            served = turn(link, failures, turn);
        } catch (RuntimeException e) {
            broken.add(e);
            setbacks.broke(link, failures + 1);
        } finally {
            underWay.merge(credential, -1, Integer::sum);
            places.release();
            turns.end(link.tab().spreadsheetId(), turn, served);
        }
    }

    /** Whether it got what it was for, good or bad. */
    private boolean turn(LinkedTab link, int failures, UUID turn) {
        SheetMemory memory = memories.computeIfAbsent(link.sheetLinkId(), any -> new SheetMemory());
        return switch (flush.run(link, pens.of(link, () -> turns.holds(turn)), memory)) {
            case SheetWriting.Written written -> {
                links.served(link, memory.verified(), clock.instant());
                setbacks.over(link, failures);
                yield true;
            }
            case SheetTrouble trouble -> {
                setbacks.met(link, trouble, failures + 1);
                yield !(trouble instanceof SheetTrouble.Throttled);
            }
        };
    }

    private void throwBroken() {
        Failures failures = new Failures();
        for (RuntimeException each = broken.poll(); each != null; each = broken.poll()) {
            failures.add(each);
        }
        failures.throwAny();
    }

    /** Waits a little for the turns that are under way. Another node takes over what is left when its turn ends by itself. */
    @Override
    public void close() {
        try {
            if (!places.tryAcquire(MOST_TURNS, LAST_TURNS.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("{} turns at sheets did not end in time", MOST_TURNS - places.availablePermits());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
