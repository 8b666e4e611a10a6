package io.rowcast.sandbox.whatsapp;

/**
 * How long things take, in milliseconds, each counted from the step before it. The defaults are what a person who watches a
 * phone expects; Meta documents none of them.
 *
 * @param answerMs from the request to Meta's HTTP answer
 * @param replyMs from reading to the answer of a person who answers
 * @param retryMs the first pause between two tries of a webhook after the one that follows at once; it doubles (facts
 *     section 7: "retried at once, then less and less often")
 */
record Pace(long answerMs, long sentMs, long deliveredMs, long readMs, long replyMs, long retryMs) {
    static final Pace REALISTIC = new Pace(120, 400, 900, 2_500, 3_000, 1_000);

    Pace {
        if (Math.min(Math.min(answerMs, sentMs), Math.min(deliveredMs, readMs)) < 0 || replyMs < 0 || retryMs < 0) {
            throw new WrongControlException("a delay of the pace is below 0; give milliseconds from 0");
        }
    }
}
