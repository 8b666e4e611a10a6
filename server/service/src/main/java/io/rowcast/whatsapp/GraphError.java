package io.rowcast.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * Meta's refusal, in the body of an answer (facts 9).
 *
 * @param code what to build on; the HTTP status is not
 * @param message Meta's words
 * @param details Meta's explanation, which may quote the number; null where it gives none
 * @param passing whether Meta calls it transient
 */
record GraphError(int code, String message, @Nullable String details, boolean passing) {
    /** What Meta says most clearly. */
    String explanation() {
        return details == null ? message : details;
    }

    /** Without what it tells of anybody. */
    @Override
    public String toString() {
        return "error " + code;
    }
}
