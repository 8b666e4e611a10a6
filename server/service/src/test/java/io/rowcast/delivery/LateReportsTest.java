package io.rowcast.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.platform.crypto.Sealer;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of an earlier try of a message that is tried again. */
class LateReportsTest {
    private final Campaigns campaigns = new Campaigns();
    private final Sending campaign = campaigns.sending("+447400000001");
    private final DeliveryLedgerStore ledger = new DeliveryLedgerStore();

    @AfterEach
    void close() {
        campaigns.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_failure_that_is_reported_again_does_not_take_a_retried_row_out_of_the_queue(boolean withOurId) {
        retriedAfter("wamid.1");
        reports("wamid.1", DeliveryStatus.FAILED, withOurId);
        reports("wamid.1", DeliveryStatus.SENT, withOurId);
        assertThat(campaigns.statuses(campaign)).containsExactly("queued");
        stands("sending");
        reports("wamid.1", DeliveryStatus.FAILED, withOurId);
        assertThat(campaigns.statuses(campaign)).containsExactly("sending");
        assertThat(campaigns.strings(campaign, "select claim_expires_at::text from delivery"))
                .as("the claim still ends")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_message_that_arrived_after_all_is_not_sent_again(boolean withOurId) {
        retriedAfter("wamid.1");
        reports("wamid.1", DeliveryStatus.DELIVERED, withOurId);
        assertThat(campaigns.statuses(campaign)).containsExactly("delivered");
    }

    @Test
    void a_report_of_the_new_try_counts_before_its_answer() {
        retriedAfter("wamid.1");
        stands("sending");
        reports("wamid.2", DeliveryStatus.FAILED, true);
        assertThat(campaigns.statuses(campaign)).containsExactly("failed");
        reports("wamid.2", DeliveryStatus.DELIVERED, false);
        assertThat(campaigns.statuses(campaign)).as("it is known by the new id").containsExactly("delivered");
    }

    @Test
    void a_failure_of_the_old_try_is_no_failure_of_the_new_one() {
        retriedAfter("wamid.1");
        stands("sending");
        reports("wamid.2", DeliveryStatus.SENT, true);
        reports("wamid.1", DeliveryStatus.FAILED, true);
        assertThat(campaigns.statuses(campaign)).containsExactly("sent");
        reports("wamid.2", DeliveryStatus.FAILED, true);
        assertThat(campaigns.statuses(campaign)).containsExactly("failed");
    }

    @Test
    void what_was_called_off_before_it_was_sent_again_counts_as_arrived_when_it_has() {
        campaigns.arrange(campaign, "update delivery set status = 'cancelled' where campaign_id = :campaign");
        reports("wamid.1", DeliveryStatus.FAILED, true);
        assertThat(campaigns.statuses(campaign)).containsExactly("cancelled");
        reports("wamid.1", DeliveryStatus.DELIVERED, true);
        assertThat(campaigns.statuses(campaign)).containsExactly("delivered");
    }

    @Test
    void one_batch_with_every_step_is_one_move() {
        stands("sending");
        UUID id = campaigns.deliveries(campaign).getFirst();
        campaigns.database.<Void, RuntimeException>inWorkspace(campaign.workspace(), handle -> {
            ledger.record(
                    handle,
                    List.of(
                            report(id, "wamid.1", DeliveryStatus.SENT),
                            report(id, "wamid.1", DeliveryStatus.READ),
                            report(id, "wamid.1", DeliveryStatus.DELIVERED)));
            return null;
        });
        assertThat(campaigns.strings(campaign, "select from_status || '>' || to_status from delivery_move"))
                .containsExactly("sending>read");
    }

    private void retriedAfter(String wamid) {
        stands("sending");
        reports(wamid, DeliveryStatus.FAILED, true);
        campaigns.change(campaign, "update delivery set status = 'queued' where campaign_id = :campaign");
    }

    private void stands(String status) {
        campaigns.arrange(
                campaign,
                "update delivery set status = '" + status
                        + "', claim_expires_at = now() where campaign_id = :campaign");
    }

    private void reports(String wamid, DeliveryStatus status, boolean withOurId) {
        UUID id = withOurId ? campaigns.deliveries(campaign).getFirst() : null;
        campaigns.database.<Void, RuntimeException>inWorkspace(campaign.workspace(), handle -> {
            ledger.record(handle, List.of(report(id, wamid, status)));
            return null;
        });
    }

    private DeliveryLedgerStore.Report report(@Nullable UUID id, String wamid, DeliveryStatus status) {
        Sealer sealer = campaigns.sealers.of(campaign.workspace());
        return new DeliveryLedgerStore.Report(
                id, MessageId.of(sealer, wamid), StatusReport.of(status, campaigns.clock.instant()));
    }
}
