package io.rowcast.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One template as Meta described it.
 *
 * @param id Meta's id
 * @param status Meta's word, as {@code APPROVED}; {@code DELETED} where Meta lists it no more
 * @param definition the JSON object of Meta, as it came; webhooks bring its texts up to date
 * @param quality Meta's word, as {@code GREEN}; null where Meta gave none
 * @param statusReason Meta's word for why it has its status, as {@code INCORRECT_CATEGORY}; null where there is none
 * @param editedAt when its content was first seen changed; null where it never was
 */
public record MirroredTemplate(
        String id,
        String name,
        String language,
        String category,
        String status,
        String definition,
        @Nullable String quality,
        @Nullable String statusReason,
        @Nullable Instant editedAt) {
    static final String DELETED = "DELETED";

    /** The definition with the status and category of now: a webhook may have changed them since the template was mirrored. */
    public String current() {
        return DefinitionWire.current(this);
    }

    MirroredTemplate withStatus(String status, @Nullable String reason) {
        return new MirroredTemplate(id, name, language, category, status, definition, quality, reason, editedAt);
    }

    MirroredTemplate withQuality(String quality) {
        return new MirroredTemplate(id, name, language, category, status, definition, quality, statusReason, editedAt);
    }

    MirroredTemplate withCategory(String category) {
        return new MirroredTemplate(id, name, language, category, status, definition, quality, statusReason, editedAt);
    }

    MirroredTemplate withDefinition(String definition, Instant editedAt) {
        return new MirroredTemplate(id, name, language, category, status, definition, quality, statusReason, editedAt);
    }
}
