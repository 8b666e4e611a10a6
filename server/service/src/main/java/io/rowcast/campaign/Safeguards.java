package io.rowcast.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks of a launch so that little can go wrong.
 *
 * @param canary null for none
 * @param sendUntil nothing leaves from then on; null for no end
 * @param haltPercent it pauses when at least this share of what was tried has failed; null for never
 */
public record Safeguards(
        @Nullable Canary canary,
        @Nullable Instant sendUntil,
        @Nullable Integer haltPercent) {
    /** The halt of a campaign whose launch says nothing of it. */
    static final int USUAL_HALT_PERCENT = 25;

    static final Safeguards NONE = new Safeguards(null, null, null);

    /** The first rows go alone, and the rest waits until their fate is known. */
    public record Canary(int rows, Then then) {}

    /** What happens when the fate of the first rows is known. */
    public enum Then {
        /** A person is asked. */
        ASK,
        /** The rest goes by itself, unless too many have failed. */
        CONTINUE
    }
}
