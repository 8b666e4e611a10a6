package io.rowcast.audience;

import org.jspecify.annotations.Nullable;

/** What a cell of the recipient column holds. */
public sealed interface PhoneReading {
    /**
     * Exactly one valid number, or a user id.
     *
     * @param region ISO 3166 region of the number or user id, {@code 001} where it belongs to none
     * @param repair what the sheet had spoilt and how it was read, in words; null where nothing was
     */
    record Read(Address address, String region, @Nullable String repair) implements PhoneReading {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "read as of " + region;
        }
    }

    /** No number, or more than one way to read it. */
    record Unreadable(String code, String message, String fix) implements PhoneReading {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "unreadable: " + code;
        }
    }
}
