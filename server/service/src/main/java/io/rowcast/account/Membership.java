package io.rowcast.account;

import io.rowcast.platform.http.Actor;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.store.WorkspaceId;
import java.util.UUID;

/** One person's place in one workspace. */
record Membership(WorkspaceId workspace, String workspaceName, UUID memberId, Role role) {
    Caller caller() {
        return new Caller(workspace, new Actor.Member(memberId), role.scope());
    }
}
