package io.rowcast.privacy;

import io.rowcast.contact.IdentityStore;
import io.rowcast.contact.RecipientId;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Which rows of each table tell of one person, as conditions on the table, with the fingerprints of the person's names as
 * {@code :names} in hexadecimal digits. What has no fingerprint to go by is left out: rows that were held back, and what is on
 * its way to a sheet or from a webhook.
 */
final class PersonRows {
    /** Rows under one of the person's names. */
    static final String NAMED = "recipient_id = any(array(select decode(name, 'hex') from unnest(:names) name))";

    private static final String WITHIN_CONVERSATIONS =
            "conversation_id in (select conversation_id from conversation where workspace_id = (select current_workspace())"
                    + " and " + NAMED + ")";

    /** Rows of the replies under one of them. */
    static final String OF_REPLIES =
            "reply_id in (select reply_id from reply where workspace_id = (select current_workspace()) and " + NAMED
                    + ")";

    /** By table, in the order in which people read them. */
    static final Map<String, String> CONDITIONS = conditions();

    private PersonRows() {}

    /** The fingerprints of all names of the people with these, for the conditions. */
    static Set<String> names(Handle handle, IdentityStore identities, List<RecipientId> some) {
        return identities.of(handle, some).names().stream()
                .map(id -> HexFormat.of().formatHex(id.bytes()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, String> conditions() {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("contact", NAMED);
        conditions.put("consent", NAMED);
        conditions.put("delivery", NAMED);
        conditions.put("reply", NAMED);
        conditions.put("conversation", NAMED);
        conditions.put("hand_message", WITHIN_CONVERSATIONS);
        conditions.put("reply_media", OF_REPLIES);
        conditions.put("suppression", NAMED);
        conditions.put("recipient_rest", NAMED);
        conditions.put("recipient_opening", NAMED);
        return conditions;
    }
}
