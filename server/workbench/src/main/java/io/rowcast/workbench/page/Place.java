package io.rowcast.workbench.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One cell as {@code 'Contacts'!B7} names it; rows and columns count from 1. */
record Place(String tab, int row, int column) {
    private static final Pattern CELL = Pattern.compile(
            "(?:'(?<quoted>(?:[^']|'')*)'|(?<plain>[^'!]+))!" + "(?<letters>[A-Z]{1,3})(?<row>[1-9]\\d{0,7})");

    static Place of(String a1) {
        Matcher found = CELL.matcher(a1);
        if (!found.matches()) {
            throw new IllegalArgumentException("not a cell of a tab: " + a1);
        }
        String quoted = found.group("quoted");
        String tab = quoted == null ? found.group("plain") : quoted.replace("''", "'");
        int column = found.group("letters").chars().reduce(0, (number, letter) -> number * 26 + letter - 'A' + 1);
        return new Place(tab, Integer.parseInt(found.group("row")), column);
    }
}
