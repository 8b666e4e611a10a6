package io.rowcast.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is coming, as the API shows it. */
record UpcomingView(List<Item> items) {
    /**
     * Something that is coming.
     *
     * @param kind the type of its schedule, or {@code follow-up}
     * @param at null where that depends on people or on new rows; so are {@code local} and {@code offset}
     * @param rows null where that is not known before
     * @param words for the user
     */
    record Item(
            UUID campaignId,
            String name,
            String kind,
            @Nullable Instant at,
            @Nullable String local,
            String zone,
            @Nullable String offset,
            @Nullable Integer rows,
            String status,
            String words) {}
}
