package io.rowcast.render;

import org.jspecify.annotations.Nullable;

/**
 * A gap of a message that a column, a fixed text or an uploaded file must fill.
 *
 * @param key stable within the template: {@code header.1}, {@code header.media}, {@code body.1}, {@code body.first_name},
 *     {@code button.0.url}, {@code card.2.header.media}, {@code offer.expiration}, {@code code}
 * @param label for people, as {@code {{1}}} or {@code first_name}
 * @param example Meta's example of the template
 * @param optional true where it may be left out
 */
public record TemplateInput(
        String key,
        Part part,
        Kind kind,
        String label,
        @Nullable String example,
        boolean optional) {
    /** Where in the message. */
    public enum Part {
        HEADER,
        BODY,
        BUTTON,
        CARD,
        OFFER
    }

    /** What it takes. */
    public enum Kind {
        TEXT,
        IMAGE,
        VIDEO,
        DOCUMENT,
        AUDIO,
        LATITUDE,
        LONGITUDE,
        URL_SUFFIX,
        PAYLOAD,
        COUPON_CODE,
        FLOW_TOKEN,
        FLOW_DATA,
        PRODUCT_ID,
        EXPIRATION,
        CODE;

        /** Whether a file fills it. */
        public boolean isFile() {
            return switch (this) {
                case IMAGE, VIDEO, DOCUMENT, AUDIO -> true;
                case TEXT,
                        LATITUDE,
                        LONGITUDE,
                        URL_SUFFIX,
                        PAYLOAD,
                        COUPON_CODE,
                        FLOW_TOKEN,
                        FLOW_DATA,
                        PRODUCT_ID,
                        EXPIRATION,
                        CODE -> false;
            };
        }
    }
}
