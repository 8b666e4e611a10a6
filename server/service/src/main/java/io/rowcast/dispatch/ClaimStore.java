package io.rowcast.dispatch;

import io.rowcast.contact.ConsentRule;
import io.rowcast.delivery.DeliverySeals;
import io.rowcast.platform.crypto.BrokenSealException;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.timing.DailyWindow;
import io.rowcast.timing.QuietHours;
import io.rowcast.timing.When;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the dispatcher may send: campaigns, and claims on their deliveries. */
public final class ClaimStore {
    /** The burst of one pair of numbers, and what it takes until all of it is free again (facts.md section 11). */
    private static final int PAIR_BURST = 45;

    private static final String WINDOW_CLOSED =
            "Not sent: the person's last message to you is more than 24 hours old, and WhatsApp then delivers templates only.";

    private static final String UNREADABLE =
            "Not sent: Rowcast can no longer read what it kept of this row. Send the row again in a new campaign.";

    private static final Logger LOG = LoggerFactory.getLogger(ClaimStore.class);

    private static final Duration PAIR_WINDOW = Duration.ofSeconds(6L * PAIR_BURST);

    /** What becomes of a row that is due. */
    private enum Verdict {
        SENDING,
        /** The recipient is suppressed, has not agreed, or wrote too long ago for a message without a template. */
        SKIPPED,
        /** The recipient rests, got too many messages, or is not to be disturbed at this hour; due later. */
        WAITS,
        /** The portfolio may write to nobody new. */
        NO_PLACE
    }

    private record Due(
            UUID deliveryId,
            int attempt,
            byte[] message,
            @Nullable String reason,
            int row,
            Verdict verdict,
            boolean quiet) {
        boolean claimed() {
            return verdict == Verdict.SENDING;
        }
    }

    /** @param exhausted whether nothing more is due */
    private record Taken(List<Due> claimed, boolean exhausted) {}

    private final Database database;
    private final Sealers sealers;
    private final PlaceStore places = new PlaceStore();
    private final DripStore drips = new DripStore();
    private final QuietStore quiets = new QuietStore();

    public ClaimStore(Database database, Sealers sealers) {
        this.database = database;
        this.sealers = sealers;
    }

    /** Every workspace's campaigns that may send, the longest under way first. */
    List<SendingCampaign> sendingCampaigns() {
        return database.outsideWorkspaces(handle ->
                handle.createQuery("""
                        select workspace_id, campaign_id, sender_id, messages_per_second, marketing,
                               limited_portfolio_id, lane_node, lane_until <= clock_timestamp() as lane_over, canary_rows,
                               quiet_from, quiet_to, zone, drip_rows, drip_from, drip_to, drip_days, drip_zone,
                               consent_needed
                        from sending_campaigns()
                        """).map((row, context) -> read(row)).list());
    }

    private static SendingCampaign read(ResultSet row) throws SQLException {
        UUID node = row.getObject("lane_node", UUID.class);
        return new SendingCampaign(
                new WorkspaceId(row.getObject("workspace_id", UUID.class)),
                row.getObject("campaign_id", UUID.class),
                row.getObject("sender_id", UUID.class),
                row.getInt("messages_per_second"),
                row.getBoolean("marketing"),
                row.getBoolean("consent_needed"),
                row.getString("limited_portfolio_id"),
                row.getObject("canary_rows", Integer.class),
                readQuiet(row),
                readDrip(row),
                node == null ? null : new SendingCampaign.Lease(node, row.getBoolean("lane_over")));
    }

    private static SendingCampaign.@Nullable Quiet readQuiet(ResultSet row) throws SQLException {
        LocalTime from = row.getObject("quiet_from", LocalTime.class);
        return from == null
                ? null
                : new SendingCampaign.Quiet(
                        new QuietHours(from, row.getObject("quiet_to", LocalTime.class)), row.getString("zone"));
    }

