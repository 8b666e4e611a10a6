package io.rowcast.campaign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign has to do with follow-ups.
 *
 * @param step which follow-up of its parent it is; null where it is none
 * @param followUps its own, in their order
 */
record Family(@Nullable Integer step, List<FollowUp> followUps) {}
