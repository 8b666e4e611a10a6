package io.rowcast.sandbox.sheets.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The access and refresh tokens that were given out. */
public final class Tokens {
    /** How long an access token lives, as Google's token endpoint says in expires_in. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    static final String SPREADSHEETS = "https://www.googleapis.com/auth/spreadsheets";

    private final InstantSource clock;
    private final Map<String, Issued> accessTokens = new ConcurrentHashMap<>();
    private final Map<String, Caller> refreshTokens = new ConcurrentHashMap<>();

    private record Issued(Caller caller, Instant expires) {}

    public Tokens(InstantSource clock) {
        this.clock = clock;
    }

    /** A token that ends after {@link #LIFETIME}. */
    public String issue(Caller caller) {
        return issue(caller, clock.instant().plus(LIFETIME));
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

    /** A refresh token for a person, for the refresh_token grant. */
    public String issueRefresh(String email) {
        String token = "1//sandbox-" + UUID.randomUUID();
        refreshTokens.put(token, person(email));
        return token;
    }

    private static Caller person(String email) {
        return new Caller(email, true, Set.of(SPREADSHEETS));
    }

    Optional<Caller> byRefresh(String token) {
        return Optional.ofNullable(refreshTokens.get(token));
    }

    /** Who the access token speaks for; empty when it is unknown or has ended. */
    public Optional<Caller> caller(String token) {
        return Optional.ofNullable(accessTokens.get(token))
                .filter(issued -> clock.instant().isBefore(issued.expires))
                .map(Issued::caller);
    }
}
