package io.rowcast.sandbox.sheets.grid;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A1 notation, both ways. */
public final class A1 {
    private static final Pattern CELLS = Pattern.compile(
            "\\$?(?<fromColumn>[A-Za-z]{1,3})?\\$?(?<fromRow>\\d{1,8})?(?<to>:\\$?(?<toColumn>[A-Za-z]{1,3})?\\$?(?<toRow>\\d{1,8})?)?");
    private static final Pattern PLAIN_TITLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern LIKE_A_CELL = Pattern.compile("[A-Za-z]{1,3}\\d+");
    private static final Pattern QUOTED = Pattern.compile("'((?:[^']|'')*)'");

    private A1() {}

    /** What a range means in a book, not cut to the grid; empty when it cannot be parsed or names nothing. */
    public static Optional<Area> resolve(Book book, String range) {
        int mark = titleEnd(range);
        if (mark >= 0) {
            return book.tab(unquoted(range.substring(0, mark)))
                    .flatMap(tab -> within(book, tab, range.substring(mark + 1)));
        }
        if (range.startsWith("'")) {
            return book.tab(unquoted(range)).map(A1::whole);
        }
        return named(book, range)
                .or(() -> cells(book.firstVisible().id(), range))
                .or(() -> book.tab(range).map(A1::whole));
    }

    private static Optional<Area> within(Book book, Tab tab, String rest) {
        return cells(tab.id(), rest).or(() -> named(book, rest));
    }

    private static Optional<Area> named(Book book, String name) {
        return book.namedRanges()
                .filter(one -> one.body().path("name").asText().equalsIgnoreCase(name))
                .map(Placed::area)
                .findFirst();
    }

    private static Area whole(Tab tab) {
        return new Area(tab.id(), Span.ALL, Span.ALL);
    }

    private static Optional<Area> cells(int sheetId, String text) {
        Matcher parts = CELLS.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            return Optional.empty();
        }
        Optional<Integer> fromColumn = column(parts.group("fromColumn"));
        Optional<Integer> fromRow = number(parts.group("fromRow"));
        if (parts.group("to") == null) {
            return fromColumn.isPresent() && fromRow.isPresent()
                    ? Optional.of(new Area(sheetId, one(fromRow.get()), one(fromColumn.get())))
                    : Optional.empty();
        }
        Optional<Integer> toColumn = column(parts.group("toColumn"));
        Optional<Integer> toRow = number(parts.group("toRow"));
        if ((fromColumn.isEmpty() && fromRow.isEmpty()) || (toColumn.isEmpty() && toRow.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new Area(sheetId, span(fromRow, toRow), span(fromColumn, toColumn)));
    }

    private static Span one(int index) {
        return new Span(index, index + 1);
    }

    private static Span span(Optional<Integer> from, Optional<Integer> to) {
        int start = from.orElse(0);
        if (to.isEmpty()) {
            return new Span(start, Span.OPEN);
        }
        return new Span(Math.min(start, to.get()), Math.max(start, to.get()) + 1);
    }

    private static Optional<Integer> number(String digits) {
        return Optional.ofNullable(digits)
                .map(Integer::parseInt)
                .filter(row -> row > 0)
                .map(row -> row - 1);
    }

    private static Optional<Integer> column(String letters) {
        return Optional.ofNullable(letters).map(A1::columnIndex);
    }

    /** 0 for A. */
    public static int columnIndex(String letters) {
        int index = 0;
        for (char letter : letters.toUpperCase(Locale.ROOT).toCharArray()) {
            index = index * 26 + letter - 'A' + 1;
        }
        return index - 1;
    }

    /** A for 0. */
    public static String columnLetters(int index) {
        StringBuilder letters = new StringBuilder();
        for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    /** A range as Google answers it: with quotes only where the title needs them (facts 1.2). */
    public static String print(Tab tab, Area area) {
        String from = columnLetters(area.columns().start()) + (area.rows().start() + 1);
        String to = (area.columns().isOpen() ? "" : columnLetters(area.columns().end() - 1))
                + (area.rows().isOpen() ? "" : area.rows().end());
        String cells = from.equals(to) || to.isEmpty() ? from : from + ":" + to;
        return quoted(tab.title()) + "!" + cells;
    }

    /** A title as it stands before the mark of a range. */
    public static String quoted(String title) {
        boolean plain = PLAIN_TITLE.matcher(title).matches()
                && !LIKE_A_CELL.matcher(title).matches();
        return plain ? title : "'" + title.replace("'", "''") + "'";
    }

    private static String unquoted(String title) {
        Matcher quotes = QUOTED.matcher(title);
        return quotes.matches() ? quotes.group(1).replace("''", "'") : title;
    }

    private static int titleEnd(String range) {
        Matcher quotes = QUOTED.matcher(range);
        if (range.startsWith("'") && quotes.lookingAt()) {
            return quotes.end() < range.length() && range.charAt(quotes.end()) == '!' ? quotes.end() : -1;
        }
        return range.lastIndexOf('!');
    }
}
