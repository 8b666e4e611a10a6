package io.rowcast.audience;

import io.rowcast.audience.NumberingPlan.Reading;
import io.rowcast.audience.PhoneReading.Read;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides which number the digits of a cell are. */
final class DigitReader {
    private final NumberingPlan plan;

    DigitReader(NumberingPlan plan) {
        this.plan = plan;
    }

    /**
     * @param shown the cell as it is, for the words
     * @param text its digits, with punctuation and perhaps a plus
     */
    PhoneReading read(String shown, String text) {
        String digits = PhoneText.digits(text);
        return PhoneText.hasPlus(text) ? withPlus(shown, digits) : withoutPlus(shown, digits);
    }

    private PhoneReading withPlus(String shown, String digits) {
        Optional<Reading> international = plan.international(digits);
        return international.isPresent() ? asWritten(international.get()) : onlyOneOf(shown, behindPlus(digits));
    }

    private Map<String, Optional<Reading>> behindPlus(String digits) {
        if (!digits.startsWith("0")) {
            return Map.of();
        }
        Map<String, Optional<Reading>> guesses = new LinkedHashMap<>();
        guesses.put("it has a plus although it is without a country code", plan.national(digits));
        guesses.put("it has zeros in front of the country code", plan.international(withoutZeros(digits)));
        return guesses;
    }

    private PhoneReading withoutPlus(String shown, String digits) {
        Optional<Reading> here = plan.national(digits);
        if (here.isEmpty()) {
            return onlyOneOf(shown, guesses(digits));
        }
        Optional<Reading> lostPlus = plan.international(digits)
                .filter(other -> !other.number().equals(here.get().number()));
        return lostPlus.isPresent() ? either(shown, digits, here.get(), lostPlus.get()) : here(digits, here.get());
    }

    /**
     * Valid here as well as with a plus in front. A number without a plus is of the default region, that is what the default
     * region is for; but a sheet takes plus and leading 0 away from numbers, and WhatsApp lives on mobile phones. So a mobile
     * number is preferred to a landline of the same country, and every other doubt is the user's to decide.
     */
    private static PhoneReading either(String shown, String digits, Reading here, Reading lostPlus) {
        boolean home = lostPlus.region().equals(here.region());
        if (here.mobile() == lostPlus.mobile()) {
            boolean doubtful = home || (here.mobile() && lostZero(digits, here));
            return doubtful ? ambiguous(shown, here, lostPlus) : hereThough(digits, here, lostPlus);
        }
        if (here.mobile()) {
            return here(digits, here);
        }
        return home ? Repair.of(lostPlus, Repair.PLUS) : ambiguous(shown, here, lostPlus);
    }

    private static PhoneReading here(String digits, Reading here) {
        return lostZero(digits, here) ? Repair.of(here, Repair.ZERO) : asWritten(here);
    }

    private static PhoneReading hereThough(String digits, Reading here, Reading lostPlus) {
        return here.mobile()
                ? Repair.of(here, "with a plus it would be a number of " + lostPlus.region())
                : here(digits, here);
    }

    private static boolean lostZero(String digits, Reading here) {
        return here.zeroFirst() && !digits.startsWith("0");
    }

    private static Read asWritten(Reading reading) {
        return new Read(reading.number(), reading.region(), null);
    }

    private static PhoneReading ambiguous(String shown, Reading one, Reading other) {
        return PhoneProblems.ambiguous(shown, List.of(one.number(), other.number()));
    }

    private Map<String, Optional<Reading>> guesses(String digits) {
        Map<String, Optional<Reading>> guesses = new LinkedHashMap<>();
        guesses.put(Repair.PLUS, plan.international(digits));
        guesses.put("it is written as dialled from " + plan.region() + " to abroad", plan.dialledAbroad(digits));
        if (digits.startsWith("0")) {
            guesses.put("it has zeros in place of the plus", plan.international(withoutZeros(digits)));
        } else {
            guesses.put(Repair.ZERO, plan.national("0" + digits));
        }
        return guesses;
    }

    private static String withoutZeros(String digits) {
        return digits.replaceFirst("^0+", "");
    }

    private PhoneReading onlyOneOf(String shown, Map<String, Optional<Reading>> guesses) {
        Map<PhoneNumber, Read> readings = new LinkedHashMap<>();
        guesses.forEach((why, guess) ->
                guess.ifPresent(reading -> readings.putIfAbsent(reading.number(), Repair.of(reading, why))));
        return switch (readings.size()) {
            case 0 -> PhoneProblems.invalid(shown, plan.region());
            case 1 -> readings.values().iterator().next();
            default -> PhoneProblems.ambiguous(shown, List.copyOf(readings.keySet()));
        };
    }
}
