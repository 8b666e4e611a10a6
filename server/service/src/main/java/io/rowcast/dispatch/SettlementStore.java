package io.rowcast.dispatch;

import io.rowcast.contact.IdentityStore;
import io.rowcast.contact.Person;
import io.rowcast.delivery.DeliverySeals;
import io.rowcast.delivery.FailureStore;
import io.rowcast.delivery.HaltStore;
import io.rowcast.delivery.MessageId;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What became of claims. A webhook may have been faster than the answer, so nothing here takes back what is known
 * already. Rows are changed in the order of their ids, so that two batches cannot wait for each other.
 */
public final class SettlementStore {
    private final Database database;
    private final Sealers sealers;
    private final FailureStore failures = new FailureStore();
    private final IdentityStore identities = new IdentityStore();
    private final HaltStore halts = new HaltStore();

    public SettlementStore(Database database, Sealers sealers) {
        this.database = database;
        this.sealers = sealers;
    }

    /**
     * Records a batch of one workspace, whole or not at all.
     *
     * @param perhapsDone campaigns that are done where nothing of them is under way any more
     */
    void settle(WorkspaceId workspace, List<Settlement> settlements, Set<UUID> perhapsDone, Instant now) {
        Sealer sealer = sealers.of(workspace);
        database.<Void, RuntimeException>inWorkspaceByKeys(workspace, handle -> {
            List<Settlement.Taken> taken = of(Settlement.Taken.class, settlements);
            learn(handle, sealer, taken);
            taken(handle, sealer, taken, now);
            failed(handle, sealer, of(Settlement.Failed.class, settlements), now);
            again(handle, of(Settlement.Again.class, settlements), now);
            inDoubt(handle, of(Settlement.InDoubt.class, settlements), now);
            halted(handle, sealer, of(Settlement.Halted.class, settlements), now);
            campaignHalted(handle, of(Settlement.CampaignHalted.class, settlements), now);
            FinishStore.finish(handle, perhapsDone, now);
            return null;
        });
    }

    private static <S extends Settlement> List<S> of(Class<S> kind, List<Settlement> settlements) {
        return settlements.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .sorted(Comparator.comparing(Settlement::deliveryId))
                .toList();
    }

    /** Meta's answer shows a recipient's number and user id together where the one may know the other (facts 2.2). */
    private void learn(Handle handle, Sealer sealer, List<Settlement.Taken> taken) {
        identities.join(
                handle,
                sealer,
                taken.stream()
                        .filter(one -> one.recipientNames().size() > 1)
                        .map(one -> new Person(one.recipientNames()))
                        .toList());
    }

    /**
     * A cell says "Sending" before and after, so the revision changes only where it said something else. Work by keys looks up one row
     * after the other, in the order in which they are given; to lock them all before would cost each a record more in the log.
     */
    private static void taken(Handle handle, Sealer sealer, List<Settlement.Taken> taken, Instant now) {
        if (taken.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                        update delivery d
                        set wamid_id = decode(t.wamid, 'hex'), status = greatest(d.status, 'accepted'),
                            status_at = case when d.status < 'accepted' then :now else d.status_at end,
                            revision = d.revision + (d.status = 'unconfirmed')::int,
                            claimed_by = null, claim_expires_at = null
                        from (
                          select * from unnest(:ids, :wamids) as t (delivery_id, wamid) order by delivery_id) t
                        where d.workspace_id = (select current_workspace()) and d.delivery_id = t.delivery_id
                        """)
                .bindArray(
                        "ids",
                        UUID.class,
                        taken.stream().map(Settlement.Taken::deliveryId).toList())
                .bindArray(
                        "wamids",
                        String.class,
                        taken.stream()
                                .map(one -> MessageId.of(sealer, one.wamid()).hex())
                                .toList())
                .bind("now", now)
                .execute();
    }

    private void failed(Handle handle, Sealer sealer, List<Settlement.Failed> failed, Instant now) {
        PreparedBatch batch = handle.prepareBatch("""
                update delivery
                set status = 'failed', status_at = :now, error_code = :code, error_text = :details,
                    claimed_by = null, claim_expires_at = null, revision = revision + 1
                where workspace_id = (select current_workspace()) and delivery_id = :id
                  and status in ('sending', 'unknown', 'unconfirmed') and claimed_by = :node and attempts = :attempt
                """);
        for (Settlement.Failed one : failed) {
            String details = one.details();
            bind(batch, one.claim())
                    .bind("now", now)
                    .bind("code", one.code())
                    .bind("details", details == null ? null : sealer.seal(details, DeliverySeals.ERROR_TEXT))
                    .add();
        }
        execute(batch);
        failed.forEach(one -> failures.heed(handle, sealer, one.deliveryId(), one.code(), now));
    }

    /** The rows first: a campaign that is paused by them is changed last, as a webhook's report of a failure does it. */
    private void halted(Handle handle, Sealer sealer, List<Settlement.Halted> halted, Instant now) {
        again(
                handle,
                halted.stream()
                        .map(one -> new Settlement.Again(one.claim(), null, false))
                        .toList(),
                now);
        halted.forEach(one -> failures.heed(handle, sealer, one.deliveryId(), one.code(), now));
    }

    private void campaignHalted(Handle handle, List<Settlement.CampaignHalted> halted, Instant now) {
        again(
                handle,
                halted.stream()
                        .map(one -> new Settlement.Again(one.claim(), null, false))
                        .toList(),
                now);
        halted.forEach(one -> halts.pauseCampaign(handle, one.campaignId(), one.halt(), now));
    }

    /**
     * Only what is still that claim's: another node may have found it too old, and a person had it sent again, whose message may
     * be under way. The campaign is locked against a cancellation under way, after which nothing may be queued any more.
     */
    private static void again(Handle handle, List<Settlement.Again> again, Instant now) {
        PreparedBatch batch = handle.prepareBatch("""
                with home as (
                  select c.status from campaign c
                  where c.workspace_id = (select current_workspace()) and c.campaign_id = (
                      select d.campaign_id from delivery d
                      where d.workspace_id = (select current_workspace()) and d.delivery_id = :id)
                  for share)
                update delivery d
                set status = (case home.status when 'cancelled' then 'cancelled' else 'queued' end)::delivery_status,
                    status_at = :now, due_at = coalesce(:due::timestamptz, d.due_at), sent_at = null,
                    attempts = d.attempts - :uncounted,
                    claimed_by = null, claim_expires_at = null, revision = revision + 1
                from home
                where d.workspace_id = (select current_workspace()) and d.delivery_id = :id
                  and d.status in ('sending', 'unknown') and d.claimed_by = :node and d.attempts = :attempt
                """);
        for (Settlement.Again one : again) {
            bind(batch, one.claim())
                    .bind("now", now)
                    .bind("due", one.dueAt())
                    .bind("uncounted", one.counted() ? 0 : 1)
                    .add();
        }
        execute(batch);
    }

    private static void inDoubt(Handle handle, List<Settlement.InDoubt> inDoubt, Instant now) {
        PreparedBatch batch = handle.prepareBatch("""
                update delivery
                set status = 'unknown', status_at = :now, claim_expires_at = null
                where workspace_id = (select current_workspace()) and delivery_id = :id and status = 'sending'
                  and claimed_by = :node and attempts = :attempt
                """);
        inDoubt.forEach(one -> bind(batch, one.claim()).bind("now", now).add());
        execute(batch);
    }

    private static PreparedBatch bind(PreparedBatch batch, Settlement.Held claim) {
        return batch.bind("id", claim.deliveryId()).bind("node", claim.node()).bind("attempt", claim.attempt());
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
