package io.rowcast.workspace;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The messaging limits of portfolios, within the caller's transaction and workspace. */
final class PortfolioStore {
    /** Sets the limit of the portfolio that the account belongs to. */
    void limit(Handle handle, String wabaId, MessagingLimit limit) {
        switch (limit) {
            case MessagingLimit.Users users -> set(handle, wabaId, users.most());
            case MessagingLimit.Unlimited unlimited -> set(handle, wabaId, null);
            case MessagingLimit.Unknown unknown -> {}
        }
    }

    private static void set(Handle handle, String wabaId, @Nullable Integer most) {
        handle.createUpdate("""
                        update portfolio set messaging_limit = :most
                        where workspace_id = (select current_workspace()) and portfolio_id in (
                          select s.portfolio_id from sender s
                          where s.workspace_id = (select current_workspace()) and s.waba_id = :waba)
                        """).bind("most", most).bind("waba", wabaId).execute();
    }
}
