package io.rowcast.workspace;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The messaging limits of portfolios, within the caller's transaction and workspace. */
final class PortfolioStore {
    private static final Duration PLACE_TAKEN = Duration.ofHours(24);

    /** Notes that the sender shares the limit of this portfolio; null where Meta does not name one. */
    void belongs(Handle handle, UUID sender, @Nullable String portfolioId) {
        if (portfolioId == null) {
            return;
        }
        handle.createUpdate("""
                        insert into portfolio (workspace_id, portfolio_id) values ((select current_workspace()), :portfolio)
                        on conflict do nothing
                        """).bind("portfolio", portfolioId).execute();
        handle.createUpdate("""
                        update sender set portfolio_id = :portfolio
                        where workspace_id = (select current_workspace()) and sender_id = :sender
                        """)
                .bind("portfolio", portfolioId)
                .bind("sender", sender)
                .execute();
    }

    /** Sets the limit of the portfolio that the account belongs to. */
    void limitOfAccount(Handle handle, String wabaId, MessagingLimit limit) {
        handle.createQuery("""
                        select sender_id from sender
                        where workspace_id = (select current_workspace()) and waba_id = :waba
                        """)
                .bind("waba", wabaId)
                .mapTo(UUID.class)
                .list()
                .forEach(sender -> limit(handle, sender, limit));
    }

    /** Sets the limit of the portfolio that the sender belongs to. */
    void limit(Handle handle, UUID sender, MessagingLimit limit) {
        switch (limit) {
            case MessagingLimit.Users users -> set(handle, sender, users.most());
            case MessagingLimit.Unlimited unlimited -> set(handle, sender, null);
            case MessagingLimit.Unknown unknown -> {}
        }
    }

    private static void set(Handle handle, UUID sender, @Nullable Integer most) {
        handle.createUpdate("""
                        update portfolio set messaging_limit = :most
                        where workspace_id = (select current_workspace()) and portfolio_id in (
                          select s.portfolio_id from sender s
                          where s.workspace_id = (select current_workspace()) and s.sender_id = :sender)
                        """).bind("most", most).bind("sender", sender).execute();
    }

    /** What is used of the sender's limit; empty where there is none, or it is not known. */
    Optional<HealthReport.Allowance> allowance(Handle handle, UUID sender, Instant now) {
        return handle.createQuery("""
                        select p.messaging_limit, count(o.opened_at) as used, min(o.opened_at) as oldest
                        from sender s
                        join portfolio p using (workspace_id, portfolio_id)
                        left join recipient_opening o on o.workspace_id = p.workspace_id
                          and o.portfolio_id = p.portfolio_id and o.opened_at > :since
                        where s.workspace_id = (select current_workspace()) and s.sender_id = :sender
                          and p.messaging_limit is not null
                        group by p.messaging_limit
                        """)
                .bind("sender", sender)
                .bind("since", now.minus(PLACE_TAKEN))
                .map((row, context) ->
                        allowance(row.getInt("messaging_limit"), row.getInt("used"), row.getTimestamp("oldest")))
                .findOne();
    }

    private static HealthReport.Allowance allowance(int limit, int used, @Nullable Timestamp oldest) {
        return new HealthReport.Allowance(
                limit,
                used,
                Math.max(0, limit - used),
                used >= limit && oldest != null ? oldest.toInstant().plus(PLACE_TAKEN) : null);
    }
}
