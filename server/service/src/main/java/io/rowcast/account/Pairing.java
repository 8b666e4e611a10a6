package io.rowcast.account;

import io.rowcast.account.PairingStore.Granted;
import io.rowcast.account.PairingStore.Standing;
import io.rowcast.account.PairingStore.State;
import io.rowcast.platform.crypto.Secrets;
import io.rowcast.platform.http.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Lets a sheet in without anybody carrying a key: the sheet shows a short code, a member who has signed in compares and approves it,
 * and the sheet fetches its key. The way of RFC 8628, in our own words.
 */
public final class Pairing {
    static final Duration LIFE = Duration.ofMinutes(10);

    /** How long a sheet waits between two questions. */
    static final Duration PAUSE = Duration.ofSeconds(3);

    /** A question that comes so much early is on its way over a network, not impatient. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    private static final int MOST_WAITING = 10_000;

    private final PairingStore pairings;
    private final InstantSource clock;

    public Pairing(PairingStore pairings, InstantSource clock) {
        this.pairings = pairings;
        this.clock = clock;
    }

    /**
     * What a sheet is told.
     *
     * @param deviceSecret for the sheet alone
     */
    record Begun(String deviceSecret, UserCode code) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "a code and its secret";
        }
    }

    /** What a sheet hears when it asks. */
    sealed interface Answer {
        record Key(Granted granted) implements Answer {}

        record Pending() implements Answer {}

        record TooSoon() implements Answer {}

        record Denied() implements Answer {}

        /** Unknown, over, or fetched before. */
        record Over() implements Answer {}
    }

    /** Empty where too many sheets wait. */
    Optional<Begun> begin() {
        Begun begun = new Begun(Secrets.fresh(), UserCode.random());
        Instant now = clock.instant();
        return pairings.begin(begun.deviceSecret(), begun.code(), now, now.plus(LIFE), MOST_WAITING)
                ? Optional.of(begun)
                : Optional.empty();
    }

    boolean waits(UserCode code) {
        return pairings.waits(code, clock.instant());
    }

    /** @return false where no sheet waits with that code (any more) */
    boolean approve(UserCode code, Membership membership, Scope scope) {
        return pairings.approve(code, membership, scope, clock.instant());
    }

    /** @return false where no sheet waits with that code (any more) */
    boolean deny(UserCode code) {
        return pairings.deny(code, clock.instant());
    }

    Answer ask(String deviceSecret) {
        Instant now = clock.instant();
        Optional<Standing> standing = pairings.ask(deviceSecret, now);
        if (standing.isEmpty()) {
            return new Answer.Over();
        }
        if (isTooSoon(standing.get(), now)) {
            return new Answer.TooSoon();
        }
        return switch (standing.get().state()) {
            case WAITING -> new Answer.Pending();
            case DENIED -> new Answer.Denied();
            case APPROVED ->
                pairings.fetch(deviceSecret, now).<Answer>map(Answer.Key::new).orElseGet(Answer.Over::new);
        };
    }

    private static boolean isTooSoon(Standing standing, Instant now) {
        Instant last = standing.askedAt();
        return standing.state() == State.WAITING && last != null && now.isBefore(last.plus(PAUSE.minus(SLACK)));
    }
}
