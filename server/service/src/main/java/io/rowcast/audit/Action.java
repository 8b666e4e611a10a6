package io.rowcast.audit;

import java.util.Locale;

/** What was done, in the past tense. */
public enum Action {
    /** A member began to work in the workspace. */
    SIGNED_IN,
    WORKSPACE_MADE,
    MEMBER_INVITED,
    INVITATION_WITHDRAWN,
    MEMBER_JOINED,
    MEMBER_ROLE_CHANGED,
    MEMBER_REMOVED,
    KEY_ISSUED,
    KEY_REVOKED,
    CAMPAIGN_LAUNCHED,
    CAMPAIGN_CANCELLED,
    CONTACT_ERASED,
    CONTACT_EXPORTED,
    MESSAGE_WRITTEN,
    RETENTION_CHANGED,
    SUPPRESSION_ADDED,
    SUPPRESSION_LIFTED,
    CONSENT_RECORDED,
    CONSENT_RULE_CHANGED,
    OPT_OUT_WORDS_CHANGED,
    LIST_IMPORTED,
    LIST_EXPORTED,
    WORKSPACE_EXPORTED;

    /** As the database and the API spell it: {@code campaign-launched}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
