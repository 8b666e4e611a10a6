package io.rowcast.audit;

import java.util.Locale;

/** What was done, in the past tense. */
public enum Action {
    CAMPAIGN_LAUNCHED,
    CAMPAIGN_CANCELLED,
    CONTACT_ERASED,
    RETENTION_CHANGED,
    SUPPRESSION_ADDED,
    SUPPRESSION_LIFTED,
    CONSENT_RECORDED,
    CONSENT_RULE_CHANGED,
    OPT_OUT_WORDS_CHANGED,
    LIST_IMPORTED,
    LIST_EXPORTED;

    /** As the database and the API spell it: {@code campaign-launched}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
