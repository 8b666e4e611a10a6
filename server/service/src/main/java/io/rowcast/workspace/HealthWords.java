package io.rowcast.workspace;

import io.rowcast.workspace.SenderNote.Severity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What Meta's news of a sender mean to its users, in plain words (facts.md section 8.4). */
final class HealthWords {
    static final String FLAGGED = "quality-flagged";
    static final String NAME = "name-not-approved";
    static final String REINSTATED =
            "WhatsApp has reinstated this account. Campaigns that were paused for it can be resumed.";

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HealthWords() {}

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
