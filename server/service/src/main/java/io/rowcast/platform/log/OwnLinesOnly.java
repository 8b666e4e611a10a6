package io.rowcast.platform.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Keeps libraries from logging what passes through them, whatever level an operator sets. Beneath INFO only our own lines are
 * written: Jetty and the database's driver would print requests, headers and parameters there, with names, texts and keys in them.
 */
public final class OwnLinesOnly extends TurboFilter {
    private static final String OURS = "io.rowcast.";

    /** Google's client prints requests with their headers at a level that counts as INFO. */
    private static final String GOOGLE_CALLS = "com.google.api.client.http.";

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable thrown) {
        String name = logger.getName();
        Level least = name.startsWith(GOOGLE_CALLS) ? Level.WARN : Level.INFO;
        return name.startsWith(OURS) || level.isGreaterOrEqual(least) ? FilterReply.NEUTRAL : FilterReply.DENY;
    }
}