    private static When.@Nullable Drip readDrip(ResultSet row) throws SQLException {
        Integer rows = row.getObject("drip_rows", Integer.class);
        if (rows == null) {
            return null;
        }
        Set<String> days = Set.of((String[]) row.getArray("drip_days").getArray());
        return new When.Drip(
                rows,
                new DailyWindow(
                        row.getObject("drip_from", LocalTime.class),
                        row.getObject("drip_to", LocalTime.class),
                        Arrays.stream(DayOfWeek.values())
                                .filter(day ->
                                        days.contains(day.name().substring(0, 3).toLowerCase(Locale.ROOT)))
                                .collect(Collectors.toSet()),
                        ZoneId.of(row.getString("drip_zone"))));
    }

    /**
     * Claims deliveries that are due, of campaigns of one sender, where the fence's node has the sender's lane. They share
     * {@code room}; what one does not need goes to the others. Of each, first those that were deferred and whose time has
     * come, then the others in the order of their rows. Skips those to people who are suppressed, have not agreed where that is needed, or get the message in another
     * row, by whichever of their names; those that a limit on their recipient or on new people holds back, or for whom it is a
     * quiet hour, are due later. Of a drip, as many as its pace lets go. Where none is left and none is under way, the campaign is
     * done. One transaction for all, so that a thousand small campaigns cost few commits.
     */
    List<Claimed> claim(List<SendingCampaign> campaigns, int room, Fence fence, Instant now, Instant expires) {
        WorkspaceId workspace = campaigns.getFirst().workspace();
        Sealer sealer = sealers.of(workspace);
        Map<SendingCampaign, Claimed> claimed = new LinkedHashMap<>();
        database.<Void, RuntimeException>inWorkspaceByKeys(workspace, handle -> {
            int left = room;
            List<SendingCampaign> next = campaigns;
            while (left > 0 && !next.isEmpty()) {
                List<SendingCampaign> haveMore = new ArrayList<>();
                for (int i = 0; i < next.size() && left > 0; i++) {
                    SendingCampaign campaign = next.get(i);
                    int share = Math.ceilDiv(left, next.size() - i);
                    Claimed more = opened(
                            handle,
                            campaign,
                            claim(handle, campaign, sealer, share, fence, now, expires),
                            sealer,
                            fence,
                            now);
                    claimed.merge(campaign, more, Claimed::and);
                    left -= more.claims().size();
                    // One that gave nothing has put rows off till later; the next of them are for another transaction.
                    if (!more.exhausted() && !more.claims().isEmpty()) {
                        haveMore.add(campaign);
                    }
                }
                next = haveMore;
            }
            return null;
        });
        return List.copyOf(claimed.values());
    }

    /** Opened before the claim is committed: a row that cannot be opened is skipped, and holds up no other. */
    private static Claimed opened(
            Handle handle, SendingCampaign campaign, Taken taken, Sealer sealer, Fence fence, Instant now) {
        List<Claim> claims = new ArrayList<>();
        List<UUID> unreadable = new ArrayList<>();
        for (Due due : taken.claimed()) {
            try {
                String body = sealer.open(due.message(), DeliverySeals.MESSAGE);
                claims.add(new Claim(campaign, due.deliveryId(), due.attempt(), body, fence));
            } catch (BrokenSealException e) {
                LOG.warn("the message of delivery {} cannot be opened", due.deliveryId(), e);
                unreadable.add(due.deliveryId());
            }
        }
        skipUnreadable(handle, sealer, unreadable, now);
        return new Claimed(campaign, List.copyOf(claims), taken.exhausted());
    }

