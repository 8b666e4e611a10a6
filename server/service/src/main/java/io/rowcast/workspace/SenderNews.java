package io.rowcast.workspace;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Meta's webhooks tell of numbers and their accounts (facts.md section 8.4). Words such as events and decisions are
 * Meta's own, as they came; unknown ones do no harm. Meta names a number by how it is displayed, with any punctuation.
 */
public sealed interface SenderNews {
    /** The WhatsApp Business Account concerned: {@code entry[].id}. */
    String wabaId();

    /**
     * {@code phone_number_quality_update}, save THROUGHPUT_UPGRADE.
     *
     * @param event ONBOARDING; in older payloads FLAGGED, UNFLAGGED, UPGRADE, DOWNGRADE
     * @param limit max_daily_conversations_per_business, else current_limit
     */
    record Quality(String wabaId, String displayPhoneNumber, String event, MessagingLimit limit)
            implements SenderNews {}

    /** {@code phone_number_quality_update} with THROUGHPUT_UPGRADE: 1,000 messages a second from now on. */
    record ThroughputUpgrade(String wabaId, String displayPhoneNumber, MessagingLimit limit) implements SenderNews {}

    /**
     * {@code phone_number_name_update}.
     *
     * @param decision APPROVED, DECLINED, DEFERRED, PENDING
     */
    record Name(
            String wabaId,
            String displayPhoneNumber,
            String decision,
            @Nullable String requestedName,
            @Nullable String rejectionReason)
            implements SenderNews {}

    /**
     * {@code account_update} with ACCOUNT_RESTRICTION.
     *
     * @param displayPhoneNumber the one number that is restricted; null for all of the account
     */
    record AccountRestricted(String wabaId, @Nullable String displayPhoneNumber, List<Restriction> restrictions)
            implements SenderNews {}

    /**
     * One of {@code restriction_info}.
     *
     * @param type such as RESTRICTED_BIZ_INITIATED_MESSAGING
     * @param until null where Meta names no end
     */
    record Restriction(String type, @Nullable Instant until) {}

    /**
     * {@code account_update} with DISABLED_UPDATE.
     *
     * @param state ban_info.waba_ban_state: DISABLE, or SCHEDULE_FOR_DISABLE, after which messages still leave
     * @param date ban_info.waba_ban_date in Meta's own words
     */
    record AccountBanned(
            String wabaId, String state, @Nullable String date) implements SenderNews {}

    /** {@code account_update} with DISABLED_UPDATE and REINSTATE, or ACCOUNT_RECONNECTED. */
    record AccountReinstated(String wabaId) implements SenderNews {}

    /** {@code account_update} with ACCOUNT_DELETED or ACCOUNT_OFFBOARDED. */
    record AccountDeleted(String wabaId) implements SenderNews {}

    /** {@code business_capability_update}. */
    record Capability(String wabaId, MessagingLimit limit) implements SenderNews {}

    /**
     * {@code account_alerts}, and ACCOUNT_VIOLATION of {@code account_update}: something to know, after which messages
     * still leave.
     *
     * @param displayPhoneNumber the one number concerned; null for all of the account
     * @param type alert_type or violation_type
     * @param description alert_description or remediation: Meta's own words, if any
     */
    record Alert(
            String wabaId,
            @Nullable String displayPhoneNumber,
            String type,
            @Nullable String description) implements SenderNews {}
}
