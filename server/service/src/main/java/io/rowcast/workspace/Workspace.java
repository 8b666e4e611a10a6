package io.rowcast.workspace;

import io.rowcast.platform.store.WorkspaceId;

/** One customer's account. */
public record Workspace(WorkspaceId id, String name) {}