    /** Nothing has left: they go back into the queue first, and from there the way of all that is held back at its turn. */
    private static void skipUnreadable(Handle handle, Sealer sealer, List<UUID> unreadable, Instant now) {
        if (unreadable.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                        update delivery
                        set status = 'queued', sent_at = null, attempts = attempts - 1, claimed_by = null, claim_expires_at = null
                        where workspace_id = (select current_workspace()) and delivery_id = any (:ids)
                        """).bindArray("ids", UUID.class, unreadable).execute();
        handle.createUpdate("""
                        update delivery set status = 'skipped', status_at = :now
                        where workspace_id = (select current_workspace()) and delivery_id = any (:ids)
                        """)
                .bindArray("ids", UUID.class, unreadable)
                .bind("now", now)
                .execute();
        SkipReasonStore.give(handle, sealer, unreadable.stream().collect(Collectors.toMap(id -> id, id -> UNREADABLE)));
    }

    private Taken claim(
            Handle handle,
            SendingCampaign campaign,
            Sealer sealer,
            int most,
            Fence fence,
            Instant now,
            Instant expires) {
        When.Drip drip = campaign.drip();
        if (drip == null) {
            return claimDue(handle, campaign, sealer, most, fence, now, expires);
        }
        DripStore.Turn turn = drips.turn(handle, campaign.campaignId(), drip, now);
        if (turn.rows() == 0) {
            FinishStore.finish(handle, List.of(campaign.campaignId()), now);
            return new Taken(List.of(), true);
        }
        Taken taken = claimDue(handle, campaign, sealer, Math.min(most, turn.rows()), fence, now, expires);
        int first =
                (int) taken.claimed().stream().filter(due -> due.attempt() == 1).count();
        if (first > 0) {
            drips.take(handle, campaign.campaignId(), drip, turn, first);
        }
        return taken;
    }

    private Taken claimDue(
            Handle handle,
            SendingCampaign campaign,
            Sealer sealer,
            int most,
            Fence fence,
            Instant now,
            Instant expires) {
        while (true) {
            List<Due> due = take(handle, campaign, most, fence, now, expires);
            List<Due> claimed = due.stream().filter(Due::claimed).toList();
            giveReasons(handle, sealer, due);
            List<UUID> without = due.stream()
                    .filter(row -> row.verdict() == Verdict.NO_PLACE)
                    .map(Due::deliveryId)
                    .toList();
            if (!without.isEmpty()) {
                places.postpone(handle, campaign, without, now);
            }
            if (due.isEmpty()) {
                FinishStore.finish(handle, List.of(campaign.campaignId()), now);
            }
            boolean quiet = due.stream().anyMatch(Due::quiet);
            if (quiet) {
                quiets.letSleep(handle, campaign, now);
            }
            if (due.isEmpty() || quiet || !claimed.isEmpty()) {
                return new Taken(claimed, due.size() < most && !quiet);
            }
        }
    }

    private List<Due> take(
            Handle handle, SendingCampaign campaign, int most, Fence fence, Instant now, Instant expires) {
        String portfolio = campaign.limitedPortfolio();
        return handle
                .createQuery("""
                        with open as (
                          select from campaign c join sender s using (workspace_id, sender_id)
                          where c.workspace_id = (select current_workspace()) and c.campaign_id = :campaign
                            and c.status = 'sending' and (c.send_until is null or c.send_until > :now)
                            and s.lane_node = :node and s.lane_epoch = :epoch),
                        last as (
                          select case when :canary::int is null then 2147483647 else coalesce((
                            select d.row_number from delivery d
                            where d.workspace_id = (select current_workspace()) and d.campaign_id = :campaign
                            order by d.row_number
                            offset :canary::int - 1 limit 1), 2147483647) end as row_number),
                        deferred as (
                          select d.ctid as version, d.workspace_id, d.delivery_id, d.campaign_id, d.sender_id, d.recipient_id,
                            d.row_number, d.row_key, d.zone
                          from queued q
                          join delivery d on d.workspace_id = q.workspace_id and d.delivery_id = q.delivery_id
                          where q.workspace_id = (select current_workspace()) and q.campaign_id = :campaign
                            and q.due_at > '-infinity' and q.due_at <= :now
                            and q.row_number <= (select row_number from last) and exists (select from open)
                            -- Asked of the row that is locked, which may have changed a moment ago.
                            and d.status = 'queued' and d.due_at = q.due_at
                          order by q.due_at, q.row_number
                          limit :most
                          for update of d skip locked),
                        fresh as (
                          select d.ctid as version, d.workspace_id, d.delivery_id, d.campaign_id, d.sender_id, d.recipient_id,
                            d.row_number, d.row_key, d.zone
                          from queued q
                          join delivery d on d.workspace_id = q.workspace_id and d.delivery_id = q.delivery_id
                          where q.workspace_id = (select current_workspace()) and q.campaign_id = :campaign
                            and q.due_at = '-infinity'
                            and q.row_number <= (select row_number from last) and exists (select from open)
                            and d.status = 'queued' and d.due_at is null
                          order by q.row_number
                          limit :most - (select count(*) from deferred)
                          for update of d skip locked),
                        -- A campaign has one message for a person: with fewer campaigns nobody gets too many.
                        crowd as materialized (
                          select count(*) >= :pairBurst as is_one from (
                            select from campaign c
                            where c.workspace_id = (select current_workspace()) and c.sender_id = :sender
                              and c.status in ('scheduled', 'sending', 'paused')
                            union all
                            select from campaign c
                            where c.workspace_id = (select current_workspace()) and c.sender_id = :sender
                              and c.finished_at > :now::timestamptz - :pairWindow::interval
                            limit :pairBurst) c),
                        candidates as (select * from deferred union all select * from fresh),
                        -- Materialized, this and the next two: written into each other, they would be asked for each use of a column.
                        named as materialized (
                          select c.*, array(select name from same_person(c.recipient_id) name) as names,
                            f.follows, f.follows_at, f.dropped
                          from candidates c
                          left join lateral (
                            select true as follows, due_at as follows_at, reason as dropped
                            from follow_up(:campaign, c.row_key, :now)
                            where (
                              select c.step from campaign c
                              where c.workspace_id = (select current_workspace()) and c.campaign_id = :campaign)
                              is not null
                            -- Asked row by row: joined, it would read every delivery of the workspace, for each claim.
                            limit 1) f on true),
                        due as materialized (
                          select n.version, n.delivery_id, n.recipient_id, n.row_number, n.zone, coalesce(
                              (select s.reason from suppression s
                               where s.workspace_id = n.workspace_id and s.recipient_id = any (n.names)
                               limit 1),
                              case when :consent then case when not has_consent(n.names) then :notAgreed::text end end,
                              n.dropped,
                              (select 'Not sent: row ' || twin.row_number || ' goes to the same person.'
                               from delivery twin
                               where twin.workspace_id = n.workspace_id and twin.campaign_id = n.campaign_id
                                 and twin.recipient_id = any (n.names) and twin.delivery_id <> n.delivery_id
                                 and twin.status not in ('failed', 'cancelled', 'skipped')
                                 and (twin.status <> 'queued' or twin.row_number < n.row_number)
                               limit 1),
                              (select :closed where (
                                  select c.needs_window from campaign c
                                  where c.workspace_id = (select current_workspace()) and c.campaign_id = :campaign)
                                and not exists (
                                  select from reply r
                                  where r.workspace_id = n.workspace_id and r.recipient_id = any (n.names)
                                    and r.sender_id = n.sender_id
                                    and r.received_at > :now::timestamptz - interval '24 hours'))) as reason,
                            greatest(
                              -- It may wait no longer, or again: what it came of has been taken up since.
                              case when n.follows then
                                nullif(greatest(coalesce(n.follows_at, 'infinity'), :now), :now) end,
                              case when :marketing then (
                                select max(r.rests_until) from recipient_rest r
                                where r.workspace_id = n.workspace_id and r.recipient_id = any (n.names)
                                  and r.rests_until > :now) end,
                              case when (select is_one from crowd) then (
                               select p.sent_at from delivery p
                               where p.workspace_id = n.workspace_id and p.recipient_id = n.recipient_id
                                 and p.sender_id = n.sender_id and p.sent_at > :now::timestamptz - :pairWindow::interval
                               order by p.sent_at desc
                               offset :pairBurst - 1 limit 1) + :pairWindow::interval end) as limited,
                            case when :portfolio::text is null then false else not exists (
                                select from reply r
                                where r.workspace_id = n.workspace_id and r.recipient_id = any (n.names)
                                  and r.sender_id = n.sender_id
                                  and r.received_at > :now::timestamptz - interval '24 hours') end as outside,
                            case when :portfolio::text is null then true else exists (
                                select from recipient_opening o
                                where o.workspace_id = n.workspace_id and o.portfolio_id = :portfolio::text
                                  and o.recipient_id = any (n.names)) end as opened
                          from named n),
                        timed as materialized (
                          select due.*, case when :quietFrom::time is null then limited else nullif(
                            quiet_until(greatest(limited, :now::timestamptz), coalesce(zone, :zone), :quietFrom::time,
                              :quietTo::time), :now::timestamptz) end as later
                          from due),
                        placed as (
                          select timed.*, sum((reason is null and later is null and outside and not opened)::int)
                            over (order by row_number) as place
                          from timed),
                        judged as (
                          select placed.*, case
                              when reason is not null then 'SKIPPED'
                              when later is not null then 'WAITS'
                              when outside and not opened and place > :free then 'NO_PLACE'
                              else 'SENDING'
                            end as verdict
                          from placed),
                        openings as (
                          insert into recipient_opening as o (workspace_id, portfolio_id, recipient_id, opened_at)
                          select (select current_workspace()), :portfolio::text, recipient_id, :now
                          from judged
                          where :portfolio::text is not null and verdict = 'SENDING' and outside
                          on conflict (workspace_id, portfolio_id, recipient_id) do update
                            set opened_at = greatest(o.opened_at, excluded.opened_at)),
                        counted as (
                          update portfolio set used = used + (
                            select count(*) from judged where verdict = 'SENDING' and outside and not opened)
                          where workspace_id = (select current_workspace()) and portfolio_id = :portfolio::text),
                        together as (
                          insert into claim (workspace_id, deliveries, expires_at)
                          select (select current_workspace()), array_agg(delivery_id), :expires
                          from judged where verdict = 'SENDING'
                          having count(*) > 0)
                        update delivery d
                        set status = (case j.verdict
                                when 'SENDING' then 'sending' when 'SKIPPED' then 'skipped' else 'queued'
                              end)::delivery_status,
                            status_at = case when j.verdict in ('SENDING', 'SKIPPED') then :now else d.status_at end,
                            sent_at = case when j.verdict = 'SENDING' then :now::timestamptz end,
                            due_at = case when j.verdict = 'WAITS' then j.later else d.due_at end,
                            claimed_by = case when j.verdict = 'SENDING' then :node end,
                            claim_expires_at = case when j.verdict = 'SENDING' then :expires::timestamptz end,
                            attempts = d.attempts + (j.verdict = 'SENDING')::int,
                            error_code = null, error_text = null,
                            revision = d.revision + (j.verdict in ('SENDING', 'SKIPPED'))::int
                        from judged j
                        where d.workspace_id = (select current_workspace()) and d.delivery_id = j.delivery_id
                          -- It is locked, so that its version is the last: found without the index. One that changed as the
                          -- statement began waits for the next claim.
                          and d.ctid = j.version
                        returning d.delivery_id, d.attempts, d.message, j.reason, d.row_number, j.verdict,
                          j.verdict = 'WAITS' and j.later is distinct from j.limited as quiet
                        """)
                .bind("campaign", campaign.campaignId())
                .bind("sender", campaign.senderId())
                .bind("canary", campaign.canaryRows())
                .bind("closed", WINDOW_CLOSED)
                .bind("consent", campaign.consentNeeded())
                .bind("notAgreed", ConsentRule.NOT_SENT)
                .bind("marketing", campaign.marketing())
                .bind("quietFrom", campaign.quietFrom())
                .bind("quietTo", campaign.quietTo())
                .bind("zone", campaign.quiet() == null ? null : campaign.quiet().zone())
                .bind("portfolio", portfolio)
                .bind("free", portfolio == null ? most : places.free(handle, portfolio, most, now))
                .bind("pairBurst", PAIR_BURST)
                .bind("pairWindow", PAIR_WINDOW.toSeconds() + " seconds")
                .bind("most", most)
                .bind("node", fence.node())
                .bind("epoch", fence.epoch())
                .bind("now", now)
                .bind("expires", expires)
                .map((row, context) -> new Due(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getBytes(3),
                        row.getString(4),
                        row.getInt(5),
                        Verdict.valueOf(row.getString(6)),
                        row.getBoolean(7)))
                .stream()
                .sorted(Comparator.comparingInt(Due::row))
                .toList();
    }

    private static void giveReasons(Handle handle, Sealer sealer, List<Due> due) {
        Map<UUID, String> reasons = new HashMap<>();
        due.stream()
                .filter(row -> row.reason() != null)
                .forEach(row -> reasons.put(row.deliveryId(), Objects.requireNonNull(row.reason())));
        SkipReasonStore.give(handle, sealer, reasons);
    }
}
