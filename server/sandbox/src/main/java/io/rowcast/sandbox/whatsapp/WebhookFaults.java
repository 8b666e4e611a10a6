package io.rowcast.sandbox.whatsapp;

/**
 * What goes wrong with webhooks on purpose; all of it happens with Meta's (facts section 7).
 *
 * @param duplicate every webhook is posted twice
 * @param reorder neighbouring updates change places
 * @param batch how many waiting updates one webhook may carry, 1 to 1,000
 */
record WebhookFaults(boolean duplicate, boolean reorder, int batch) {
    static final WebhookFaults NONE = new WebhookFaults(false, false, 1);

    WebhookFaults {
        if (batch < 1 || batch > 1_000) {
            throw new WrongControlException("batch is " + batch + "; give 1 to 1000, Meta's own bound");
        }
    }
}
