package io.rowcast.platform.http;

import io.javalin.http.Context;
import io.rowcast.platform.store.WorkspaceId;

/**
 * Who sent an authenticated request, for which workspace.
 *
 * @param scope the most that the caller may do
 */
public record Caller(WorkspaceId workspace, Actor actor, Scope scope) {
    private static final String ATTRIBUTE = Caller.class.getName();

    /** Remembers the caller for the rest of the request. */
    public void attachTo(Context context) {
        context.attribute(ATTRIBUTE, this);
    }

    /** The caller of a request under {@code /v1}, which all are authenticated. */
    public static Caller of(Context context) {
        Caller caller = context.attribute(ATTRIBUTE);
        if (caller == null) {
            throw new IllegalStateException("the route " + context.path() + " is not behind authentication");
        }
        return caller;
    }
}
