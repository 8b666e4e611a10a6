package io.rowcast.platform.http;

import io.javalin.security.RouteRole;

/**
 * How the requests of a route outside {@code /v1} are counted. One that says nothing is counted by address, as pages are; those
 * under {@code /v1} are counted by caller.
 */
public enum Counting implements RouteRole {
    /** Not at all: Meta's webhooks, which are signed and must not wait, and what the operator's own tools ask. */
    NONE,
    /** By address, with as many as a key may make: sheets that have no key yet all come from Google's few addresses. */
    SHEETS
}
