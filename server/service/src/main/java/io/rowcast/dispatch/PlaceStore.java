package io.rowcast.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The portfolio's limit of people outside their 24-hour window (facts.md section 11), counted at claim time within the
 * claim's transaction, whose lock on the portfolio's row lets claims of several senders follow each other.
 */
final class PlaceStore {
    /** In the sheet's zone. */
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("d MMMM HH:mm", Locale.ENGLISH);

    /** Until the count is made again, where the plan finds a place that the claim did not. */
    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    private record Waiting(int rows, Instant first, String zone) {}

    /** How many more people may be written to now; asks for {@code wanted} at most. Without a limit, as many as wanted. */
    int free(Handle handle, String portfolio, int wanted, Instant now) {
        int free = lock(handle, portfolio, wanted);
        return free >= wanted ? free : afterExpiry(handle, portfolio, wanted, now);
    }

    private static int lock(Handle handle, String portfolio, int wanted) {
        return handle.createQuery("""
                        select coalesce(messaging_limit - used, :wanted) from portfolio
                        where workspace_id = (select current_workspace()) and portfolio_id = :portfolio
                        for update
                        """)
                .bind("portfolio", portfolio)
                .bind("wanted", wanted)
                .mapTo(Integer.class)
                .one();
    }

    /** Only a portfolio that is nearly used up needs to know which openings are over. */
    private static int afterExpiry(Handle handle, String portfolio, int wanted, Instant now) {
        return handle.createQuery("""
                        with over as (
                          delete from recipient_opening
                          where workspace_id = (select current_workspace()) and portfolio_id = :portfolio
                            and opened_at <= :now::timestamptz - interval '24 hours'
                          returning 1)
                        update portfolio set used = used - (select count(*) from over)
                        where workspace_id = (select current_workspace()) and portfolio_id = :portfolio
                        returning coalesce(messaging_limit - used, :wanted)
                        """)
                .bind("portfolio", portfolio)
                .bind("wanted", wanted)
                .bind("now", now)
                .mapTo(Integer.class)
                .one();
    }

    /**
     * Has every row of the campaign that finds no place wait until one is free, and says so once.
     *
     * @param without rows that found none; they wait in any case, so that no claim meets them again at once
     */
    void postpone(Handle handle, SendingCampaign campaign, List<UUID> without, Instant now) {
        recount(handle, campaign);
        planned(handle, campaign, now);
        waitAMoment(handle, without, now);
        tell(handle, campaign, now);
    }

    /** Rare enough for an exact count, which mends a counter that others, as an erasure, have not kept in step. */
    private static void recount(Handle handle, SendingCampaign campaign) {
        handle.createUpdate("""
                        update portfolio p set used = (
                          select count(*) from recipient_opening o
                          where o.workspace_id = p.workspace_id and o.portfolio_id = p.portfolio_id)
                        where p.workspace_id = (select current_workspace()) and p.portfolio_id = :portfolio
                        """).bind("portfolio", campaign.limitedPortfolio()).execute();
    }

    private static void waitAMoment(Handle handle, List<UUID> without, Instant now) {
        handle.createUpdate("""
                        update delivery set due_at = :later
                        where workspace_id = (select current_workspace()) and delivery_id = any (:ids)
                          and (due_at is null or due_at <= :now)
                        """)
                .bind("later", now.plus(A_MOMENT))
                .bind("now", now)
                .bindArray("ids", UUID.class, without)
                .execute();
    }

    private static void planned(Handle handle, SendingCampaign campaign, Instant now) {
        handle.createUpdate("""
                        with later as (
                          select d.delivery_id, p.goes_at
                          from planned_rows(:campaign, :now, :quietFrom, :quietTo) p
                          join delivery d on d.workspace_id = (select current_workspace())
                            and d.delivery_id = p.delivery_id
                          where p.reason = 'messaging-limit' and d.status = 'queued'
                          order by d.delivery_id
                          for update of d skip locked)
                        update delivery d set due_at = greatest(d.due_at, later.goes_at)
                        from later
                        where d.workspace_id = (select current_workspace()) and d.delivery_id = later.delivery_id
                        """)
                .bind("campaign", campaign.campaignId())
                .bind("quietFrom", campaign.quietFrom())
                .bind("quietTo", campaign.quietTo())
                .bind("now", now)
                .execute();
    }

    private static void tell(Handle handle, SendingCampaign campaign, Instant now) {
        Waiting waiting = handle.createQuery("""
                        select count(*), min(d.due_at), max(l.time_zone)
                        from queued d
                        join campaign c on c.workspace_id = d.workspace_id and c.campaign_id = d.campaign_id
                        join sheet_link l on l.workspace_id = c.workspace_id and l.sheet_link_id = c.sheet_link_id
                        where d.workspace_id = (select current_workspace()) and d.campaign_id = :campaign
                          and d.due_at > :now
                        """)
                .bind("campaign", campaign.campaignId())
                .bind("now", now)
                .map((row, context) ->
                        new Waiting(row.getInt(1), row.getTimestamp(2).toInstant(), row.getString(3)))
                .one();
        handle.createUpdate("""
                        insert into campaign_notice (workspace_id, campaign_id, code, message, at)
                        select (select current_workspace()), :campaign, 'messaging-limit', :message, :now
                        where not exists (
                          select from campaign_notice
                          where workspace_id = (select current_workspace()) and campaign_id = :campaign
                            and code = 'messaging-limit')
                        """)
                .bind("campaign", campaign.campaignId())
                .bind("message", words(waiting))
                .bind("now", now)
                .execute();
    }

    private static String words(Waiting waiting) {
        return "WhatsApp's limit of new people in 24 hours is used up for now. "
                + (waiting.rows() == 1 ? "1 row waits; it goes" : waiting.rows() + " rows wait; the next go") + " on "
                + DAY_AND_TIME.format(waiting.first().atZone(ZoneId.of(waiting.zone()))) + " (" + waiting.zone()
                + "), by themselves.";
    }
}
