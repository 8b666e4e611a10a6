package io.rowcast.campaign;

import java.util.Locale;

/** Where a campaign stands. */
public enum CampaignStatus {
    /** Rows are being put; nothing is sent. */
    DRAFT,
    /** Confirmed, and waiting for its start. */
    SCHEDULED,
    SENDING,
    /** Nothing is claimed until somebody resumes it; it was sending, or waiting for its start. */
    PAUSED,
    /** Every delivery has left or failed. */
    DONE,
    CANCELLED;

    /** As it stands in the database and in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static CampaignStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
