package io.rowcast.conversation;

import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.ProblemType;
import io.rowcast.workspace.SourceUnavailableException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words for what conversations refuse. */
final class ConversationProblems {
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private ConversationProblems() {}

    static Problem noSuchConversation() {
        return new Problem(
                ProblemType.NOT_FOUND,
                "There is no such conversation.",
                "Nothing with this id is in this workspace. Reload the list of conversations.");
    }

    static Problem rowWithoutMessage() {
        return new Problem(
                ProblemType.NOT_FOUND,
                "There is no conversation for this row.",
                "No campaign has a message for it yet. Send one, then look again.");
    }

    static Problem noLongerKept() {
        return new Problem(
                ProblemType.NOT_FOUND,
                "This message was sent long ago.",
                "Its words are not kept any more. Use a new Idempotency-Key for a new message.");
    }

    static Problem noSuchFile() {
        return new Problem(
                ProblemType.NOT_FOUND,
                "There is no such file.",
                "The message has none, or it is not here; the message says why.");
    }

    static Problem keyMissing() {
        return new Problem(
                ProblemType.IDEMPOTENCY_KEY_MISSING,
                "The header Idempotency-Key is missing.",
                "Send a text of your choice, a new one for each message, so that a repeated request sends no second.");
    }

    static Problem refused(Answering.Outcome refusal) {
        return switch (refusal) {
            case Answering.Outcome.NoSuchConversation none -> noSuchConversation();
            case Answering.Outcome.KeyReused reused ->
                new Problem(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key came before with another message.",
                        "Use a new key for a new message.");
            case Answering.Outcome.NoSuchMedia none ->
                new Problem(
                        ProblemType.NOT_FOUND,
                        "There is no such file.",
                        "No file " + none.media() + " was uploaded to this workspace. Upload it, then send again.");
            case Answering.Outcome.WindowClosed closed -> windowClosed(closed.closedAt());
            case Answering.Outcome.Suppressed suppressed ->
                new Problem(
                        ProblemType.RECIPIENT_SUPPRESSED,
                        "This person wants no messages.",
                        suppressed.reason()
                                + (suppressed.template()
                                        ? " They get no template. Take them off the do-not-send list if they asked for it."
                                        : " You can answer when they write again."));
            case Answering.Outcome.NotAgreed not ->
                new Problem(
                        ProblemType.NO_CONSENT,
                        "This person has not agreed to get such messages.",
                        "The workspace sends them to people only who have agreed. Record that they have, or write in your own words"
                                + " when they have written to you.");
            case Answering.Outcome.TemplateNotSendable template ->
                new Problem(
                        ProblemType.TEMPLATE_NOT_SENDABLE,
                        "The template cannot be sent.",
                        template.because() + " Choose another template.");
            case Answering.Outcome.Wrong wrong ->
                new Problem(
                        ProblemType.MESSAGE_WRONG,
                        "The message cannot be sent as it is.",
                        String.join(" ", wrong.faults().values()),
                        wrong.faults().entrySet().stream()
                                .filter(fault -> !fault.getKey().isEmpty())
                                .map(ConversationProblems::part)
                                .toList());
            case Answering.Outcome.Written written ->
                throw new IllegalArgumentException("nothing is wrong with " + written);
        };
    }

    private static Problem.Part part(Map.Entry<String, String> fault) {
        return new Problem.Part("/values/" + fault.getKey(), fault.getValue());
    }

    private static Problem windowClosed(@Nullable Instant closedAt) {
        return new Problem(
                ProblemType.WINDOW_CLOSED,
                "The 24 hours for free answers are over.",
                (closedAt == null
                                ? "This person has not written to you yet."
                                : "They ended on " + DAY_AND_TIME.format(closedAt) + ".")
                        + " Send a template instead: WhatsApp delivers other messages only within 24 hours of a person's own.");
    }

    static Problem whatsapp(SourceUnavailableException e) {
        return e.refused()
                ? new Problem(
                        ProblemType.WHATSAPP_REFUSED,
                        "WhatsApp refused the request.",
                        e.getMessage() + " Have the operator check the sender's access token.")
                : new Problem(
                        ProblemType.WHATSAPP_UNAVAILABLE,
                        "WhatsApp does not answer.",
                        "Nothing was sent. Try again in a minute.");
    }
}
