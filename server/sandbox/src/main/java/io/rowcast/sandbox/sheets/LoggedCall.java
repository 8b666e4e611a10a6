package io.rowcast.sandbox.sheets;

import java.time.Instant;

/**
 * One call of the API.
 *
 * @param api its name in the API reference, for example values.batchUpdate
 * @param kind read or write, as the quotas count
 * @param path as it was sent
 * @param status what was answered, or would have been on a lost answer
 * @param who the caller's e-mail address
 */
record LoggedCall(String api, String kind, String method, String path, int status, Instant at, String who) {}
