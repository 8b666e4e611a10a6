package io.rowcast.campaign;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Which rows' times the clocks change, within the caller's transaction. */
final class ClockStore {
    /** How many rows that go have a warning of this code. */
    int warned(Handle handle, UUID campaign, String code) {
        return handle.createQuery("""
                        select count(*) from campaign_row_problem
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                          and not blocks and :code = any (codes)
                        """)
                .bind("campaign", campaign)
                .bind("code", code)
                .mapTo(Integer.class)
                .one();
    }
}
