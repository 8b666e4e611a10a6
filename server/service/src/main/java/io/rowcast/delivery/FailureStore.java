package io.rowcast.delivery;

import io.rowcast.contact.Suppression;
import io.rowcast.contact.SuppressionStore;
import io.rowcast.platform.crypto.Sealer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What follows from a failed message for others than its own row: for its recipient, its template, its sender. Within the
 * caller's transaction and workspace; the same failure twice is the same as once.
 */
public final class FailureStore {
    /** What a failed delivery belongs to. */
    private record Failed(
            UUID senderId,
            byte[] recipientId,
            byte[] recipient,
            String wabaId,
            String template,
            String language,
            boolean marketing) {}

    private final SuppressionStore suppressions = new SuppressionStore();
    private final HaltStore halts = new HaltStore();
    private final DeliveryLedgerStore deliveries = new DeliveryLedgerStore();

    /** Heeds the code with which Meta refused a delivery, or told later that it had failed. */
    public void heed(Handle handle, Sealer sealer, UUID deliveryId, int code, Instant now) {
        MetaError error = MetaError.of(code);
        if (concernsOthers(error.consequence())) {
            find(handle, deliveryId).ifPresent(failed -> heed(handle, sealer, failed, error, now));
        }
    }

    /** The same for a webhook's report of a message, once the ledger has it; what is not ours is let pass. */
    public void heed(Handle handle, Sealer sealer, MessageId messageId, int code, Instant now) {
        MetaError error = MetaError.of(code);
        if (concernsOthers(error.consequence())) {
            deliveries
                    .byWamid(handle, messageId)
                    .flatMap(delivery -> find(handle, delivery.deliveryId()))
                    .ifPresent(failed -> heed(handle, sealer, failed, error, now));
        }
    }

    private static boolean concernsOthers(Consequence consequence) {
        return switch (consequence) {
            case Consequence.FailRow fail -> false;
            case Consequence.TryLater later -> false;
            case Consequence.InDoubt doubt -> false;
            case Consequence.RestRecipient rest -> true;
            case Consequence.SuppressRecipient suppress -> true;
            case Consequence.PauseTemplate pause -> true;
            case Consequence.StopSender stop -> true;
        };
    }

    private void heed(Handle handle, Sealer sealer, Failed failed, MetaError error, Instant now) {
        switch (error.consequence()) {
            case Consequence.RestRecipient rest -> rest(handle, failed, rest.time(), now);
            case Consequence.SuppressRecipient suppress ->
                suppressions.suppress(
                        handle,
                        sealer,
                        Suppression.by(
                                suppress.byPreference() ? Suppression.Source.META_PREFERENCE : Suppression.Source.ERROR,
                                sealer.open(failed.recipient(), DeliverySeals.RECIPIENT),
                                now));
            case Consequence.PauseTemplate pause ->
                halts.pauseTemplate(
                        handle, failed.wabaId(), failed.template(), failed.language(), error.halt(pause.halt()), now);
            case Consequence.StopSender stop ->
                halts.pauseSender(handle, failed.senderId(), error.halt(Halt.SENDER_REFUSED), now);
            case Consequence.FailRow fail -> {}
            case Consequence.TryLater later -> {}
            case Consequence.InDoubt doubt -> {}
        }
    }

    /** Only marketing is held back from people who get much of it (facts.md section 11). */
    private static void rest(Handle handle, Failed failed, Duration time, Instant now) {
        if (!failed.marketing()) {
            return;
        }
        handle.createUpdate("""
                        insert into recipient_rest (workspace_id, recipient_id, rests_until)
                        values ((select current_workspace()), :recipient, :until)
                        on conflict (workspace_id, recipient_id) do update
                        set rests_until = greatest(recipient_rest.rests_until, excluded.rests_until)
                        """)
                .bind("recipient", failed.recipientId())
                .bind("until", now.plus(time))
                .execute();
    }

    private static Optional<Failed> find(Handle handle, UUID deliveryId) {
        return handle.createQuery("""
                        select d.sender_id, d.recipient_id, d.recipient, s.waba_id, c.template_name, c.template_language,
                               coalesce(c.template_category = 'MARKETING', false) as marketing
                        from delivery d
                        join campaign c on c.workspace_id = d.workspace_id and c.campaign_id = d.campaign_id
                        join sender s on s.workspace_id = d.workspace_id and s.sender_id = d.sender_id
                        where d.workspace_id = (select current_workspace()) and d.delivery_id = :id and d.recipient is not null
                        """)
                .bind("id", deliveryId)
                .map((row, context) -> new Failed(
                        row.getObject("sender_id", UUID.class),
                        row.getBytes("recipient_id"),
                        row.getBytes("recipient"),
                        row.getString("waba_id"),
                        row.getString("template_name"),
                        row.getString("template_language"),
                        row.getBoolean("marketing")))
                .findOne();
    }
}
