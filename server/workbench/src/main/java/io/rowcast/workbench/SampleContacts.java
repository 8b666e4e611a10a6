package io.rowcast.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sixty contacts, eight of them with the faults that sheets of contacts usually have. Every number is made up. */
final class SampleContacts {
    static final List<String> HEADINGS =
            List.of("First name", "Last name", "Phone", "City", "Order", "Favourite", "Voucher");

    private static final List<String> FIRST_NAMES = List.of(
            "Ada", "Ben", "Clara", "David", "Emma", "Felix", "Grace", "Hugo", "Iris", "Jonas", "Klara", "Liam", "Mia",
            "Noah", "Olivia");
    private static final List<String> LAST_NAMES = List.of(
            "Adams", "Baker", "Carter", "Dixon", "Evans", "Fisher", "Green", "Hughes", "Irving", "James", "Knight",
            "Lewis");
    private static final List<String> CITIES = List.of("London", "Leeds", "Bristol", "Glasgow", "Cardiff");
    private static final List<String> FAVOURITES = List.of("Espresso", "Green tea", "Hot chocolate", "Cold brew");
    private static final int COUNT = 60;

    private SampleContacts() {}

    /** Heading row first; each value as a person types it (an apostrophe keeps a number as text). */
    static List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        for (int i = 0; i < COUNT; i++) {
            rows.add(contact(i));
        }
        spoil(rows);
        return rows;
    }

    private static List<String> contact(int i) {
        String first = FIRST_NAMES.get(i % FIRST_NAMES.size());
        String last = LAST_NAMES.get((i * 5 + i / LAST_NAMES.size()) % LAST_NAMES.size());
        return new ArrayList<>(List.of(
                first,
                last,
                "'+44 7700 900" + (100 + i),
                CITIES.get(i % CITIES.size()),
                "R-" + (20_417 + i * 3),
                FAVOURITES.get(i % FAVOURITES.size()),
                first.substring(0, 2).toUpperCase(Locale.ROOT) + "-" + (1000 + i * 37)));
    }

    private static void spoil(List<List<String>> rows) {
        int phone = 2;
        rows.get(7).set(phone, "447700900106");
        rows.get(12).set(phone, "4.479E+11");
        rows.get(19).set(phone, "'447700900118.0");
        rows.get(24).set(0, "");
        rows.get(31).set(phone, rows.get(30).get(phone));
        rows.get(38).set(phone, "'+44 7700");
        rows.get(45).set(3, "Milton\nKeynes");
        rows.get(52).set(phone, "");
    }
}
