package io.rowcast.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan, with the times between which its rows go.
 *
 * @param first null where there is no row
 * @param last null where there is no row
 */
record Outlook(Plan plan, @Nullable Instant first, @Nullable Instant last) {}
