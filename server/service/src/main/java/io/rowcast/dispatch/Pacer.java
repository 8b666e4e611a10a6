package io.rowcast.dispatch;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps one sender to its throughput: a bucket of tokens that fills with time, one token a message. In no second are
 * more than {@code perSecond} handed out; a twentieth is kept for bursts, so the steady rate is 95%, which leaves Meta
 * room to count inbound messages too (facts.md section 11).
 *
 * <p>When Meta says "slow down", the pacer stops for a while and goes on at half the rate, which then recovers within a
 * minute. Not for use by several threads.
 */
final class Pacer {
    private static final double SLOWEST = 1.0 / 16;
    private static final double RECOVERY_PER_SECOND = 1.0 / 60;

    private double burst;
    private double steady;
    private double share = 1;
    private double tokens;
    private Instant filledAt;
    private Instant closedUntil;

    Pacer(int perSecond, Instant now) {
        grant(perSecond);
        this.tokens = burst;
        this.filledAt = now;
        this.closedUntil = now;
    }

    /** Takes up a throughput that Meta has changed. */
    void grant(int perSecond) {
        this.burst = Math.max(1, perSecond / 20.0);
        this.steady = Math.max(perSecond - burst, perSecond / 2.0);
    }

    /** How many messages may leave now. */
    int available(Instant now) {
        if (!open(now)) {
            return 0;
        }
        fill(now);
        return (int) tokens;
    }

    boolean open(Instant now) {
        return !now.isBefore(closedUntil);
    }

    /** Whether it takes only a moment until the next may leave. */
    boolean shortOfTokens(Instant now) {
        return open(now) && tokens < 1;
    }

    /** Counts messages that leave. */
    void spend(int messages) {
        tokens -= messages;
    }

    /** Lets nothing out for a while, and less than before after that. */
    void slowDown(Instant now, Duration pause) {
        if (open(now)) {
            share = Math.max(SLOWEST, share / 2);
        }
        close(now, pause);
    }

    /** Lets nothing out for a while. */
    void close(Instant now, Duration pause) {
        Instant until = now.plus(pause);
        closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
        tokens = Math.min(tokens, 1);
    }

    private void fill(Instant now) {
        double seconds = Math.max(0, Duration.between(filledAt, now).toNanos() / 1e9);
        share = Math.min(1, share + seconds * RECOVERY_PER_SECOND);
        tokens = Math.min(burst, tokens + seconds * steady * share);
        filledAt = now;
    }
}
