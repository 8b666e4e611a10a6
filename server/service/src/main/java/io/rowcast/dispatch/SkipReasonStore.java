package io.rowcast.dispatch;

import io.rowcast.delivery.DeliverySeals;
import io.rowcast.platform.crypto.Sealer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Says of skipped deliveries why they are not sent, within the transaction that skipped them. */
final class SkipReasonStore {
    private SkipReasonStore() {}

    /** @param reasons in words for the user, by delivery */
    static void give(Handle handle, Sealer sealer, Map<UUID, String> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        List<UUID> ids = new ArrayList<>(reasons.keySet());
        handle.createUpdate("""
                        update delivery d set error_text = decode(r.reason, 'hex')
                        from unnest(:ids, :reasons) as r (id, reason)
                        where d.workspace_id = (select current_workspace()) and d.delivery_id = r.id
                        """)
                .bindArray("ids", UUID.class, ids)
                .bindArray(
                        "reasons",
                        String.class,
                        ids.stream()
                                .map(reasons::get)
                                .map(reason -> HexFormat.of().formatHex(sealer.seal(reason, DeliverySeals.ERROR_TEXT)))
                                .toList())
                .execute();
    }
}
