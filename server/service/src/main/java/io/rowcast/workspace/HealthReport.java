package io.rowcast.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a sender is.
 *
 * @param messagingLimit null where there is none, or it is not known
 * @param nameStatus Meta's word for the display name; null where it is not known
 */
public record HealthReport(
        List<SenderNote> notes,
        @Nullable Allowance messagingLimit,
        @Nullable String nameStatus) {
    /**
     * A portfolio's limit of people outside their 24-hour window.
     *
     * @param used in the last 24 hours
     * @param nextFreeAt when the next place is free; null where some are left
     */
    public record Allowance(
            int limit, int used, int left, @Nullable Instant nextFreeAt) {}

    public enum State {
        READY,
        /** Messages leave, but something should be seen to, or fewer leave than could. */
        LIMITED,
        /** Nothing leaves. */
        STOPPED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public State state() {
        if (has(SenderNote.Severity.STOP)) {
            return State.STOPPED;
        }
        boolean usedUp = messagingLimit != null && messagingLimit.left() == 0;
        return usedUp || has(SenderNote.Severity.WARNING) ? State.LIMITED : State.READY;
    }

    private boolean has(SenderNote.Severity severity) {
        return notes.stream().anyMatch(note -> note.severity() == severity);
    }
}
