package io.rowcast.writeback;

import io.rowcast.audience.Address;
import io.rowcast.audience.PhoneReader;
import io.rowcast.audience.PhoneReading;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one row of the sheet should show: the delivery of the newest campaign that includes it, and its last reply.
 *
 * @param deliveryId the delivery that is shown
 * @param behind whether the sheet is known to lag behind
 * @param recipient whom the message went to; a row that holds another address is not ours to write
 * @param region ISO 3166 region of the campaign, for numbers without a country code
 * @param told every delivery of the row, with the revision that was read; all are told once the row shows this
 */
record RowState(
        String key,
        UUID deliveryId,
        UUID campaignId,
        boolean behind,
        Address recipient,
        String region,
        Map<StatusColumn, CellValue> cells,
        List<Told> told) {
    /** One delivery at one revision. */
    record Told(UUID deliveryId, int revision) {}

    boolean isAbout(String shownPhone) {
        return new PhoneReader(region).read(shownPhone) instanceof PhoneReading.Read read
                && read.address().equals(recipient);
    }

    @Override
    public String toString() {
        return "delivery " + deliveryId + " to " + recipient;
    }
}
