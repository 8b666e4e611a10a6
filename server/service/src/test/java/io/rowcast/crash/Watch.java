package io.rowcast.crash;

import io.rowcast.testing.RunningService;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** What a gate does with the requests of one kind, once some of them were let pass; and how many it has met so. */
final class Watch {
    /** What becomes of a request. */
    enum Fate {
        /** It waits at the gate and has not arrived. */
        HOLD_REQUEST,
        /** It has arrived, and its answer waits at the gate. */
        HOLD_ANSWER,
        /** The connection breaks before it arrives. */
        RESET_REQUEST,
        /** It has arrived, and the connection breaks before its answer. */
        RESET_ANSWER,
        /** It has arrived, and the connection ends in the middle of its answer. */
        HALF_ANSWER
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Predicate<WireRequest> kind;
    private final int letPass;
    private final Fate fate;
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger met = new AtomicInteger();
    private final CompletableFuture<Boolean> goesOn = new CompletableFuture<>();

    Watch(Fate fate, int letPass, Predicate<WireRequest> kind) {
        this.fate = fate;
        this.letPass = letPass;
        this.kind = kind;
    }

    /** Whether this request has this fate. */
    boolean meets(WireRequest request) {
        return !goesOn.isDone() && kind.test(request) && seen.incrementAndGet() > letPass;
    }

    Fate fate() {
        return fate;
    }

    void count() {
        met.incrementAndGet();
    }

    /** How many requests of the kind have come. */
    int seen() {
        return seen.get();
    }

    /** How many requests have met their fate, or wait for the second half of it. */
    int met() {
        return met.get();
    }

    void await(int requests) {
        await(requests, PATIENCE);
    }

    void await(int requests, Duration atMost) {
        RunningService.await(requests + " requests at the gate for " + fate, atMost, () -> met() >= requests);
    }

    /** Blocks while requests are held; false where they are to be forgotten. */
    boolean holds() {
        return goesOn.join();
    }

    /** Lets go what is held, and all that comes later. */
    void release() {
        goesOn.complete(true);
    }

    /** Forgets what is held; all that comes later passes. */
    void drop() {
        goesOn.complete(false);
    }
}
