package io.rowcast.dispatch;

import java.time.Duration;

/**
 * How much at once, and how long until doubt.
 *
 * @param concurrentSends messages of one sender claimed and not settled at once: at 1,000 a second (facts.md section 11) and
 *     half a second for an answer there are 500, those that are claimed ahead, and those whose answers are being settled
 * @param ahead how long before its moment to leave a message may be claimed, whose thread then waits for that moment: long
 *     enough to make one claim for many, and short, since what is claimed when its node dies is in doubt
 * @param claim after this a claim without a settled answer is in doubt: its node must have died. Longer than any
 *     request's time-out
 * @param doubt after this a message of which no webhook tells is shown as unconfirmed. Meta promises no time: a first
 *     status comes within seconds as a rule and is retried at once, then ever less often (facts.md section 7); one
 *     that comes later still counts
 * @param senderStop between tries of a sender whose account or token Meta refuses
 * @param attempts tries of one delivery that Meta defers, before it has failed
 */
public record Patience(
        int concurrentSends, Duration ahead, Duration claim, Duration doubt, Duration senderStop, int attempts) {
    /** Claims are made at the moment to leave. */
    public static Patience standard() {
        return new Patience(
                800, Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofMinutes(5), 10);
    }

    /** The same, but in doubt for another time. */
    public Patience withDoubt(Duration time) {
        return new Patience(concurrentSends, ahead, claim, time, senderStop, attempts);
    }

    /** The same, but with claims made ahead. */
    public Patience withAhead(Duration time) {
        return new Patience(concurrentSends, time, claim, doubt, senderStop, attempts);
    }
}
