package io.rowcast.platform.http;

import java.util.Optional;

/** Tells whose a browser's session is. */
@FunctionalInterface
public interface BrowserSessions {
    /** The session with that secret; empty where there is none, or it has ended. */
    Optional<BrowserSession> with(String secret);
}
