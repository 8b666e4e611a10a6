package io.rowcast.dispatch;

import java.util.List;

/**
 * What one claim for one campaign brought.
 *
 * @param exhausted whether nothing more of the campaign is due now
 */
record Claimed(SendingCampaign campaign, List<Claim> claims, boolean exhausted) {}
