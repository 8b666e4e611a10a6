package io.rowcast.privacy;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which rows of each table tell of one person, as conditions on the table, with the fingerprints of the person's names as
 * {@code :names} in hexadecimal digits. What has no fingerprint to go by is left out: rows that were held back, and what is on
 * its way to a sheet or from a webhook.
 */
final class PersonRows {
    /** Rows under one of the person's names. */
    static final String NAMED = "recipient_id = any(array(select decode(name, 'hex') from unnest(:names) name))";

    /** By table, in the order in which people read them. */
    static final Map<String, String> CONDITIONS = conditions();

    private PersonRows() {}

    private static Map<String, String> conditions() {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("delivery", NAMED);
        conditions.put("reply", NAMED);
        conditions.put("suppression", NAMED);
        conditions.put("recipient_rest", NAMED);
        conditions.put("recipient_opening", NAMED);
        return conditions;
    }
}
