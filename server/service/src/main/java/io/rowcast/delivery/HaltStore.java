package io.rowcast.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Pauses campaigns that are sending or scheduled, within the caller's transaction and workspace. What is under way then
 * settles; what is queued stays queued. Each paused campaign gets a notice. One that is paused already keeps its reason.
 */
public final class HaltStore {
    /** The campaigns are locked in the order of their ids, so that two halts cannot wait for each other. */
    private static final String PAUSE = """
            with halted as (
              select c.campaign_id from campaign c
              where c.workspace_id = (select current_workspace()) and c.status in ('sending', 'scheduled')
                and (:campaign::uuid is null or c.campaign_id = :campaign::uuid)
                and (:sender::uuid is null or c.sender_id = :sender::uuid)
                and (:waba::text is null or (c.template_name = :name and c.template_language = :language
                  and c.sender_id in (
                    select s.sender_id from sender s
                    where s.workspace_id = (select current_workspace()) and s.waba_id = :waba::text)))
              order by c.campaign_id
              for update),
            paused as (
              update campaign c
              set status = 'paused', pause_code = :code, pause_message = :message, paused_at = :now
              from halted h
              where c.workspace_id = (select current_workspace()) and c.campaign_id = h.campaign_id
              returning c.workspace_id, c.campaign_id)
            insert into campaign_notice (workspace_id, campaign_id, code, message, at)
            select workspace_id, campaign_id, :code, :message, :now from paused
            """;

    /**
     * Pauses every campaign that sends this template of this WhatsApp Business Account.
     *
     * @param language as Meta writes it in templates, such as {@code en_US}
     * @return how many
     */
    public int pauseTemplate(Handle handle, String wabaId, String name, String language, Halt halt, Instant now) {
        return pause(handle, new Campaigns(null, null, wabaId, name, language), halt, now);
    }

    /**
     * Pauses every campaign of a sender.
     *
     * @return how many
     */
    public int pauseSender(Handle handle, UUID senderId, Halt halt, Instant now) {
        return pause(handle, new Campaigns(null, senderId, null, null, null), halt, now);
    }

    /** @return 0 where the campaign is neither sending nor scheduled */
    public int pauseCampaign(Handle handle, UUID campaignId, Halt halt, Instant now) {
        return pause(handle, new Campaigns(campaignId, null, null, null, null), halt, now);
    }

    /** Adds a notice to the paused campaigns of a sender: they can go on. */
    public void tell(Handle handle, UUID senderId, String message, Instant now) {
        handle.createUpdate("""
                        insert into campaign_notice (workspace_id, campaign_id, code, message, at)
                        select c.workspace_id, c.campaign_id, 'resumable', :message, :now from campaign c
                        where c.workspace_id = (select current_workspace()) and c.sender_id = :sender
                          and c.status = 'paused'
                        """)
                .bind("sender", senderId)
                .bind("message", message)
                .bind("now", now)
                .execute();
    }

    private static int pause(Handle handle, Campaigns which, Halt halt, Instant now) {
        return handle.createUpdate(PAUSE)
                .bind("campaign", which.campaignId())
                .bind("sender", which.senderId())
                .bind("waba", which.wabaId())
                .bind("name", which.template())
                .bind("language", which.language())
                .bind("code", halt.code())
                .bind("message", halt.message())
                .bind("now", now)
                .execute();
    }

    /** Which campaigns; null asks for nothing. */
    private record Campaigns(
            @Nullable UUID campaignId,
            @Nullable UUID senderId,
            @Nullable String wabaId,
            @Nullable String template,
            @Nullable String language) {}
}
