package io.rowcast.sandbox.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What is to go wrong next, by the controls. */
final class Faults {
    /** What can go wrong. */
    enum Kind {
        TOO_MANY("429"),
        UNAVAILABLE("503"),
        INTERNAL("500"),
        SLOW("slow"),
        /** The request is carried out, then the connection is closed without an answer. */
        LOST_ANSWER("lost-answer"),
        /** A front end's HTML page in place of JSON (facts 1.7). */
        HTML_404("html-404"),
        UNAUTHENTICATED("401");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        static Optional<Kind> of(String word) {
            return List.of(values()).stream()
                    .filter(kind -> kind.word.equals(word))
                    .findFirst();
        }
    }

    /** Which calls a fault waits for. */
    enum Match {
        READ,
        WRITE,
        ALL;

        boolean fits(boolean reading) {
            return this == ALL || (this == READ) == reading;
        }
    }

    /**
     * A fault that is waiting.
     *
     * @param times how many calls it still meets; not counted where {@code rate} is above 0
     * @param rate the share of the calls that it meets for as long as it stands, from 0 to 1
     * @param delayMs for SLOW
     * @param caller the e-mail address of the only one whose calls it meets; empty for everybody's
     */
    record Fault(Kind kind, int times, double rate, Match match, long delayMs, String caller) {
        private boolean fits(boolean reading, String who) {
            return match.fits(reading) && (caller.isEmpty() || caller.equals(who));
        }

        private Fault usedOnce() {
            return rate > 0 ? this : new Fault(kind, times - 1, rate, match, delayMs, caller);
        }
    }

    /** The same chances at every start. */
    private final Random chance = new Random(1);

    private List<Fault> waiting = new ArrayList<>();

    synchronized void set(List<Fault> faults) {
        waiting = new ArrayList<>(faults);
    }

    /** The fault that this call meets, used up once. */
    synchronized Optional<Fault> next(boolean reading, String caller) {
        for (int index = 0; index < waiting.size(); index++) {
            Fault fault = waiting.get(index);
            if (fault.fits(reading, caller) && strikes(fault)) {
                waiting.set(index, fault.usedOnce());
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private boolean strikes(Fault fault) {
        return fault.rate > 0 ? chance.nextDouble() < fault.rate : fault.times > 0;
    }
}
