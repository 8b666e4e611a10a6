package io.rowcast.dispatch;

import io.rowcast.timing.EvenPace;
import io.rowcast.timing.When;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The pace of drips, within the claim's transaction: claims of one campaign follow each other by its row here. */
final class DripStore {
    private static final Instant LONG_AGO = Instant.EPOCH;

    /**
     * What a claim may take.
     *
     * @param rows how many
     * @param place of the first of them
     */
    record Turn(int rows, Instant place) {}

    /** What may leave now: nothing outside the window, nor before the next row's place in time. */
    Turn turn(Handle handle, UUID campaign, When.Drip drip, Instant now) {
        if (drip.window().openFrom(now).isAfter(now)) {
            return new Turn(0, now);
        }
        EvenPace pace = EvenPace.of(drip.rowsPerHour());
        Instant place = pace.place(lock(handle, campaign), now);
        return new Turn(pace.come(place, now), place);
    }

    private static @Nullable Instant lock(Handle handle, UUID campaign) {
        handle.createUpdate("""
                        insert into drip_pace (workspace_id, campaign_id, next_at)
                        values ((select current_workspace()), :campaign, :longAgo)
                        on conflict do nothing
                        """)
                .bind("campaign", campaign)
                .bind("longAgo", LONG_AGO)
                .execute();
        return handle.createQuery("""
                        select next_at from drip_pace
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                        for update
                        """)
                .bind("campaign", campaign)
                .map((row, context) -> row.getTimestamp(1).toInstant())
                .one();
    }

    /** @param rows that leave for the first time; a row that is tried again has had its place */
    void take(Handle handle, UUID campaign, When.Drip drip, Turn turn, int rows) {
        handle.createUpdate("""
                        update drip_pace set next_at = :next
                        where workspace_id = (select current_workspace()) and campaign_id = :campaign
                        """)
                .bind("campaign", campaign)
                .bind("next", EvenPace.of(drip.rowsPerHour()).after(turn.place(), rows))
                .execute();
    }
}
