package io.rowcast.campaign;

import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.ProblemType;
import io.rowcast.platform.http.Requests;
import io.rowcast.render.MappingProblem;
import io.rowcast.workspace.SourceUnavailableException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/** The words for what campaigns refuse. */
final class CampaignProblems {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private CampaignProblems() {}

    static Problem noSuchCampaign() {
        return new Problem(
                ProblemType.NOT_FOUND,
                "There is no such campaign.",
                "It was never made with this workspace's key, was discarded, or was a draft for more than 24 hours.");
    }

    static Problem noSuchSender() {
        return new Problem(
                ProblemType.NOT_FOUND, "There is no such sender.", "GET /v1/senders lists the workspace's senders.");
    }

    static Problem rowNotSent(int row) {
        return new Problem(
                ProblemType.NOT_FOUND,
                "Row " + row + " has no message.",
                "It was not put, is empty, or has a problem that the preview lists.");
    }

    static Problem notADraft() {
        return new Problem(
                ProblemType.NOT_A_DRAFT,
                "The campaign is no longer a draft.",
                "It was launched or cancelled; make a new campaign to send other rows.");
    }

    static Problem keyMissing() {
        return new Problem(
                ProblemType.IDEMPOTENCY_KEY_MISSING,
                "The header Idempotency-Key is missing.",
                "Send a text of your choice, a new one for each new campaign, so that a repeated request makes no second.");
    }

    static Problem keyReused() {
        return new Problem(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key came before with another request.",
                "Use a new key for a new campaign.");
    }

    static Problem reportKeyMissing() {
        return new Problem(
                ProblemType.IDEMPOTENCY_KEY_MISSING,
                "The header Idempotency-Key is missing.",
                "Send a text of your choice, a new one for each report, so that a repeated request is no second.");
    }

    static Problem reportKeyReused() {
        return new Problem(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key came before with another report.",
                "Use a new key for a new report.");
    }

    static Problem noSuchTemplate() {
        return notSendable("It is not among the templates of the sender's WhatsApp Business Account.");
    }

    static Problem notSendable(String because) {
        return new Problem(
                ProblemType.TEMPLATE_NOT_SENDABLE,
                "The template cannot be sent.",
                because + " Choose another template.");
    }

    static Problem mappingIncomplete(List<MappingProblem> problems) {
        return new Problem(
                ProblemType.MAPPING_INCOMPLETE,
                "Not every gap of the template can be filled.",
                String.join(" ", problems.stream().map(MappingProblem::message).toList()),
                problems.stream()
                        .map(problem -> new Problem.Part(pointer(problem), problem.message()))
                        .toList());
    }

    private static String pointer(MappingProblem problem) {
        return problem.key().equals("recipientColumn") ? "/recipientColumn" : "/mapping/" + problem.key();
    }

    /** What is wrong with a follow-up of a draft. */
    static Problem ofStep(int step, Problem problem) {
        return new Problem(
                problem.type(),
                problem.title(),
                "Follow-up " + step + ": " + problem.detail(),
                problem.parts().stream()
                        .map(part -> new Problem.Part("/followUps/" + (step - 1) + part.pointer(), part.detail()))
                        .toList());
    }

    static Problem goesWithItsCampaign() {
        return new Problem(
                ProblemType.NOT_A_DRAFT,
                "A follow-up is not launched by itself.",
                "It is launched together with the campaign that it follows.");
    }

    static Problem followUpsNotWith(String because) {
        return new Problem(ProblemType.BAD_REQUEST, "These follow-ups cannot be.", because);
    }

    static Problem chunkDiffers(int chunk) {
        return new Problem(
                ProblemType.CHUNK_DIFFERS,
                "Chunk " + chunk + " was put before with other rows.",
                "Frozen rows do not change: put the rows as another chunk, or make a new draft.");
    }

    static Problem rowRepeated(int row, String key) {
        return new Problem(
                ProblemType.ROW_REPEATED,
                "Row " + row + " or its key was put before.",
                "Each row and each key (here " + key
                        + ") may stand in a campaign once. Give copied rows keys of their own.");
    }

    static Problem outdated() {
        return new Problem(
                ProblemType.CONFIRMATION_OUTDATED,
                "What you confirmed is not what would be sent now.",
                "Rows were added, or the template changed at Meta, after the preview. Look at a new preview and confirm it; "
                        + "if the template changed, make a new campaign.");
    }

