package io.rowcast.sandbox.sheets.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The access and refresh tokens that were given out. */
public final class Tokens {
    /** How long an access token lives, as Google's token endpoint says in expires_in. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    static final String SPREADSHEETS = "https://www.googleapis.com/auth/spreadsheets";

    private final InstantSource clock;
    private final Map<String, Issued> accessTokens = new ConcurrentHashMap<>();
    private final Map<String, Issued> refreshTokens = new ConcurrentHashMap<>();

    private record Issued(Caller caller, Instant expires) {}

    public Tokens(InstantSource clock) {
        this.clock = clock;
    }

    /** An access token that ends after a time. */
    public String issue(Caller caller, Duration lifetime) {
        return issue(caller, clock.instant().plus(lifetime));
    }

    /** A person's own token from the controls, which never ends: pages and tests need no refreshing of it. */
    public String issuePerson(String email) {
        return issue(person(email), Instant.MAX);
    }

    private String issue(Caller caller, Instant expires) {
        String token = "ya29.sandbox-" + UUID.randomUUID();
        accessTokens.put(token, new Issued(caller, expires));
        return token;
    }

    /** A refresh token for a person from the controls, for the refresh_token grant. */
    public String issueRefresh(String email) {
        return issueRefresh(person(email), Optional.empty());
    }

    String issueRefresh(Caller caller, Optional<Duration> lifetime) {
        String token = "1//sandbox-" + UUID.randomUUID();
        refreshTokens.put(
                token, new Issued(caller, lifetime.map(clock.instant()::plus).orElse(Instant.MAX)));
        return token;
    }

    private static Caller person(String email) {
        return new Caller(email, false, Set.of(SPREADSHEETS));
    }

    Optional<Caller> byRefresh(String token) {
        return alive(refreshTokens.get(token));
    }

    /** Who the access token speaks for; empty when it is unknown or has ended. */
    public Optional<Caller> caller(String token) {
        return alive(accessTokens.get(token));
    }

    private Optional<Caller> alive(@Nullable Issued issued) {
        return Optional.ofNullable(issued)
                .filter(one -> clock.instant().isBefore(one.expires))
                .map(Issued::caller);
    }

    /** Who any living token speaks for, be it for access or for refreshing. */
    Optional<Caller> holder(String token) {
        return caller(token).or(() -> byRefresh(token));
    }

    /** Ends every token that the account's consent gave out; those from the controls stay. */
    void endConsent(String email) {
        accessTokens.values().removeIf(issued -> isByConsent(issued, email));
        refreshTokens.values().removeIf(issued -> isByConsent(issued, email));
    }

    private static boolean isByConsent(Issued issued, String email) {
        return issued.caller.isCounted() && issued.caller.email().equals(email);
    }
}
