package io.rowcast.dispatch;

import io.rowcast.delivery.MetaError;
import java.time.Duration;
import java.time.Instant;

/** Decides what an answer means for its delivery. */
final class Settling {
    private final Patience patience;

    Settling(Patience patience) {
        this.patience = patience;
    }

    Settlement of(Answer answer, Instant now) {
        Claim claim = answer.claim();
        return switch (answer.outcome()) {
            case SendOutcome.Accepted accepted -> new Settlement.Taken(claim.deliveryId(), accepted.wamid());
            case SendOutcome.Refused refused -> refused(claim, refused, now);
            case SendOutcome.Deferred deferred -> deferred(claim, deferred, now);
            case SendOutcome.Unknown unknown -> new Settlement.InDoubt(claim.deliveryId());
        };
    }

    private Settlement refused(Claim claim, SendOutcome.Refused refused, Instant now) {
        return MetaError.stopsSender(refused.code())
                ? stopped(claim, now)
                : new Settlement.Failed(claim.deliveryId(), refused.code(), refused.details());
    }

    private Settlement deferred(Claim claim, SendOutcome.Deferred deferred, Instant now) {
        if (MetaError.stopsSender(deferred.code())) {
            return stopped(claim, now);
        }
        return claim.attempt() < patience.attempts()
                ? new Settlement.Again(claim.deliveryId(), now.plus(pause(claim, deferred)), true)
                : new Settlement.Failed(claim.deliveryId(), deferred.code(), null);
    }

    /** For a pair of numbers 4^X seconds, with X from 0 (facts.md section 10, 131056), but never shorter than asked for. */
    private static Duration pause(Claim claim, SendOutcome.Deferred deferred) {
        Duration asked = deferred.pause();
        return switch (deferred.scope()) {
            case SENDER -> asked;
            case RECIPIENT -> longer(asked, Duration.ofSeconds(1L << Math.min(2 * (claim.attempt() - 1), 12)));
        };
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private Settlement stopped(Claim claim, Instant now) {
        return new Settlement.Again(claim.deliveryId(), now.plus(patience.senderStop()), false);
    }
}
