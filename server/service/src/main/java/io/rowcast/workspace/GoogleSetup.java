package io.rowcast.workspace;

import org.jspecify.annotations.Nullable;

/**
 * What the operator has set up at Google.
 *
 * @param serviceAccount the service's own account, which spreadsheets are shared with; null where it has none
 * @param connectable whether people can connect their own accounts
 */
public record GoogleSetup(@Nullable String serviceAccount, boolean connectable) {
    /** Who writes to a tab of which nothing is known yet. */
    public Pen first() {
        return serviceAccount == null ? Pen.ADD_ON : Pen.SERVICE_ACCOUNT;
    }
}
