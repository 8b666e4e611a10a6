package io.rowcast.platform.store;

import java.util.UUID;

/** Names one customer's account; every row of every tenant table belongs to exactly one. */
public record WorkspaceId(UUID value) {
    public static WorkspaceId random() {
        return new WorkspaceId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
