package io.rowcast.dispatch;

import java.time.Duration;

/**
 * Keeps one sender to its throughput: a bucket of tokens that fills with time, one token a message. Tokens may be spent a
 * little before they are there; the message then leaves at the moment at which its token is. In no second do more than
 * {@code perSecond} leave: the bucket fills with 98.5 % of that, and holds half a percent of it. Meta counts inbound messages
 * too (facts.md section 11), and says "slow down" where they make it too much.
 *
 * <p>Then the pacer stops for a while and goes on a fifth slower, again and again as long as Meta says so; without more of it
 * the rate recovers within a quarter of a minute.
 *
 * <p>Time is the machine's monotonic time in nanoseconds, which no setting of a clock moves. Not for use by several threads.
 */
final class Pacer {
    private static final double STEADY_SHARE = 0.985;
    private static final double BURST_SHARE = 0.005;
    private static final double SLOWER = 0.8;
    private static final double SLOWEST = 1.0 / 16;
    private static final double RECOVERY_PER_SECOND = 1.0 / 60;
    private static final double SECOND = 1e9;

    private double burst;
    private double steady;
    private double share = 1;
    private double tokens;
    private long filledAt;
    private long closedUntil;

    Pacer(int perSecond, long now) {
        grant(perSecond);
        this.tokens = burst;
        this.filledAt = now;
        this.closedUntil = now;
    }

    /** Takes up a throughput that Meta has changed. */
    void grant(int perSecond) {
        this.burst = Math.max(1, perSecond * BURST_SHARE);
        this.steady = perSecond * STEADY_SHARE;
    }

    /** How many messages' tokens are there, or will be within {@code ahead}. */
    int available(long now, Duration ahead) {
        if (!open(now)) {
            return 0;
        }
        fill(now);
        return (int) Math.max(0, tokens + coming(ahead));
    }

    /** How many tokens come within a time at the present rate. */
    double coming(Duration time) {
        return time.toNanos() / SECOND * rate();
    }

    boolean open(long now) {
        return now >= closedUntil;
    }

    /** Whether it takes only a moment until the next may leave. */
    boolean shortOfTokens(long now) {
        return open(now) && tokens < 1;
    }

    /**
     * Spends one token.
     *
     * @return when its message may leave: now, or later where the token is not there yet
     */
    long spend(long now) {
        tokens -= 1;
        return tokens >= 0 ? now : now + (long) (-tokens / rate() * SECOND);
    }

    /** Lets nothing out for a while, and less than before after that. */
    void slowDown(long now, Duration pause) {
        if (open(now)) {
            share = Math.max(SLOWEST, share * SLOWER);
        }
        close(now, pause);
    }

    /** Lets nothing out for a while. What was spent ahead of its time stays spent. */
    void close(long now, Duration pause) {
        closedUntil = Math.max(closedUntil, now + pause.toNanos());
        tokens = Math.min(tokens, 1);
    }

    private double rate() {
        return steady * share;
    }

    private void fill(long now) {
        double seconds = Math.max(0, now - filledAt) / SECOND;
        share = Math.min(1, share + seconds * RECOVERY_PER_SECOND);
        tokens = Math.min(burst, tokens + seconds * rate());
        filledAt = now;
    }
}
