package io.rowcast.workspace;

import io.rowcast.delivery.Halt;
import io.rowcast.workspace.SenderNote.Severity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Meta's news of a sender mean to its users, in plain words (facts.md section 8.4). */
final class HealthWords {
    static final String FLAGGED = "quality-flagged";
    static final String NAME = "name-not-approved";
    static final String REINSTATED =
            "WhatsApp has reinstated this account. Campaigns that were paused for it can be resumed.";

    static final String NOT_CHECKED = "not-checked";

    private static final String QUALITY_LOW = "quality-low";
    private static final String QUALITY_MEDIUM = "quality-medium";
    private static final String NUMBER_BANNED = "number-banned";
    private static final String NUMBER_DELETED = "number-deleted";
    private static final String NUMBER_LIMITED = "number-limited";
    private static final String NUMBER_NOT_CONNECTED = "number-not-connected";

    /** Notes that go when Meta, asked for the number's state, gives no cause for them any more. */
    static final List<String> OF_STATE = List.of(
            FLAGGED,
            NAME,
            NOT_CHECKED,
            QUALITY_LOW,
            QUALITY_MEDIUM,
            NUMBER_BANNED,
            NUMBER_DELETED,
            NUMBER_LIMITED,
            NUMBER_NOT_CONNECTED);

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HealthWords() {}

    /** Meta's rating has fallen to its lowest: more of the same would cost the number its limit, or itself. */
    static Halt qualityDrop() {
        return new Halt(
                Halt.QUALITY_DROP,
                "WhatsApp rates this number's quality as low now: many people block or report it. The rows not sent yet are"
                        + " kept. Look at whom and what you send; then resume the campaign, or cancel it.");
    }

    /** What the number's own state gives cause to know; their codes are {@link #OF_STATE}. */
    static List<SenderNote> ofState(NumberState state, Instant now) {
        List<SenderNote> notes = new ArrayList<>();
        ofQuality(state.qualityRating(), now).ifPresent(notes::add);
        ofStatus(state.status(), now).ifPresent(notes::add);
        ofNameStatus(state.nameStatus(), now).ifPresent(notes::add);
        return notes;
    }

    private static Optional<SenderNote> ofQuality(String rating, Instant now) {
        return switch (rating) {
            case "RED" ->
                warning(
                        QUALITY_LOW,
                        "This number's quality is low: many people block or report it. Send only what people have asked"
                                + " for, or WhatsApp will lower its limit.",
                        now);
            case "YELLOW" ->
                Optional.of(new SenderNote(
                        QUALITY_MEDIUM,
                        Severity.INFO,
                        "This number's quality is medium: some people block or report it.",
                        now,
                        null));
            default -> Optional.empty();
        };
    }

    private static Optional<SenderNote> ofStatus(String status, Instant now) {
        return switch (status) {
            case "BANNED" ->
                stop(NUMBER_BANNED, "WhatsApp has banned this number. Appeal in Business Support Home.", now);
            case "DELETED" -> stop(NUMBER_DELETED, "This number was deleted at WhatsApp. Connect another number.", now);
            case "FLAGGED" -> Optional.of(flagged(now));
            case "RESTRICTED", "RATE_LIMITED" ->
                warning(
                        NUMBER_LIMITED,
                        "WhatsApp limits this number at present. See WhatsApp Manager for the reason.",
                        now);
            case "DISCONNECTED", "PENDING", "UNVERIFIED", "MIGRATED" ->
                warning(
                        NUMBER_NOT_CONNECTED,
                        "This number is not connected to the Cloud API (" + status
                                + "). Ask your administrator to register it in WhatsApp Manager.",
                        now);
            default -> Optional.empty();
        };
    }

    private static Optional<SenderNote> ofNameStatus(@Nullable String nameStatus, Instant now) {
        return "DECLINED".equals(nameStatus) || "EXPIRED".equals(nameStatus)
                ? warning(
                        NAME,
                        "WhatsApp has not approved this number's display name. Choose another in WhatsApp Manager.",
                        now)
                : Optional.empty();
    }

