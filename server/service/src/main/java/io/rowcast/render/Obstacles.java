package io.rowcast.render;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a template cannot be sent from a sheet, in words for the user. */
final class Obstacles {
    static final String NO_BODY = "Meta gave no body text for it; fetch the templates again.";

    private Obstacles() {}

    /** Statuses of facts 3; one that we do not know is not sendable, as Meta's list is not complete. */
    static Optional<String> ofStatus(String status, String rejectedReason) {
        return switch (status) {
            case "APPROVED" -> Optional.empty();
            case "PENDING" -> Optional.of("Meta is still reviewing it; try again when it is approved.");
            case "IN_APPEAL" -> Optional.of("Meta rejected it and the appeal is still open.");
            case "REJECTED" ->
                Optional.of("Meta rejected it" + reason(rejectedReason) + "; edit it in WhatsApp Manager.");
            case "PAUSED" ->
                Optional.of("Meta paused it because recipients disliked it; it comes back by itself after some hours.");
            case "DISABLED" -> Optional.of("Meta disabled it" + reason(rejectedReason) + "; make a new template.");
            case "PENDING_DELETION", "DELETED" -> Optional.of("It was deleted in WhatsApp Manager.");
            case "ARCHIVED" ->
                Optional.of("It was not used for a year and is archived; bring it back in WhatsApp Manager.");
            case "LIMIT_EXCEEDED" ->
                Optional.of("The account has more templates than Meta allows; delete some in WhatsApp Manager.");
            default ->
                Optional.of("Its status at Meta is " + (status.isEmpty() ? "not known" : status) + ", not APPROVED.");
        };
    }

    private static String reason(String rejectedReason) {
        boolean none = rejectedReason.isEmpty()
                || rejectedReason.equalsIgnoreCase("NONE")
                || rejectedReason.equalsIgnoreCase("DISABLED");
        return none ? "" : " (" + rejectedReason.toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }

    static String ofHeader(String format) {
        return "Its header is of the kind " + words(format) + ", which cannot be filled from a sheet.";
    }

    static final String NO_CARDS = "Meta gave no cards for its carousel; fetch the templates again.";

    static String ofPart(String type) {
        return "It has a part of the kind " + words(type) + ", which cannot be filled from a sheet.";
    }

    static String ofButton(String type, String text) {
        return "Its button" + (text.isEmpty() ? "" : " “" + text + "”") + " is of the kind " + words(type)
                + ", which cannot be filled from a sheet.";
    }

    static Optional<String> ofUrl(Button.Url url) {
        return url.url().gaps().size() > 1
                ? Optional.of("The link of its button “" + url.text() + "” has more than one variable.")
                : Optional.empty();
    }

    static Optional<String> ofGaps(boolean named, Panel panel) {
        List<String> ofHeader =
                panel.header() instanceof Header.Text text ? text.text().gaps() : List.of();
        return Stream.concat(ofHeader.stream(), panel.body().gaps().stream())
                .filter(gap -> !named && !GappedText.isNumber(gap))
                .findFirst()
                .map(gap -> "It has the variable {{" + gap + "}} although its variables are numbered.");
    }

    private static String words(String metas) {
        return switch (metas) {
            case "" -> "unknown";
            case "OTP" -> "one-time password";
            default -> metas.toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
