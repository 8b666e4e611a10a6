package io.rowcast.campaign;

import io.rowcast.platform.http.Requests;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Where a page of campaigns ended; callers pass it back as they got it. */
record PageMark(Instant at, UUID id) {
    static PageMark after(Campaign campaign) {
        return new PageMark(campaign.createdAt(), campaign.id());
    }

    /** @throws io.rowcast.platform.http.Problem when it is not one that we gave */
    static PageMark parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("/", 2);
            if (parts.length == 2) {
                return new PageMark(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Said below.
        }
        throw Requests.wrong("after", "expected `next` of the page before, as it came");
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "/" + id).getBytes(StandardCharsets.UTF_8));
    }
}
