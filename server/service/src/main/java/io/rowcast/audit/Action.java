package io.rowcast.audit;

import java.util.Locale;

/** What was done, in the past tense. */
public enum Action {
    CAMPAIGN_LAUNCHED,
    CAMPAIGN_CANCELLED,
    CONTACT_ERASED,
    MESSAGE_WRITTEN,
    RETENTION_CHANGED,
    SUPPRESSION_LIFTED;

    /** As the database and the API spell it: {@code campaign-launched}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
