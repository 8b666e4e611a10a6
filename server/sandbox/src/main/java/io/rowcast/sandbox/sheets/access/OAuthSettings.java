package io.rowcast.sandbox.sheets.access;

import java.time.Duration;
import java.util.Optional;

/** How the OAuth server behaves, by the controls. Tokens go by what was set when they were given out. */
public final class OAuthSettings {
    /** Refresh tokens of an app whose consent screen is in "Testing" end after this (facts 2). */
    private static final Duration TESTING = Duration.ofDays(7);

    private volatile boolean testing;
    private volatile String appName = "Your app";
    private volatile Duration accessToken = Tokens.LIFETIME;
    private volatile IdTokenFault idTokenFault = IdTokenFault.NONE;
    private volatile boolean unavailable;

    /** The app's consent screen is in "Testing", or in production. */
    public void testing(boolean now) {
        testing = now;
    }

    /** The name on the consent page. */
    public void appName(String name) {
        appName = name;
    }

    public String appName() {
        return appName;
    }

    public void accessToken(Duration lifetime) {
        accessToken = lifetime;
    }

    /** What is wrong with ID tokens from now on. */
    public void idTokens(IdTokenFault fault) {
        idTokenFault = fault;
    }

    IdTokenFault idTokenFault() {
        return idTokenFault;
    }

    /** The token endpoint and the keys answer 503, or work again. */
    public void unavailable(boolean now) {
        unavailable = now;
    }

    public boolean isUnavailable() {
        return unavailable;
    }

    Duration accessToken() {
        return accessToken;
    }

    /** Empty when refresh tokens do not end by themselves. */
    Optional<Duration> refreshToken() {
        return testing ? Optional.of(TESTING) : Optional.empty();
    }
}
