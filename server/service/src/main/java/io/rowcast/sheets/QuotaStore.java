package io.rowcast.sheets;

import io.rowcast.platform.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Google's limits of requests, counted in the database, so that all nodes together keep them: 60 reads and 60 writes a minute
 * for one account, whatever the number of spreadsheets, and 300 of each for one project (facts 1.1). All accounts are taken
 * to share one project. Every attempt counts, failed ones too. Nodes' clocks must not differ by seconds.
 */
final class QuotaStore {
    static final int PER_ACCOUNT = 60;
    static final int PER_PROJECT = 300;
    /** A turn at a tab that is new reads its cells, its layout and its headings before it writes its columns. */
    private static final int MOST_READS_OF_A_TURN = 3;

    private final Database database;

    QuotaStore(Database database) {
        this.database = database;
    }

    /** Counts one attempt; where none may be made, answers from when one may. */
    Optional<Instant> take(String account, CallKind kind, Instant now) {
        return database.outsideWorkspaces(handle -> handle.createQuery(
                        "select take_google_request(:account, :kind, :perAccount, :perProject, :now)")
                .bind("account", account)
                .bind("kind", word(kind))
                .bind("perAccount", PER_ACCOUNT)
                .bind("perProject", PER_PROJECT)
                .bind("now", now)
                .mapTo(Instant.class)
                .findOne());
    }

    /**
     * How many turns the account has requests for, of a write and as many reads as one may need. A turn that begins with fewer
     * may spend them, be refused and begin anew, for as long as requests come free one by one.
     */
    int room(String account, Instant now) {
        return database.outsideWorkspaces(handle -> handle.createQuery("""
                        select coalesce(min(
                          case when held_until > :now then 0
                          else (case account when 'project' then :perProject else :perAccount end
                            - (select count(*) from unnest(taken) t where t > cast(:now as timestamptz) - interval '1 minute'))
                            / case kind when 'read' then :reads else 1 end
                          end), :perAccount / :reads)
                        from google_quota where account in ('project', :account)
                        """)
                .bind("account", account)
                .bind("perAccount", PER_ACCOUNT)
                .bind("perProject", PER_PROJECT)
                .bind("reads", MOST_READS_OF_A_TURN)
                .bind("now", now)
                .mapTo(Integer.class)
                .one());
    }

    /**
     * Lets the account rest after a 429, by Google's rule min(2^n seconds + random, 64 seconds) (facts 1.1). Attempts that
     * were under way at once count as one refusal.
     *
     * @return when it may ask again
     */
    Instant rest(String account, CallKind kind, Instant now, Duration random) {
        return database.outsideWorkspaces(handle -> handle.createQuery("""
                        update google_quota q set
                          refusals = n.refusals,
                          held_until = case when q.held_until > :now then q.held_until else cast(:now as timestamptz)
                            + least(2 ^ (n.refusals - 1) * interval '1 second' + :random * interval '1 millisecond',
                                    interval '64 seconds') end
                        from (
                          select case when held_until > :now then refusals
                            when held_until > cast(:now as timestamptz) - interval '64 seconds' then least(refusals + 1, 10) else 1 end as refusals
                          from google_quota where account = :account and kind = :kind for update) n
                        where q.account = :account and q.kind = :kind
                        returning q.held_until
                        """)
                .bind("account", account)
                .bind("kind", word(kind))
                .bind("now", now)
                .bind("random", random.toMillis())
                .mapTo(Instant.class)
                .one());
    }

    private static String word(CallKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
