package io.rowcast.render;

import org.jspecify.annotations.Nullable;

/**
 * The keys of a message's inputs, or of one card's.
 *
 * @param prefix empty, or {@code card.2.}
 */
record InputKey(String prefix) {
    static final String EXPIRATION = "offer.expiration";

    /** An authentication template's one input: it fills the body and the button. */
    static final String CODE = "code";

    static InputKey of(@Nullable Integer card) {
        return new InputKey(card == null ? "" : "card." + card + ".");
    }

    String header(String gap) {
        return prefix + "header." + gap;
    }

    String media() {
        return header("media");
    }

    String filename() {
        return header("filename");
    }

    String body(String gap) {
        return prefix + "body." + gap;
    }

    String url(Button.Url button) {
        return button(button, "url");
    }

    String payload(Button.Reply button) {
        return button(button, "payload");
    }

    String coupon(Button.Coupon button) {
        return button(button, "coupon");
    }

    String flowToken(Button.Flow button) {
        return button(button, "flow-token");
    }

    String flowData(Button.Flow button) {
        return button(button, "flow-data");
    }

    String product(Button.Catalog button) {
        return button(button, "product");
    }

    private String button(Button button, String what) {
        return prefix + "button." + button.index() + "." + what;
    }
}
