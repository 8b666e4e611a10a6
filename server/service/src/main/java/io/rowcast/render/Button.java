package io.rowcast.render;

/** A button of a template; {@code index} counts all of them from 0, as sends do (facts 2.5). */
sealed interface Button {
    int index();

    String text();

    /** Opens an address, with at most one gap in it. */
    record Url(int index, String text, GappedText url) implements Button {
        boolean hasGap() {
            return !url.gaps().isEmpty();
        }

        String fill(String suffix) {
            return url.fill(gap -> suffix);
        }
    }

    /** Answers with its text, and with a payload for us where one was given. */
    record Reply(int index, String text) implements Button {}

    /** Calls a number. */
    record Phone(int index, String text, String number) implements Button {}

    /** Copies an offer code; Meta writes its text. */
    record Coupon(int index, String text) implements Button {}

    /** Opens a flow: a form within WhatsApp. */
    record Flow(int index, String text) implements Button {}

    /** Opens the business's catalog. */
    record Catalog(int index, String text) implements Button {}

    /** Copies a one-time password or hands it to an app: the code goes here once more (facts 2.5). */
    record Code(int index, String text) implements Button {}

    /** One that a sheet cannot fill. {@code kind} is Meta's word in upper case. */
    record Other(int index, String text, String kind) implements Button {}
}
