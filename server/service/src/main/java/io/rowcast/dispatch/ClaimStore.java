package io.rowcast.dispatch;

import io.rowcast.delivery.DeliverySeals;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the dispatcher may send: campaigns, and claims on their deliveries. */
public final class ClaimStore {
    /** A row that was due, now claimed, or skipped where a reason is given. */
    private record Due(
            UUID deliveryId,
            int attempt,
            byte[] message,
            @Nullable String reason,
            int row) {
        boolean claimed() {
            return reason == null;
        }
    }

    private final Database database;
    private final Sealers sealers;

    public ClaimStore(Database database, Sealers sealers) {
        this.database = database;
        this.sealers = sealers;
    }

    /** Every workspace's campaigns that may send, the longest under way first. */
    List<SendingCampaign> sendingCampaigns() {
        return database.outsideWorkspaces(handle -> handle.createQuery(
                        "select workspace_id, campaign_id, sender_id, messages_per_second from sending_campaigns()")
                .map((row, context) -> new SendingCampaign(
                        new WorkspaceId(row.getObject(1, UUID.class)),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getInt(4)))
                .list());
    }

    /**
     * Claims deliveries that are due, in the order of their rows, and skips those to people who are suppressed, or get the
     * message in another row, by whichever of their names. Where none is left and none is under way, the campaign is done.
     */
    List<Claim> claim(SendingCampaign campaign, int most, UUID node, Instant now, Instant expires) {
        Sealer sealer = sealers.of(campaign.workspace());
        return database
                .inWorkspace(campaign.workspace(), handle -> claim(handle, campaign, sealer, most, node, now, expires))
                .stream()
                .map(due -> new Claim(
                        campaign, due.deliveryId(), due.attempt(), sealer.open(due.message(), DeliverySeals.MESSAGE)))
                .toList();
    }

    private static List<Due> claim(
            Handle handle, SendingCampaign campaign, Sealer sealer, int most, UUID node, Instant now, Instant expires) {
        while (true) {
            List<Due> due = take(handle, campaign, most, node, now, expires);
            List<Due> claimed = due.stream().filter(Due::claimed).toList();
            giveReasons(handle, sealer, due);
            if (due.isEmpty()) {
                finish(handle, campaign, now);
            }
            if (due.isEmpty() || !claimed.isEmpty()) {
                return claimed;
            }
        }
    }

    private static List<Due> take(
            Handle handle, SendingCampaign campaign, int most, UUID node, Instant now, Instant expires) {
        return handle
                .createQuery("""
                        with due as (
                          select d.delivery_id, coalesce(
                            (select s.reason from suppression s
                             where s.workspace_id = d.workspace_id
                               and s.recipient_id in (select same_person(d.recipient_id))
                             limit 1),
                            (select 'Not sent: row ' || twin.row_number || ' goes to the same person.'
                             from delivery twin
                             where twin.workspace_id = d.workspace_id and twin.campaign_id = d.campaign_id
                               and twin.recipient_id in (select same_person(d.recipient_id))
                               and twin.delivery_id <> d.delivery_id
                               and twin.status not in ('failed', 'cancelled', 'skipped')
                               and (twin.status <> 'queued' or twin.row_number < d.row_number)
                             limit 1)) as reason
                          from delivery d
                          where d.workspace_id = (select current_workspace()) and d.campaign_id = :campaign
                            and d.status = 'queued' and (d.due_at is null or d.due_at <= :now)
                            and exists (
                              select from campaign c
                              where c.workspace_id = (select current_workspace()) and c.campaign_id = :campaign
                                and c.status = 'sending')
                          order by d.row_number
                          limit :most
                          for update of d skip locked)
                        update delivery d
                        set status = (case when due.reason is null then 'sending' else 'skipped' end)::delivery_status,
                            status_at = :now, sent_at = case when due.reason is null then :now::timestamptz end,
                            claimed_by = :node, claim_expires_at = :expires, attempts = d.attempts + 1,
                            error_code = null, error_text = null, revision = d.revision + 1
                        from due
                        where d.workspace_id = (select current_workspace()) and d.delivery_id = due.delivery_id
                        returning d.delivery_id, d.attempts, d.message, due.reason, d.row_number
                        """)
                .bind("campaign", campaign.campaignId())
                .bind("most", most)
                .bind("node", node)
                .bind("now", now)
                .bind("expires", expires)
                .map((row, context) -> new Due(
                        row.getObject(1, UUID.class), row.getInt(2), row.getBytes(3), row.getString(4), row.getInt(5)))
                .stream()
                .sorted(Comparator.comparingInt(Due::row))
                .toList();
    }

    private static void giveReasons(Handle handle, Sealer sealer, List<Due> due) {
        for (Due row : due) {
            if (row.reason() != null) {
                handle.createUpdate("""
                                update delivery set error_text = :reason
                                where workspace_id = (select current_workspace()) and delivery_id = :id
                                """)
                        .bind("id", row.deliveryId())
                        .bind("reason", sealer.seal(row.reason(), DeliverySeals.ERROR_TEXT))
                        .execute();
            }
        }
    }

    private static void finish(Handle handle, SendingCampaign campaign, Instant now) {
        handle.createUpdate("""
                        update campaign c set status = 'done', finished_at = :now
                        where c.workspace_id = (select current_workspace()) and c.campaign_id = :campaign
                          and c.status = 'sending' and not exists (
                            select from delivery d
                            where d.workspace_id = (select current_workspace()) and d.campaign_id = :campaign
                              and d.status in ('queued', 'sending', 'unknown'))
                        """)
                .bind("campaign", campaign.campaignId())
                .bind("now", now)
                .execute();
    }
}
