package io.rowcast.sandbox.whatsapp;

/**
 * What goes wrong with webhooks on purpose; all of it happens with Meta's (facts section 7).
 *
 * @param duplicate every webhook is posted twice
 * @param duplicateOneIn one webhook in so many is posted twice; 0 for none
 * @param reorder neighbouring updates change places
 * @param batch how many waiting updates one webhook may carry, 1 to 1,000
 * @param delayMs how long each update is held back
 * @param loseOneIn one webhook in so many does not arrive at first, and comes by a later try; 0 for none
 */
record WebhookFaults(boolean duplicate, int duplicateOneIn, boolean reorder, int batch, long delayMs, int loseOneIn) {
    static final WebhookFaults NONE = new WebhookFaults(false, 0, false, 1, 0, 0);

    WebhookFaults {
        if (batch < 1 || batch > 1_000) {
            throw new WrongControlException("batch is " + batch + "; give 1 to 1000, Meta's own bound");
        }
        if (duplicateOneIn < 0 || loseOneIn < 0 || delayMs < 0) {
            throw new WrongControlException("duplicateOneIn, loseOneIn and delayMs must not be below 0");
        }
    }
}
