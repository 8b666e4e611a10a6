package io.rowcast.workbench.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of the campaign. Every row has a key and a phone of its own. A phone's last two digits say how it behaves (the
 * sandbox's README): of each hundred, one fails, some never read, some answer by themselves.
 */
final class Contacts {
    static final String REF = "Ref";
    static final String NAME = "Name";
    static final String PHONE = "Phone";
    static final String CITY = "City";
    static final String NOTE = "Note";
    static final String KEY = "Rowcast key";
    static final List<String> HEADINGS = List.of(REF, NAME, PHONE, CITY, NOTE, KEY);

    private static final List<String> CITIES = List.of("London", "Leeds", "Bristol", "Glasgow", "Cardiff");
    /** From which Meta's answer never comes, which would keep the test for half a minute. */
    private static final int HANGS = 88;

    private Contacts() {}

    /** The tab with its heading, everything as text. */
    static List<List<String>> tab(int rows) {
        List<List<String>> tab = new ArrayList<>();
        tab.add(HEADINGS);
        IntStream.range(0, rows).mapToObj(Contacts::row).forEach(tab::add);
        return tab;
    }

    private static List<String> row(int row) {
        return List.of(
                "r%05d".formatted(row),
                "Name %d".formatted(row % 97),
                "+" + digits(row),
                CITIES.get(row % CITIES.size()),
                "n%05d".formatted(row * 7919 % 100_000),
                key(row));
    }

    static String key(int row) {
        return "key%013d".formatted(row);
    }

    /** The WhatsApp id of a row's person, a valid British mobile number. */
    static String digits(int row) {
        int number = 100_000 + row;
        return "447400%06d".formatted(number % 100 == HANGS ? number + 500_000 - HANGS : number);
    }

    static String city(int number) {
        return CITIES.get(Math.floorMod(number, CITIES.size()));
    }
}
