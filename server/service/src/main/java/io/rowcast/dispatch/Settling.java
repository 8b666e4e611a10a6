package io.rowcast.dispatch;

import io.rowcast.delivery.Consequence;
import io.rowcast.delivery.MetaError;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Decides what an answer means for its delivery. */
final class Settling {
    /** Rows that were deferred together do not all come back at the same moment. */
    private static final double JITTER = 0.25;

    private final Patience patience;
    private final RandomGenerator random;

    Settling(Patience patience, RandomGenerator random) {
        this.patience = patience;
        this.random = random;
    }

    Settlement of(Answer answer, Instant now) {
        Claim claim = answer.claim();
        return switch (answer.outcome()) {
            case SendOutcome.Accepted accepted ->
                new Settlement.Taken(Settlement.Held.of(claim), accepted.wamid(), accepted.recipientNames());
            case SendOutcome.Refused refused -> refused(claim, refused, now);
            case SendOutcome.NotReached away ->
                new Settlement.Again(Settlement.Held.of(claim), now.plus(away.pause()), false);
            case SendOutcome.NotReady wait ->
                new Settlement.Again(Settlement.Held.of(claim), now.plus(wait.pause()), false);
            case SendOutcome.NeverReady never ->
                new Settlement.CampaignHalted(
                        Settlement.Held.of(claim), claim.campaign().campaignId(), never.halt());
            case SendOutcome.Fenced fenced -> new Settlement.Again(Settlement.Held.of(claim), null, false);
            case SendOutcome.Unknown unknown -> new Settlement.InDoubt(Settlement.Held.of(claim));
        };
    }

    private Settlement refused(Claim claim, SendOutcome.Refused refused, Instant now) {
        return switch (MetaError.of(refused.code()).consequence()) {
            case Consequence.FailRow fail -> failed(claim, refused);
            case Consequence.RestRecipient rest -> failed(claim, refused);
            case Consequence.SuppressRecipient suppress -> failed(claim, refused);
            case Consequence.TryLater later -> later(claim, refused, later, now);
            case Consequence.PauseTemplate pause -> new Settlement.Halted(Settlement.Held.of(claim), refused.code());
            case Consequence.StopSender stop ->
                new Settlement.Again(Settlement.Held.of(claim), now.plus(patience.senderStop()), false);
            case Consequence.InDoubt doubt -> new Settlement.InDoubt(Settlement.Held.of(claim));
        };
    }

    private static Settlement failed(Claim claim, SendOutcome.Refused refused) {
        return new Settlement.Failed(Settlement.Held.of(claim), refused.code(), refused.details());
    }

    private Settlement later(Claim claim, SendOutcome.Refused refused, Consequence.TryLater later, Instant now) {
        return claim.attempt() < patience.attempts()
                ? new Settlement.Again(Settlement.Held.of(claim), now.plus(jittered(pause(claim, later))), true)
                : failed(claim, refused);
    }

    /** For a pair of numbers 4^X seconds, with X from 0 (facts.md section 10, 131056), but never shorter than asked for. */
    private static Duration pause(Claim claim, Consequence.TryLater later) {
        Duration asked = later.pause();
        return switch (later.scope()) {
            case SENDER -> asked;
            case RECIPIENT -> longer(asked, Duration.ofSeconds(1L << Math.min(2 * (claim.attempt() - 1), 12)));
        };
    }

    private Duration jittered(Duration pause) {
        return pause.plusNanos((long) (pause.toNanos() * JITTER * random.nextDouble()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
