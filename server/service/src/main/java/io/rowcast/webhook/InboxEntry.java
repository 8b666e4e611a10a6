package io.rowcast.webhook;

import java.time.Instant;

/**
 * One stored webhook.
 *
 * @param attempts tries that failed so far
 */
record InboxEntry(long id, Instant receivedAt, byte[] sealedBody, int attempts) {}
