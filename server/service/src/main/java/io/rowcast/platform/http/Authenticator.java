package io.rowcast.platform.http;

import java.util.Optional;

/** Tells whose an API key is. */
@FunctionalInterface
public interface Authenticator {
    /** The key's holder; empty where there is no such key, or it was revoked. */
    Optional<Caller> callerWith(String apiKey);
}
