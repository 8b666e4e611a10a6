package io.rowcast.crash;

/** Where the line can die: between what happens outside and the commit that remembers it. */
enum CommitPoint {
    START_NOT_COMMITTED(1, 80, "a scheduled campaign's time has come, and its start is not committed"),
    LAUNCH_NOT_COMMITTED(1, 80, "the launch is not committed"),
    IN_FLIGHT(1, 80, "requests have left and not arrived"),
    CLAIMED_NOT_LEFT(1, 80, "rows are claimed and wait for their picture, which is on its way to Meta"),
    CLAIM_NOT_COMMITTED(1, 10, "a claim is not committed, in the middle of a campaign"),
    DRAFT_ANSWER_LOST(2, 80, "the draft is committed, and its answer lost"),
    LAUNCH_ANSWER_LOST(2, 80, "the launch is committed, and its answer lost"),
    ANSWER_IN_FLIGHT(2, 80, "Meta took the messages, and the answers have not come"),
    NOT_WRITTEN(2, 80, "all is recorded, and the write to the sheet has not arrived"),
    WRITE_ANSWER_LOST(2, 80, "cells are written, and Google's answer is lost"),
    WEBHOOK_NOT_APPLIED(2, 80, "webhooks are stored and answered, and not applied"),
    IN_THE_MIDDLE(2, 80, "anywhere in a campaign at full speed"),
    CHUNK_NOT_COMMITTED(3, 80, "the second chunk of rows is half inserted"),
    CANCEL_NOT_COMMITTED(3, 5, "a campaign under way is half cancelled"),
    WEBHOOK_ANSWER_LOST(3, 80, "webhooks are stored, and Meta does not hear of it"),
    WEBHOOK_NOT_STORED(3, 80, "webhooks have come and are not committed"),
    ANSWER_NOT_RECORDED(3, 80, "Meta's answers have come and are not committed"),
    BEFORE_CLAIM(4, 80, "a campaign is launched, and nothing claimed"),
    NODE_OF_TWO(5, 20, "the one of two nodes that sends, while it sends"),
    /** In the last round: the next kill lets go what is held. */
    TOLD_TOO_LATE(6, 80, "Meta took the messages, and tells of them only when they are unconfirmed");

    private final int round;
    private final int messagesPerSecond;
    private final String sentence;

    CommitPoint(int round, int messagesPerSecond, String sentence) {
        this.round = round;
        this.messagesPerSecond = messagesPerSecond;
        this.sentence = sentence;
    }

    /** Points of one round are reached one after the other, and left by one kill. */
    int round() {
        return round;
    }

    int messagesPerSecond() {
        return messagesPerSecond;
    }

    String sentence() {
        return sentence;
    }

    Scene scene(Chance chance) {
        return switch (this) {
            case START_NOT_COMMITTED -> PlanningScenes.startNotCommitted();
            case CLAIMED_NOT_LEFT -> SendingScenes.claimedNotLeft();
            case CLAIM_NOT_COMMITTED -> SendingScenes.claimNotCommitted();
            case CHUNK_NOT_COMMITTED -> PlanningScenes.chunkNotCommitted();
            case LAUNCH_NOT_COMMITTED -> PlanningScenes.launchNotCommitted();
            case IN_FLIGHT -> SendingScenes.inFlight(chance);
            case IN_THE_MIDDLE -> SendingScenes.inTheMiddle(chance);
            case DRAFT_ANSWER_LOST -> PlanningScenes.draftAnswerLost();
            case LAUNCH_ANSWER_LOST -> PlanningScenes.launchAnswerLost();
            case ANSWER_IN_FLIGHT -> SendingScenes.answerInFlight(chance);
            case TOLD_TOO_LATE -> new ToldTooLate();
            case NOT_WRITTEN -> SheetScenes.notWritten();
            case WRITE_ANSWER_LOST -> SheetScenes.writeAnswerLost();
            case WEBHOOK_NOT_APPLIED -> WebhookScenes.notApplied();
            case CANCEL_NOT_COMMITTED -> PlanningScenes.cancelNotCommitted();
            case WEBHOOK_ANSWER_LOST -> WebhookScenes.answerLost();
            case WEBHOOK_NOT_STORED -> WebhookScenes.notStored();
            case ANSWER_NOT_RECORDED -> SendingScenes.answerNotRecorded(chance);
            case BEFORE_CLAIM -> SendingScenes.beforeClaim();
            case NODE_OF_TWO -> new TakeOver();
        };
    }

    /** A point of write-back: what happens to its sheet happens to no other campaign. */
    boolean hasSheetOfItsOwn() {
        return this == NOT_WRITTEN || this == WRITE_ANSWER_LOST;
    }

    /** Where chance decides how far a campaign comes, it has more rows. */
    int rows(int usual) {
        return usual * (this == IN_THE_MIDDLE ? 10 : messagesPerSecond < 80 ? 3 : 1);
    }
}
