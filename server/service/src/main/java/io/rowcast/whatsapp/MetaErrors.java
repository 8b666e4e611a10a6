package io.rowcast.whatsapp;

import io.rowcast.dispatch.SendOutcome;
import io.rowcast.dispatch.SendOutcome.Deferred;
import io.rowcast.dispatch.SendOutcome.Refused;
import io.rowcast.dispatch.SendOutcome.Scope;
import io.rowcast.dispatch.SendOutcome.Unknown;
import java.time.Duration;

/**
 * What a refusal by Meta means for a message: the table of facts 10, by code and never by HTTP status, which changed from
 * copy to copy of Meta's own table.
 *
 * <p>A code is only {@link Deferred} where Meta's words leave no doubt that the message was not taken. Where they do leave
 * one, it is {@link Unknown}: the webhook, which carries our id, or a person decides, and nobody gets a message twice.
 */
final class MetaErrors {
    /** How long to wait where only a person can help; then one message tries whether somebody did. */
    private static final Duration TILL_SOMEBODY_LOOKS = Duration.ofMinutes(15);

    private MetaErrors() {}

    /** @param httpStatus looked at only for codes that the table does not have */
    static SendOutcome outcomeOf(GraphError error, int httpStatus) {
        int code = error.code();
        return switch (code) {
            // Throughput of the number (facts 11: 80 a second): the next second is free again.
            case 130429 -> later(code, Duration.ofSeconds(1), Scope.SENDER);
            // Pair rate (facts 11): one message in 6 seconds to the same person; others are not concerned.
            case 131056 -> later(code, Duration.ofSeconds(6), Scope.RECIPIENT);
            // Calls of the app, of the user, of the account: counted by the hour.
            case 4, 17, 613, 80007 -> later(code, Duration.ofMinutes(1), Scope.SENDER);
            // Upgrade of throughput: takes up to a minute.
            case 131057 -> later(code, Duration.ofMinutes(1), Scope.SENDER);
            // "Service unavailable", "server temporarily unavailable": the part that takes messages did not answer
            // Meta's own door.
            case 131016, 133004 -> later(code, Duration.ofSeconds(30), Scope.SENDER);
            // Too many people blocked or reported the number: does not pass soon.
            case 131048 -> later(code, Duration.ofHours(1), Scope.SENDER);
            // Token, payment, lock, registration: no message of this number is taken before a person has mended it, and
            // all
            // are afterwards. Refusing would fail a whole campaign, row by row, for an expired token.
            case 0, 104, 190, 368, 131031, 131042, 131045, 133010 -> later(code, TILL_SOMEBODY_LOOKS, Scope.SENDER);
            // "Unknown error", "unexpected error", "server error": they do not say at which step, so the message may be
            // out.
            case 1, 2, 131000 ->
                new Unknown(
                        "Meta answered with its error " + code + ", which does not say whether it took the message");
            default -> ofOther(error, httpStatus);
        };
    }

    /**
     * Everything else in the table is for good: it lies between 130000 and 140000, or is a fault of the request. So is what is
     * not in it, unless Meta itself calls it passing, or its own fault.
     */
    private static SendOutcome ofOther(GraphError error, int httpStatus) {
        boolean known = error.code() == 3 || (error.code() >= 130_000 && error.code() < 140_000);
        return !known && (error.passing() || httpStatus >= 500)
                ? new Unknown("Meta answered with HTTP " + httpStatus + " and its error " + error.code())
                : new Refused(error.code(), error.explanation());
    }

    private static SendOutcome later(int code, Duration pause, Scope scope) {
        return new Deferred(code, pause, scope);
    }
}
