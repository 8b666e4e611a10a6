package io.rowcast.sandbox.whatsapp;

/**
 * What Meta's reviewers make of new and edited templates.
 *
 * @param outcome APPROVED or REJECTED, at once; PENDING leaves templates unreviewed
 * @param reason why they are rejected, in Meta's words
 * @param category the category that they find the template to be of; empty for the one it asks for
 */
record Review(String outcome, String reason, String category) {
    static final Review APPROVES = new Review("APPROVED", "INVALID_FORMAT", "");

    boolean waits() {
        return outcome.equals("PENDING");
    }
}
