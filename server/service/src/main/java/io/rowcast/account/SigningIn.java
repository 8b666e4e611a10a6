package io.rowcast.account;

import io.rowcast.account.GoogleSignIn.Outcome;
import io.rowcast.account.SignInStore.Begun;
import io.rowcast.platform.crypto.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets people sign in with Google: it begins here, happens there, and comes back with a code. The state and a cookie tie the two
 * ends together, so that nobody can be signed in by a link of somebody else's.
 */
public final class SigningIn {
    private static final Logger LOG = LoggerFactory.getLogger(SigningIn.class);

    static final Duration TIME_TO_SIGN_IN = Duration.ofMinutes(10);

    private final GoogleSignIn google;
    private final SignInStore begun;
    private final AccountStore accounts;
    private final InstantSource clock;

    public SigningIn(GoogleSignIn google, SignInStore begun, AccountStore accounts, InstantSource clock) {
        this.google = google;
        this.begun = begun;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Where the person goes on.
     *
     * @param browserSecret for a cookie
     */
    record Invitation(String authorizationUrl, String browserSecret) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "invitation to sign in";
        }
    }

    /** What came of it. */
    sealed interface Ending {
        /** @param next the path where the person wanted to go */
        record SignedIn(Account account, String next) implements Ending {}

        /** The state is unknown, used, expired, or another browser's. */
        record Outdated() implements Ending {}

        record Denied() implements Ending {}

        record Unverified() implements Ending {}

        record Failed() implements Ending {}

        record NoAnswer() implements Ending {}
    }

    /** @param next the path where the person wants to go */
    Invitation begin(String next) {
        String state = Secrets.fresh();
        String browser = Secrets.fresh();
        String verifier = Secrets.fresh();
        String nonce = Secrets.fresh();
        Instant now = clock.instant();
        begun.begin(
                Secrets.sha256(state),
                Secrets.sha256(browser),
                new Begun(verifier, nonce, next),
                now,
                now.plus(TIME_TO_SIGN_IN));
        return new Invitation(google.authorizationUrl(state, nonce, Secrets.challenge(verifier)), browser);
    }

    /** The person said no, or Google could not ask. */
    Ending refuse(String state, String browserSecret) {
        return begun.take(Secrets.sha256(state), Secrets.sha256(browserSecret), clock.instant())
                .<Ending>map(one -> new Ending.Denied())
                .orElseGet(Ending.Outdated::new);
    }

    Ending complete(String state, String browserSecret, String code) {
        return begun.take(Secrets.sha256(state), Secrets.sha256(browserSecret), clock.instant())
                .map(one -> ending(google.identify(code, one.verifier(), one.nonce()), one.next()))
                .orElseGet(Ending.Outdated::new);
    }

    private Ending ending(Outcome outcome, String next) {
        return switch (outcome) {
            case Outcome.Identified identified -> {
                Account account = accounts.signedIn(identified.who(), clock.instant());
                LOG.info("{} signed in", account);
                yield new Ending.SignedIn(account, next);
            }
            case Outcome.Unverified unverified -> new Ending.Unverified();
            case Outcome.Refused refused -> new Ending.Failed();
            case Outcome.NoAnswer none -> new Ending.NoAnswer();
        };
    }
}
