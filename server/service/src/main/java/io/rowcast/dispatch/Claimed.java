package io.rowcast.dispatch;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a claim brought for one campaign.
 *
 * @param exhausted whether nothing more of the campaign is due now
 */
record Claimed(SendingCampaign campaign, List<Claim> claims, boolean exhausted) {
    /** With what was claimed of the same campaign next. */
    Claimed and(Claimed next) {
        return new Claimed(
                campaign, Stream.concat(claims.stream(), next.claims.stream()).toList(), next.exhausted);
    }
}
