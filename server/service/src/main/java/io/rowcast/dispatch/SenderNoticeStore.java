package io.rowcast.dispatch;

import io.rowcast.delivery.MetaError;
import io.rowcast.platform.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/** Tells the users of a sender's campaigns that it stands still, and that it goes on. */
public final class SenderNoticeStore {
    private static final String STOPPED = "sender-stopped";

    private final Database database;
    private final InstantSource clock;

    public SenderNoticeStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Meta refuses the sender's account or token with {@code code}; it is tried again every {@code interval}. */
    void stopped(SendingCampaign campaign, MetaError error, Duration interval) {
        String words = error.words() + " The rows not sent yet are kept, and Rowcast tries again every "
                + interval.toMinutes() + " minutes.";
        Instant now = clock.instant();
        database.<Void, RuntimeException>inWorkspace(campaign.workspace(), handle -> {
            tellAll(handle, campaign, STOPPED, words, now);
            handle.createUpdate("""
                            insert into sender_note (workspace_id, sender_id, code, severity, message, at)
                            values ((select current_workspace()), :sender, :code, 'stop', :message, :now)
                            on conflict (workspace_id, sender_id, code) do update set message = excluded.message
                            """)
                    .bind("sender", campaign.senderId())
                    .bind("code", STOPPED)
                    .bind("message", words)
                    .bind("now", now)
                    .execute();
            return null;
        });
    }

    /** Meta takes its messages again. */
    void resumed(SendingCampaign campaign) {
        Instant now = clock.instant();
        database.<Void, RuntimeException>inWorkspace(campaign.workspace(), handle -> {
            tellAll(
                    handle,
                    campaign,
                    "sender-resumed",
                    "WhatsApp takes messages from this number again; sending goes on.",
                    now);
            handle.createUpdate("""
                            delete from sender_note
                            where workspace_id = (select current_workspace()) and sender_id = :sender and code = :code
                            """)
                    .bind("sender", campaign.senderId())
                    .bind("code", STOPPED)
                    .execute();
            return null;
        });
    }

    /** Nothing of a campaign can be claimed, for a fault of ours; it is tried again every {@code interval}. */
    void stuck(SendingCampaign campaign, Duration interval) {
        tell(
                campaign,
                "campaign-stuck",
                "Rowcast cannot go on with this campaign, for a fault of its own. The rows not sent yet are kept, and it tries again"
                        + " every " + interval.toSeconds()
                        + " seconds. If this does not pass, ask whoever runs Rowcast for you: its log says why.");
    }

    /** A campaign goes on that was {@link #stuck}. */
    void unstuck(SendingCampaign campaign) {
        tell(campaign, "campaign-unstuck", "The fault has passed; Rowcast goes on with this campaign.");
    }

    private void tell(SendingCampaign campaign, String code, String message) {
        database.inWorkspace(
                campaign.workspace(),
                handle -> handle.createUpdate("""
                        insert into campaign_notice (workspace_id, campaign_id, code, message, at)
                        select workspace_id, campaign_id, :code, :message, :now from campaign
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                        """)
                        .bind("code", code)
                        .bind("message", message)
                        .bind("now", clock.instant())
                        .bind("campaign", campaign.campaignId())
                        .execute());
    }

    /** A campaign waits for its file; told once for each reason. */
    void waits(SendingCampaign campaign, String words) {
        String message = words + " The rows not sent yet are kept, and Rowcast tries again every few minutes.";
        database.inWorkspace(
                campaign.workspace(),
                handle -> handle.createUpdate("""
                        insert into campaign_notice (workspace_id, campaign_id, code, message, at)
                        select c.workspace_id, c.campaign_id, 'media-waiting', :message, :now from campaign c
                        where c.workspace_id = (select current_workspace()) and c.campaign_id = :campaign
                          and not exists (
                            select from campaign_notice n
                            where n.workspace_id = c.workspace_id and n.campaign_id = c.campaign_id
                              and n.code = 'media-waiting' and n.message = :message)
                        """)
                        .bind("message", message)
                        .bind("now", clock.instant())
                        .bind("campaign", campaign.campaignId())
                        .execute());
    }

    private static void tellAll(Handle handle, SendingCampaign campaign, String code, String message, Instant now) {
        handle.createUpdate("""
                                insert into campaign_notice (workspace_id, campaign_id, code, message, at)
                                select workspace_id, campaign_id, :code, :message, :now from campaign
                                where workspace_id = (select current_workspace()) and sender_id = :sender
                                  and status = 'sending'
                                """)
                .bind("code", code)
                .bind("message", message)
                .bind("now", now)
                .bind("sender", campaign.senderId())
                .execute();
    }
}
