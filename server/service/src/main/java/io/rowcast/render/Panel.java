package io.rowcast.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Header, body and buttons: a message has them, and so has each card of a carousel.
 *
 * @param card number of the card, from 0; null for the message itself
 */
record Panel(@Nullable Integer card, @Nullable Header header, GappedText body, List<Button> buttons) {
    Panel {
        buttons = List.copyOf(buttons);
    }

    InputKey keys() {
        return InputKey.of(card);
    }

    /** The body with these values. */
    String bodyText(Values values) {
        return body.fill(gap -> values.shown(keys().body(gap)));
    }

    /** The text header with these values; empty where there is none. */
    String headerText(Values values) {
        return header instanceof Header.Text text ? text.text().fill(gap -> values.shown(keys().header(gap))) : "";
    }
}
