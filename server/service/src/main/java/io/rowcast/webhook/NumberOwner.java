package io.rowcast.webhook;

import io.rowcast.platform.store.WorkspaceId;
import java.util.UUID;

/** Whose a business phone number is. */
record NumberOwner(WorkspaceId workspace, UUID senderId) {}
