package io.rowcast.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sixty contacts, eight of them with the faults that sheets of contacts usually have. The numbers stand beside the example number of
 * libphonenumber for British mobiles: valid, and sent to nobody but the sandbox.
 */
final class SampleContacts {
    private static final List<String> HEADINGS =
            List.of("First name", "Last name", "Phone", "City", "Order", "Arrives", "Voucher");
    private static final int FIRST_NAME = 0;
    private static final int PHONE = 2;
    private static final int ARRIVES = 5;

    private static final List<String> FIRST_NAMES = List.of(
            "Ada", "Ben", "Clara", "David", "Emma", "Felix", "Grace", "Hugo", "Iris", "Jonas", "Klara", "Liam", "Mia",
            "Noah", "Olivia");
    private static final List<String> LAST_NAMES = List.of(
            "Adams", "Baker", "Carter", "Dixon", "Evans", "Fisher", "Green", "Hughes", "Irving", "James", "Knight",
            "Lewis", "Morgan");
    private static final List<String> CITIES = List.of("London", "Leeds", "Bristol", "Glasgow", "Cardiff");
    private static final List<String> DAYS = List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday");
    private static final int COUNT = 60;

    /** The sandbox's people behave by their number's last two digits: these answer, tap, only receive, or are not there. */
    private static final Map<Integer, String> ENDINGS = Map.of(4, "191", 10, "192", 16, "190", 28, "194");

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
        return new ArrayList<>(List.of(
                first,
                LAST_NAMES.get(i % LAST_NAMES.size()),
                "'+44 7400 123" + ENDINGS.getOrDefault(i, String.valueOf(100 + i)),
                CITIES.get(i % CITIES.size()),
                "R-" + (20_417 + i * 3),
                DAYS.get(i * 7 % DAYS.size()),
                first.substring(0, 2).toUpperCase(Locale.ROOT) + "-" + (1000 + i * 37)));
    }

    private static void spoil(List<List<String>> rows) {
        rows.get(7).set(PHONE, "447400123106");
        rows.get(12).set(PHONE, "4.474E+11");
        rows.get(19).set(PHONE, "'447400123118.0");
        rows.get(24).set(FIRST_NAME, "");
        rows.get(31).set(PHONE, rows.get(30).get(PHONE));
        rows.get(38).set(PHONE, "'+44 7400");
        rows.get(45).set(ARRIVES, "Friday\nafternoon");
        rows.get(52).set(PHONE, "");
    }
}
