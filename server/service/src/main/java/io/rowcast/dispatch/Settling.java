package io.rowcast.dispatch;

import io.rowcast.delivery.MetaError;
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
                ? new Settlement.Again(claim.deliveryId(), now.plus(deferred.pause()), true)
                : new Settlement.Failed(claim.deliveryId(), deferred.code(), null);
    }

    private Settlement stopped(Claim claim, Instant now) {
        return new Settlement.Again(claim.deliveryId(), now.plus(patience.senderStop()), false);
    }
}