    static Problem otherSchedule() {
        return new Problem(
                ProblemType.SCHEDULE_DIFFERS,
                "The rows were read for another schedule.",
                "Times in a column, and new rows, belong to the draft: make a new draft with this schedule, and put its rows.");
    }

    static Problem timesPassed(int rows) {
        return new Problem(
                ProblemType.SCHEDULE_IN_THE_PAST,
                rows == 1
                        ? "The time of 1 row passed more than an hour ago."
                        : "The times of " + rows + " rows passed more than an hour ago.",
                "Nothing was sent. Read the rows again: those whose time has passed are shown then.");
    }

    static Problem nothingToSend() {
        return new Problem(
                ProblemType.NOTHING_TO_SEND,
                "No row can be sent.",
                "The preview lists what is wrong with each row; correct the sheet and make a new campaign.");
    }

    static Problem notCancellable(Campaign campaign) {
        return new Problem(
                ProblemType.NOT_CANCELLABLE,
                "The campaign is " + campaign.status().word() + ".",
                campaign.status() == CampaignStatus.DRAFT
                        ? "Nothing is being sent; discard the draft with DELETE."
                        : "Everything has left; sent messages cannot be called back.");
    }

    static Problem notThen(FirstStart why) {
        return switch (why) {
            case FirstStart.InThePast past ->
                new Problem(
                        ProblemType.SCHEDULE_IN_THE_PAST,
                        "This time has passed.",
                        "It is " + MINUTES.format(past.nowThere()) + " there now. Choose a later time, or send now.");
            case FirstStart.DoesNotExist jump ->
                new Problem(
                        ProblemType.LOCAL_TIME_DOES_NOT_EXIST,
                        "This time does not exist there.",
                        "The clocks go forward from "
                                + MINUTES.format(jump.gap().getDateTimeBefore()) + " to "
                                + MINUTES.format(jump.gap().getDateTimeAfter())
                                + ". Choose a time before or after that.");
            case FirstStart.Never never ->
                new Problem(
                        ProblemType.SCHEDULE_IN_THE_PAST,
                        "There would be no run.",
                        "It ends before its first run. Choose a later end.");
            case FirstStart.CronWrong cron -> Requests.wrong("/schedule/cron", cron.because());
            case FirstStart.Possible possible ->
                throw new IllegalArgumentException("nothing is wrong with " + possible);
        };
    }

    static Problem sheetNotReadable(String because) {
        return new Problem(
                ProblemType.SHEET_NOT_READABLE, "Rowcast could not read the sheet by itself at that time.", because);
    }

    static Problem endsBeforeStart(Launching.Outcome.EndsBeforeStart times) {
        return new Problem(
                ProblemType.END_BEFORE_START,
                "The end does not lie after the start.",
                "It would start at " + times.start().truncatedTo(ChronoUnit.SECONDS) + " and end at "
                        + times.end().truncatedTo(ChronoUnit.SECONDS) + ". Choose a later end, or none.");
    }

    static Problem notRetryable(Campaign campaign) {
        return new Problem(
                ProblemType.NOT_RETRYABLE,
                "The campaign is " + campaign.status().word() + ".",
                switch (campaign.status()) {
                    case DRAFT -> "Nothing was sent yet; launch the draft.";
                    case SCHEDULED -> "Nothing was sent yet; wait for its start.";
                    case CANCELLED -> "Send the rest first, if it is to go on; failed rows can be tried again then.";
                    case SENDING, PAUSED, DONE -> "Load it again.";
                });
    }

    static Problem noRest(Campaign campaign) {
        return new Problem(
                ProblemType.NO_REST,
                "There is no rest to send.",
                "The campaign is " + campaign.status().word()
                        + ": no row of it was left unsent by its end or a cancellation, and no first rows wait for a decision.");
    }

    static Problem cannotGoOn(String because) {
        return new Problem(ProblemType.NOT_RESUMABLE, "The campaign cannot go on yet.", because);
    }

    /** Asks a question that may have to go to Meta. */
    static <T> T askingWhatsApp(Supplier<T> question) {
        try {
            return question.get();
        } catch (SourceUnavailableException e) {
            throw whatsapp(e);
        }
    }

    private static Problem whatsapp(SourceUnavailableException e) {
        return e.refused()
                ? new Problem(
                        ProblemType.WHATSAPP_REFUSED,
                        "WhatsApp refused the request.",
                        e.getMessage() + " Have the operator check the sender's access token.")
                : new Problem(
                        ProblemType.WHATSAPP_UNAVAILABLE,
                        "WhatsApp does not answer.",
                        "Nothing was changed. Try again in a minute.");
    }
}
