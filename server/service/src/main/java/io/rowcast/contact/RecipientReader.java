package io.rowcast.contact;

import io.rowcast.audience.CellText;
import io.rowcast.audience.PhoneReader;
import io.rowcast.audience.PhoneReading;
import io.rowcast.audience.UserId;
import org.jspecify.annotations.Nullable;

/** Reads numbers and user ids as people write them. */
public final class RecipientReader {
    /** Reads numbers that say their country; which region is meant makes no difference to them. */
    private static final PhoneReader ABROAD = new PhoneReader("GB");

    private final @Nullable PhoneReader home;

    /**
     * @param region ISO 3166 region of numbers without a country code; null where such cannot be read
     * @throws IllegalArgumentException when there is no such region
     */
    public RecipientReader(@Nullable String region) {
        this.home = region == null ? null : new PhoneReader(region);
    }

    public PhoneReading read(String shown) {
        String text = CellText.trim(shown);
        if (UserId.fits(text)) {
            UserId person = new UserId(text);
            return new PhoneReading.Read(person, person.region(), null);
        }
        if (home != null) {
            return home.read(shown);
        }
        return text.startsWith("+")
                ? ABROAD.read(shown)
                : new PhoneReading.Unreadable(
                        "phone-country",
                        CellText.quote(shown) + " does not say its country.",
                        "Write the number with its plus sign and country code, as +44 7400 123456, or choose a country.");
    }
}
