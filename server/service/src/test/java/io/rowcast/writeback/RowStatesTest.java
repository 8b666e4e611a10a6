package io.rowcast.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowcast.audience.Address;
import io.rowcast.delivery.DeliveryStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a row shows that a campaign and its follow-ups send to. */
class RowStatesTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void a_follow_up_that_waits_or_does_not_leave_hides_nothing_and_one_that_has_left_is_shown() {
        assertThat(shown(step(DeliveryStatus.QUEUED), main(DeliveryStatus.READ)))
                .isEqualTo("Read");
        assertThat(shown(step(DeliveryStatus.SKIPPED), main(DeliveryStatus.FAILED)))
                .isEqualTo("Failed");
        assertThat(shown(step(DeliveryStatus.CANCELLED), main(DeliveryStatus.DELIVERED)))
                .isEqualTo("Delivered");
        assertThat(shown(step(DeliveryStatus.QUEUED), step(DeliveryStatus.DELIVERED), main(DeliveryStatus.READ)))
                .as("the second waits, the first has left")
                .isEqualTo("Delivered");
        assertThat(shown(step(DeliveryStatus.ACCEPTED), main(DeliveryStatus.READ)))
                .isEqualTo("Sending");
    }

    @Test
    void a_cancelled_campaign_shows_itself_and_not_its_follow_up() {
        assertThat(shown(step(DeliveryStatus.SKIPPED), main(DeliveryStatus.CANCELLED)))
                .isEqualTo("Cancelled");
    }

    private static String shown(ShownDelivery... newestFirst) {
        RowState state = RowStates.of(List.of(newestFirst), ZoneId.of("UTC")).getFirst();
        assertThat(state.told()).as("all are told").hasSize(newestFirst.length);
        return state.cells().get(StatusColumn.STATUS) instanceof CellValue.Text text ? text.text() : "";
    }

    private static ShownDelivery main(DeliveryStatus status) {
        return delivery(status, false);
    }

    private static ShownDelivery step(DeliveryStatus status) {
        return delivery(status, true);
    }

    private static ShownDelivery delivery(DeliveryStatus status, boolean followUp) {
        return new ShownDelivery(
                "key00002",
                UUID.randomUUID(),
                UUID.randomUUID(),
                2,
                1,
                Address.of("+447400000002"),
                "GB",
                status,
                NOON,
                null,
                null,
                followUp,
                null);
    }
}
