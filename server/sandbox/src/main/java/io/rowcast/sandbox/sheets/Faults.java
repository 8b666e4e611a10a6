package io.rowcast.sandbox.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** What is to go wrong next, by the controls. */
final class Faults {
    /** What can go wrong. */
    enum Kind {
        TOO_MANY("429"),
        UNAVAILABLE("503"),
        INTERNAL("500"),
        /** Carried out, and 503 is answered all the same: a 5xx does not say that nothing happened (facts 1.1). */
        UNAVAILABLE_AFTER("503-applied"),
        /** Waits, then carries the request out. */
        SLOW("slow"),
        /** Carries the request out, then waits. */
        SLOW_ANSWER("slow-answer"),
        /** The request is carried out, then the connection is closed without an answer. */
        LOST_ANSWER("lost-answer"),
        /** A front end's HTML page in place of JSON (facts 1.7). */
        HTML_404("html-404"),
        /** The same for a 503, whose body nobody has recorded (facts 7). */
        HTML_503("html-503"),
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

        static List<String> words() {
            return List.of(values()).stream().map(kind -> kind.word).toList();
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
     * @param times how many calls it still meets
     * @param rate the share of the calls that it meets, 1 for every one
     * @param delayMs for SLOW and SLOW_ANSWER
     * @param caller the e-mail address of the only one whose calls it meets; empty for everybody's
     */
    record Fault(Kind kind, int times, double rate, Match match, long delayMs, String caller) {
        private boolean fits(boolean reading, String who) {
            return times > 0 && match.fits(reading) && (caller.isEmpty() || caller.equals(who));
        }

        private Fault used() {
            return new Fault(kind, times - 1, rate, match, delayMs, caller);
        }
    }

    private final DoubleSupplier chance;
    private List<Fault> waiting = new ArrayList<>();

    /**
     * Without any fault.
     *
     * @param chance from 0 to 1, for faults that meet a share of the calls
     */
    Faults(DoubleSupplier chance) {
        this.chance = chance;
    }

    synchronized void set(List<Fault> faults) {
        waiting = new ArrayList<>(faults);
    }

    /** The fault that this call meets, used up once. */
    synchronized Optional<Fault> next(boolean reading, String caller) {
        for (int index = 0; index < waiting.size(); index++) {
            Fault fault = waiting.get(index);
            if (fault.fits(reading, caller) && chance.getAsDouble() < fault.rate) {
                waiting.set(index, fault.used());
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
