package io.rowcast.sandbox.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
     * @param times how many calls it still meets
     * @param delayMs for SLOW
     */
    record Fault(Kind kind, int times, Match match, long delayMs) {}

    private List<Fault> waiting = new ArrayList<>();

    synchronized void set(List<Fault> faults) {
        waiting = new ArrayList<>(faults);
    }

    /** The fault that this call meets, used up once. */
    synchronized Optional<Fault> next(boolean reading) {
        for (int index = 0; index < waiting.size(); index++) {
            Fault fault = waiting.get(index);
            if (fault.times > 0 && fault.match.fits(reading)) {
                waiting.set(index, new Fault(fault.kind, fault.times - 1, fault.match, fault.delayMs));
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
