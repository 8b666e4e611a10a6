package io.rowcast.render;

import java.time.Instant;
import java.util.UUID;

/** What stands in one gap. */
sealed interface Value {
    /** What people see of it. */
    String shown();

    record Text(String shown) implements Value {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "a text";
        }
    }

    /** A file that was uploaded to us; people see its name, if anything. */
    record File(UUID media, String shown) implements Value {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "file " + media;
        }
    }

    /**
     * An amount of money.
     *
     * @param shown what is seen where the recipient's phone does not write it in its own way
     * @param currency ISO 4217
     * @param thousandths the amount by 1,000, as Meta takes it (facts 2.5)
     */
    record Money(String shown, String currency, long thousandths) implements Value {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "an amount";
        }
    }

    /** A date and time; Meta shows the text as it is (facts 2.5). */
    record DateTime(String shown) implements Value {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "a time";
        }
    }

    /** When an offer ends. */
    record End(String shown, Instant at) implements Value {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "an end";
        }
    }
}
