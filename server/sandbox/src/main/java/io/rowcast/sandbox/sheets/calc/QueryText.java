package io.rowcast.sandbox.sheets.calc;

import io.rowcast.sandbox.sheets.grid.A1;
import io.rowcast.sandbox.sheets.grid.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The language of QUERY as far as counting by a column needs it (developers.google.com/chart/interactive/docs/querylanguage):
 * select, where, group by, order by, limit, label.
 */
final class QueryText {
    private static final Pattern WORD =
            Pattern.compile("\\s*('[^']*'|\"[^\"]*\"|[A-Za-z_]\\w*|\\d+(?:\\.\\d+)?|<=|>=|<>|!=|[=<>(),*])");

    private final List<String> words = new ArrayList<>();
    private final int width;
    private final int firstColumn;
    private int at;

    private QueryText(String text, int width, int firstColumn) {
        this.width = width;
        this.firstColumn = firstColumn;
        Matcher matcher = WORD.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            words.add(matcher.group(1));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw FailedException.value();
        }
    }

    /**
     * A column of the data, or a number made of it.
     *
     * @param function count, sum, avg, max or min; empty for the column itself
     */
    record Column(String function, int index) {}

    /** A condition on a row. */
    sealed interface Where {
        record All(List<Where> parts) implements Where {}

        record Any(List<Where> parts) implements Where {}

        record Not(Where inner) implements Where {}

        /** The mark is =, !=, &lt;&gt;, &lt;, &gt;, &lt;=, &gt;=, contains, starts, ends, or null for "is null". */
        record Compared(int column, String mark, @Nullable Value with) implements Where {}
    }

    /** One of the columns that order. */
    record Order(Column column, boolean descending) {}

    /**
     * A query.
     *
     * @param where null for every row
     * @param limit -1 for none
     */
    record Query(
            List<Column> select,
            @Nullable Where where,
            List<Integer> groupBy,
            List<Order> orderBy,
            int limit,
            Map<Column, String> labels) {}

    /**
     * Reads a query.
     *
     * @param firstColumn of the range that is queried, whose letters name columns; -1 when only Col1, Col2 ... do
     * @throws FailedException #VALUE! when it cannot be read, as Sheets shows
     */
    static Query parse(String text, int width, int firstColumn) {
        return new QueryText(text, width, firstColumn).query();
    }

    private Query query() {
        List<Column> select = takes("select") ? columns() : everything();
        Where where = takes("where") ? any() : null;
        List<Integer> groupBy = new ArrayList<>();
        if (takes("group")) {
            expect("by");
            columns().forEach(column -> groupBy.add(column.index()));
        }
        List<Order> orderBy = takes("order") ? orders() : List.of();
        int limit = takes("limit") ? Integer.parseInt(take()) : -1;
        Map<Column, String> labels = takes("label") ? labels() : Map.of();
        if (at < words.size()) {
            throw FailedException.value();
        }
        return new Query(select, where, groupBy, orderBy, limit, labels);
    }

    private boolean takes(String word) {
        boolean there = at < words.size() && words.get(at).equalsIgnoreCase(word);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String word) {
        if (!takes(word)) {
            throw FailedException.value();
        }
    }

    private String take() {
        if (at == words.size()) {
            throw FailedException.value();
        }
        return words.get(at++);
    }

    private List<Column> everything() {
        List<Column> all = new ArrayList<>();
        for (int index = 0; index < width; index++) {
            all.add(new Column("", index));
        }
        return all;
    }

    private List<Column> columns() {
        if (takes("*")) {
            return everything();
        }
        List<Column> columns = new ArrayList<>();
        do {
            columns.add(column());
        } while (takes(","));
        return columns;
    }

    private Column column() {
        String word = take();
        if (!takes("(")) {
            return new Column("", index(word));
        }
        Column column = new Column(word.toLowerCase(Locale.ROOT), index(take()));
        expect(")");
        return column;
    }

    private int index(String word) {
        int index = word.matches("Col\\d+")
                ? Integer.parseInt(word.substring(3)) - 1
                : word.matches("[A-Z]{1,3}") && firstColumn >= 0 ? A1.columnIndex(word) - firstColumn : -1;
        if (index < 0 || index >= width) {
            throw FailedException.value();
        }
        return index;
    }

    private List<Order> orders() {
        expect("by");
        List<Order> orders = new ArrayList<>();
        do {
            Column column = column();
            boolean descending = takes("desc");
            if (!descending) {
                takes("asc");
            }
            orders.add(new Order(column, descending));
        } while (takes(","));
        return orders;
    }

    private Map<Column, String> labels() {
        Map<Column, String> labels = new HashMap<>();
        do {
            Column column = column();
            labels.put(column, unquoted(take()));
        } while (takes(","));
        return labels;
    }

    private static String unquoted(String word) {
        return word.substring(1, word.length() - 1);
    }

    private Where any() {
        List<Where> parts = new ArrayList<>();
        do {
            parts.add(all());
        } while (takes("or"));
        return new Where.Any(parts);
    }

    private Where all() {
        List<Where> parts = new ArrayList<>();
        do {
            parts.add(one());
        } while (takes("and"));
        return new Where.All(parts);
    }

    private Where one() {
        if (takes("not")) {
            return new Where.Not(one());
        }
        if (takes("(")) {
            Where inner = any();
            expect(")");
            return inner;
        }
        int column = index(take());
        if (takes("is")) {
            boolean not = takes("not");
            expect("null");
            Where isNull = new Where.Compared(column, "null", null);
            return not ? new Where.Not(isNull) : isNull;
        }
        String mark = take().toLowerCase(Locale.ROOT);
        if (mark.equals("starts") || mark.equals("ends")) {
            expect("with");
        }
        return new Where.Compared(column, mark, literal(take()));
    }

    private static Value literal(String word) {
        if (word.startsWith("'") || word.startsWith("\"")) {
            return new Value.Text(unquoted(word));
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true" -> new Value.Flag(true);
            case "false" -> new Value.Flag(false);
            default -> new Value.Num(Double.parseDouble(word));
        };
    }
}
