package io.rowcast.audience;

import io.rowcast.audience.NumberingPlan.Reading;
import io.rowcast.audience.PhoneReading.Read;

/** Readings that differ from what the cell shows, with the reason in words for the user. */
final class Repair {
    static final String PLUS = "its plus was missing";
    static final String ZERO = "its leading 0 was missing";

    private Repair() {}

    static Read of(Reading reading, String why) {
        return new Read(reading.number(), reading.region(), words(reading.number(), why));
    }

    /** A number that the sheet had formatted as a quantity; a repair that was needed besides says enough. */
    static Read ofFormat(Read read) {
        return read.repair() != null
                ? read
                : new Read(
                        read.address(),
                        read.region(),
                        words(read.address(), "the sheet had formatted it as a quantity"));
    }

    private static String words(Address address, String why) {
        return "Read as " + address.text() + ": " + why + ".";
    }
}
