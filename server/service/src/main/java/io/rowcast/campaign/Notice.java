package io.rowcast.campaign;

import java.time.Instant;

/**
 * Something that the user should know about a campaign.
 *
 * @param code stable, as {@code started-late}
 * @param message in words for the user
 */
public record Notice(Instant at, String code, String message) {}
