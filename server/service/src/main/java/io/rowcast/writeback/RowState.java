package io.rowcast.writeback;

import io.rowcast.audience.Address;
import io.rowcast.audience.PhoneNumber;
import io.rowcast.audience.PhoneReader;
import io.rowcast.audience.PhoneReading;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

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
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{5,14}");
    private static final int PLUS = 1;
    /** ITU-T E.164: country codes have one to three digits. */
    private static final int LONGEST_COUNTRY_CODE = 3;

    /** One delivery at one revision. */
    record Told(UUID deliveryId, int revision) {}

    /** Whether a cell of a phone column holds this row's recipient. */
    boolean isAbout(String phone) {
        return phone.equals(recipient.text())
                || isNumberOfRecipient(phone)
                || (new PhoneReader(region).read(phone) instanceof PhoneReading.Read read
                        && read.address().equals(recipient));
    }

    /** A number in a cell has neither plus nor leading zero, and its country code may be in the cell's format only. */
    private boolean isNumberOfRecipient(String phone) {
        String digits = recipient.text();
        int prefix = digits.length() - phone.length();
        return recipient instanceof PhoneNumber
                && NUMBER.matcher(phone).matches()
                && digits.endsWith(phone)
                && prefix >= PLUS
                && prefix <= PLUS + LONGEST_COUNTRY_CODE;
    }

    @Override
    public String toString() {
        return "delivery " + deliveryId + " to " + recipient;
    }
}
