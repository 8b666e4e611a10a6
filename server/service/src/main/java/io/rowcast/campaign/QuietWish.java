package io.rowcast.campaign;

import io.rowcast.timing.QuietHours;
import org.jspecify.annotations.Nullable;

/**
 * The quiet hours that somebody wants for a campaign.
 *
 * @param own whether they are the campaign's own; else the workspace's
 * @param hours null for none
 */
record QuietWish(boolean own, @Nullable QuietHours hours) {
    static final QuietWish USUAL = new QuietWish(false, null);

    @Nullable
    QuietHours or(@Nullable QuietHours workspaces) {
        return own ? hours : workspaces;
    }
}
