package io.rowcast.campaign;

import io.rowcast.delivery.ButtonId;
import io.rowcast.platform.crypto.Sealer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which campaigns follow which, within the caller's transaction. */
final class FollowUpStore {
    private final CampaignStore campaigns = new CampaignStore();

    /** Makes a draft, which is there already, a follow-up of {@code parent}. */
    void add(Handle handle, Sealer sealer, FollowUp followUp, UUID parent) {
        String button = FollowUpWire.button(followUp.condition());
        handle.createUpdate("""
                        update campaign
                        set parent_id = :parent, step = :step, follow_if = :if, follow_button = :button,
                            follow_button_id = :buttonId, wait_minutes = :wait,
                            follows_id = case when :follows = 0 then :parent else (
                              select e.campaign_id from campaign e
                              where e.workspace_id = (select current_workspace()) and e.parent_id = :parent
                                and e.step = :follows) end
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                        """)
                .bind("id", followUp.id())
                .bind("parent", parent)
                .bind("step", followUp.step())
                .bind("follows", followUp.follows())
                .bind("if", FollowUpWire.word(followUp.condition()))
                .bind("button", button)
                .bind(
                        "buttonId",
                        button == null ? null : ButtonId.of(sealer, button).bytes())
                .bind("wait", followUp.after().toMinutes())
                .execute();
    }

    Family family(Handle handle, UUID campaign) {
        return new Family(step(handle, campaign), list(handle, campaign));
    }

    /** Which follow-up a campaign is; null where it is none. */
    @Nullable
    Integer step(Handle handle, UUID campaign) {
        return handle.createQuery("""
                        select step from campaign
                        where workspace_id = (select current_workspace()) and campaign_id = :id
                        """)
                .bind("id", campaign)
                .map((row, context) -> Optional.ofNullable(row.getObject(1, Integer.class)))
                .one()
                .orElse(null);
    }

    /** A campaign's follow-ups, in their order. */
    List<FollowUp> list(Handle handle, UUID campaign) {
        return handle.createQuery("""
                        select c.campaign_id, c.step, coalesce(before.step, 0) as follows, c.follow_if, c.follow_button,
                               c.wait_minutes
                        from campaign c
                        join campaign before on before.workspace_id = c.workspace_id and before.campaign_id = c.follows_id
                        where c.workspace_id = (select current_workspace()) and c.parent_id = :campaign
                          and c.step is not null
                        order by c.step
                        """)
                .bind("campaign", campaign)
                .map((row, context) -> new FollowUp(
                        row.getObject("campaign_id", UUID.class),
                        row.getInt("step"),
                        row.getInt("follows"),
                        FollowUpWire.conditionOf(row.getString("follow_if"), row.getString("follow_button")),
                        Duration.ofMinutes(row.getInt("wait_minutes"))))
                .list();
    }

    Optional<Sequence> sequence(Handle handle, UUID campaign) {
        return campaigns
                .find(handle, campaign)
                .map(found -> new Sequence(
                        found,
                        campaigns.recipe(handle, campaign),
                        list(handle, campaign).stream()
                                .map(step -> new Sequence.Step(step, campaigns.recipe(handle, step.id())))
                                .toList()));
    }

    /**
     * Lets the follow-ups of a campaign that is being launched look after their rows, each of which waits. They take over what
     * is to hold for them too: quiet hours, and the halt by failures; not its end, which is that of the first message.
     */
    void launch(Handle handle, UUID campaign, Instant now) {
        handle.createUpdate("""
                        update campaign c
                        set status = 'sending', schedule = '{"type":"now"}', launched_at = :now, started_at = :now,
                            quiet_from = p.quiet_from, quiet_to = p.quiet_to, halt_percent = p.halt_percent
                        from campaign p
                        where c.workspace_id = (select current_workspace()) and c.parent_id = :campaign
                          and c.step is not null
                          and p.workspace_id = c.workspace_id and p.campaign_id = c.parent_id
                        """).bind("campaign", campaign).bind("now", now).execute();
    }

    /** Lets those go on that were paused together with the campaign, at the same moment. */
    void resume(Handle handle, UUID campaign, Instant pausedAt) {
        handle.createUpdate("""
                        update campaign
                        set status = 'sending', pause_code = null, pause_message = null, paused_at = null
                        where workspace_id = (select current_workspace()) and parent_id = :campaign
                          and step is not null and status = 'paused' and pause_code = 'by-hand' and paused_at = :at
                        """).bind("campaign", campaign).bind("at", pausedAt).execute();
    }

    /** Cancels those that are not over. */
    void cancel(Handle handle, UUID campaign, Instant now) {
        handle.createUpdate("""
                        update campaign set status = 'cancelled', finished_at = :now
                        where workspace_id = (select current_workspace()) and parent_id = :campaign
                          and step is not null and status in ('sending', 'paused')
                        """).bind("campaign", campaign).bind("now", now).execute();
    }

    /** Has the sweep look at the rows of a follow-up anew. */
    void lookAnew(Handle handle, UUID followUp) {
        handle.createUpdate("""
                        insert into follow_news (workspace_id, campaign_id, row_key)
                        select d.workspace_id, d.campaign_id, d.row_key
                        from queued q
                        join delivery d on d.workspace_id = q.workspace_id and d.delivery_id = q.delivery_id
                        join campaign c on c.workspace_id = q.workspace_id and c.campaign_id = q.campaign_id
                        where q.workspace_id = (select current_workspace()) and q.campaign_id = :id
                          and c.step is not null and q.due_at = 'infinity'
                        """).bind("id", followUp).execute();
    }
}
