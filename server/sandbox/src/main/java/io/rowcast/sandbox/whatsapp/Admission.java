package io.rowcast.sandbox.whatsapp;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Meta holds against a message at once, besides its form (facts sections 10 to 12). */
final class Admission {
    private final Settings settings;

    Admission(Settings settings) {
        this.settings = settings;
    }

    /** Whether the number may send anything now; every request counts, whatever becomes of it. */
    void enter(BusinessNumber number, Instant now) {
        numberRefusal(number).ifPresent(error -> {
            throw error.refused();
        });
        if (number.upgrading()) {
            throw GraphError.of(
                            500,
                            131057,
                            "Account in maintenance mode",
                            "Business Account is in maintenance mode. One reason could be that the account is undergoing a "
                                    + "throughput upgrade.")
                    .refused();
        }
        if (!number.throughput().take(now, perSecond(number))) {
            throw GraphError.of(400, 130429, "Rate limit hit", "Cloud API message throughput has been reached.")
                    .refused();
        }
    }

    /** Which status of a number means which code is our reading; Meta lists both without saying when (facts 4 and 10). */
    private static Optional<GraphError> numberRefusal(BusinessNumber number) {
        return switch (number.status()) {
            case "BANNED" ->
                Optional.of(GraphError.of(403, 131031, "Business Account locked", "The phone number is banned."));
            case "DISCONNECTED", "UNVERIFIED", "MIGRATED", "PENDING" ->
                Optional.of(GraphError.of(400, 133010, "Account not registered", "The account is not registered"));
            case "DELETED" ->
                Optional.of(GraphError.of(400, 33, "Parameter value is not valid", "The phone number was deleted."));
            default -> Optional.empty();
        };
    }

    private int perSecond(BusinessNumber number) {
        Integer set = settings.limits.perSecond();
        return set == null ? number.level().perSecond() : set;
    }

    /** Whether this kind of message may go to this person now. */
    void check(BusinessNumber number, Recipient to, @Nullable Template template, boolean windowOpen, Instant now) {
        number.account().standing().refusal(now, windowOpen).ifPresent(error -> {
            throw error.refused();
        });
        boolean numberOnly = template != null && template.category().equals("AUTHENTICATION");
        if (numberOnly && to.kind() == Recipient.Kind.USER_ID) {
            throw GraphError.of(
                            400,
                            131062,
                            "Business-scoped User ID (BSUID) recipients are not supported for this message",
                            "Business-scoped User ID (BSUID) recipients are not supported for this message.")
                    .refused();
        }
        if (template == null && !windowOpen && to.kind() != Recipient.Kind.GROUP) {
            throw GraphError.of(
                            400,
                            131047,
                            "Re-engagement message",
                            "Message failed to send because more than 24 hours have passed since the customer last replied to "
                                    + "this number.")
                    .refused();
        }
    }

    /** Takes the message from the allowances of the pair and of the portfolio, or refuses it. */
    void count(BusinessNumber number, Phone phone, boolean windowOpen, Instant now) {
        if (settings.limits.pair() && !phone.takeFromPairRate(now)) {
            throw pairLimit().refused();
        }
        Limits.OverLimit over = settings.limits.overMessagingLimit();
        if (over.refused() && !reaches(number, phone, windowOpen, now)) {
            throw GraphError.of(
                            400,
                            over.code(),
                            "Spam rate limit hit",
                            "Message failed to send because there are restrictions on how many messages can be sent from this "
                                    + "phone number.")
                    .refused();
        }
    }

    /** What becomes of a message that was taken, though its person is one too many. */
    Optional<Failure> laterRefusal(ChatMessage.Outbound message, Phone phone) {
        Limits.OverLimit over = settings.limits.overMessagingLimit();
        boolean reached = over.refused() || reaches(message.number(), phone, message.windowOpen(), message.at());
        return reached ? Optional.empty() : Optional.of(Failure.overMessagingLimit(over.code()));
    }

    /** False when the person is one more than the portfolio may write to outside their windows. */
    private boolean reaches(BusinessNumber number, Phone phone, boolean windowOpen, Instant now) {
        Portfolio portfolio = number.account().portfolio();
        int most = settings.limits.messagingLimit() ? portfolio.tier().people() : Integer.MAX_VALUE;
        boolean counts = !windowOpen && phone.owner().kind() != Recipient.Kind.GROUP;
        return !counts || portfolio.reached().take(phone.owner().id(), now, most);
    }

    static GraphError pairLimit() {
        return GraphError.of(
                400,
                131056,
                "(Business Account, Consumer Account) pair rate limit hit",
                "Message failed to send because there were too many messages sent from this phone number to the same phone "
                        + "number in a short period of time.");
    }
}
