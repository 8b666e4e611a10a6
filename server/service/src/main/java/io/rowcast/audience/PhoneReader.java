package io.rowcast.audience;

import io.rowcast.audience.PhoneReading.Read;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads phone numbers as sheets show them, the spoilt ones included, when exactly one reading is valid, and Meta's user
 * ids. Thread-safe.
 */
public final class PhoneReader {
    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[/;|,&\\n\\r]+|\\s+or\\s+");

    private final DigitReader digits;

    /**
     * @param defaultRegion ISO 3166 region of numbers without a country code
     * @throws IllegalArgumentException when there is no such region
     */
    public PhoneReader(String defaultRegion) {
        this.digits = new DigitReader(new NumberingPlan(defaultRegion));
    }

    /** Reads one cell. */
    public PhoneReading read(String shown) {
        if (CellText.isBlank(shown)) {
            return PhoneProblems.missing();
        }
        if (CellText.isFormulaError(shown)) {
            return PhoneProblems.formulaError(shown);
        }
        if (UserId.isSurely(CellText.trim(shown))) {
            UserId person = new UserId(CellText.trim(shown));
            return new Read(person, person.region(), null);
        }
        return switch (SheetNumber.undo(PhoneText.plain(shown))) {
            case SheetNumber.Rounded ignored -> PhoneProblems.rounded(shown);
            case SheetNumber.Exact exact -> readOneOrMore(shown, exact);
        };
    }

    private PhoneReading readOneOrMore(String shown, SheetNumber.Exact exact) {
        List<Read> each = Stream.of(BETWEEN_NUMBERS.split(exact.text()))
                .map(part -> readOne(shown, part))
                .flatMap(reading -> reading instanceof Read read ? Stream.of(read) : Stream.of())
                .toList();
        long numbers = each.stream().map(Read::address).distinct().count();
        if (each.size() > 1) {
            return numbers == 1 ? each.getFirst() : PhoneProblems.several(shown, numbers);
        }
        PhoneReading whole = readOne(shown, exact.text());
        return exact.spoilt() && whole instanceof Read read ? Repair.ofFormat(read) : whole;
    }

    private PhoneReading readOne(String shown, String text) {
        Optional<String> stranger = PhoneText.strangerIn(text);
        return stranger.isPresent() ? PhoneProblems.stranger(shown, stranger.get()) : digits.read(shown, text);
    }
}