    /** Meta could not be asked. */
    static SenderNote notChecked(String why, Instant now) {
        return new SenderNote(
                NOT_CHECKED, Severity.WARNING, "The number's state could not be asked for. " + why, now, null);
    }

    private static Optional<SenderNote> warning(String code, String message, Instant now) {
        return Optional.of(new SenderNote(code, Severity.WARNING, message, now, null));
    }

    private static Optional<SenderNote> stop(String code, String message, Instant now) {
        return Optional.of(new SenderNote(code, Severity.STOP, message, now, null));
    }

    static SenderNote flagged(Instant now) {
        return new SenderNote(
                FLAGGED,
                Severity.WARNING,
                "People block or report this number often, so WhatsApp has flagged it and may lower its limit."
                        + " Send only what people have asked for, and check the templates.",
                now,
                null);
    }

    static Optional<SenderNote> name(SenderNews.Name news, Instant now) {
        String reason = news.rejectionReason();
        String why = reason == null || reason.equals("NONE") ? "" : " WhatsApp's reason: " + reason + ".";
        return switch (news.decision()) {
            case "DECLINED", "REJECTED" ->
                Optional.of(new SenderNote(
                        NAME,
                        Severity.WARNING,
                        "WhatsApp has not approved the display name" + asked(news) + "." + why
                                + " Choose another in WhatsApp Manager.",
                        now,
                        null));
            default -> Optional.empty();
        };
    }

    private static String asked(SenderNews.Name news) {
        return news.requestedName() == null ? "" : " \"" + news.requestedName() + "\"";
    }

    /** Empty where sending is not concerned: calls, more numbers. */
    static Optional<SenderNote> restricted(SenderNews.AccountRestricted news, Instant now) {
        List<SenderNews.Restriction> ofSending = news.restrictions().stream()
                .filter(one -> one.type().contains("BIZ_INITIATED_MESSAGING")
                        || one.type().contains("BUSINESS_INITIATED_MESSAGING"))
                .toList();
        if (ofSending.isEmpty()) {
            return Optional.empty();
        }
        Instant until = ofSending.stream().map(SenderNews.Restriction::until).anyMatch(Objects::isNull)
                ? null
                : ofSending.stream()
                        .map(SenderNews.Restriction::until)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        return Optional.of(new SenderNote(
                SenderNote.RESTRICTED,
                Severity.STOP,
                "WhatsApp has restricted this account: it may not begin conversations"
                        + (until == null ? "." : " until " + DAY_AND_TIME.format(until) + ".")
                        + " See Business Support Home for the reason, then resume the campaign.",
                now,
                until));
    }

    static SenderNote banned(SenderNews.AccountBanned news, Instant now) {
        boolean soon = news.state().equals("SCHEDULE_FOR_DISABLE");
        String when = news.date() == null ? "" : " on " + news.date();
        return soon
                ? new SenderNote(
                        "sender-to-be-banned",
                        Severity.WARNING,
                        "WhatsApp will disable this account" + when + ". Appeal in Business Support Home before then.",
                        now,
                        null)
                : new SenderNote(
                        SenderNote.BANNED,
                        Severity.STOP,
                        "WhatsApp has disabled this account" + when + ". Appeal in Business Support Home.",
                        now,
                        null);
    }

    static SenderNote accountDeleted(Instant now) {
        return new SenderNote(
                SenderNote.DELETED,
                Severity.STOP,
                "The WhatsApp account of this number was deleted or disconnected. Connect the number again.",
                now,
                null);
    }

    static SenderNote alert(SenderNews.Alert news, Instant now) {
        String words = news.description();
        return new SenderNote(
                "alert-" + news.type().toLowerCase(Locale.ROOT).replace('_', '-'),
                Severity.WARNING,
                words != null ? words : "WhatsApp alerts: " + news.type() + ". See WhatsApp Manager.",
                now,
                null);
    }
}
