package io.rowcast.dispatch;

import io.rowcast.delivery.MetaError;
import io.rowcast.platform.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells the users of a sender's campaigns that it stands still, and that it goes on. */
public final class SenderNoticeStore {
    private final Database database;
    private final InstantSource clock;

    public SenderNoticeStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Meta refuses the sender's account or token with {@code code}; it is tried again every {@code interval}. */
    void stopped(SendingCampaign campaign, int code, Duration interval) {
        note(
                campaign,
                "sender-stopped",
                MetaError.words(code) + " The rows not sent yet are kept, and Rowcast tries again every "
                        + interval.toMinutes() + " minutes.");
    }

    void resumed(SendingCampaign campaign) {
        note(campaign, "sender-resumed", "WhatsApp takes messages from this number again; sending goes on.");
    }

    private void note(SendingCampaign campaign, String code, String message) {
        Instant now = clock.instant();
        database.inWorkspace(
                campaign.workspace(),
                handle -> handle.createUpdate("""
                                insert into campaign_notice (workspace_id, campaign_id, code, message, at)
                                select workspace_id, campaign_id, :code, :message, :now from campaign
                                where workspace_id = (select current_workspace()) and sender_id = :sender
                                  and status = 'sending'
                                """)
                        .bind("code", code)
                        .bind("message", message)
                        .bind("now", now)
                        .bind("sender", campaign.senderId())
                        .execute());
    }
}
