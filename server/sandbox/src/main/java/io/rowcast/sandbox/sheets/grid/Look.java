package io.rowcast.sandbox.sheets.grid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What a cell carries besides its value, in Google's own JSON shapes. The nodes are never changed after they are put here.
 *
 * @param format CellFormat as the user set it
 * @param note a note, never empty
 * @param validation DataValidationRule
 */
public record Look(
        @Nullable ObjectNode format,
        @Nullable String note,
        @Nullable ObjectNode validation) {
    public static final Look PLAIN = new Look(null, null, null);

    public Look withFormat(@Nullable ObjectNode other) {
        return new Look(other, note, validation);
    }

    public Look withNote(@Nullable String other) {
        return new Look(format, other == null || other.isEmpty() ? null : other, validation);
    }

    public Look withValidation(@Nullable ObjectNode other) {
        return new Look(format, note, other);
    }
}
