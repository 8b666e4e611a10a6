package io.rowcast.sandbox.sheets.calc;

import io.rowcast.sandbox.sheets.grid.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs a query over rows. Nulls meet no comparison; in the result a heading row comes first unless every heading is empty. */
final class QueryRun {
    private final QueryText.Query query;

    private QueryRun(QueryText.Query query) {
        this.query = query;
    }

    /** The rows that a group is made of, and the place of their values in the result. */
    private record Row(List<List<@Nullable Value>> members) {
        @Nullable
        Value value(QueryText.Column column) {
            Stream<@Nullable Value> all = members.stream().map(one -> one.get(column.index()));
            return switch (column.function()) {
                case "" -> members.getFirst().get(column.index());
                case "count" -> new Value.Num(all.filter(Objects::nonNull).count());
                case "sum" -> new Value.Num(sum(all));
                case "avg" -> average(members.stream().map(one -> one.get(column.index())));
                case "max" -> all.filter(Objects::nonNull).max(Values::compare).orElse(null);
                case "min" -> all.filter(Objects::nonNull).min(Values::compare).orElse(null);
                default -> throw FailedException.value();
            };
        }

        private static double sum(Stream<@Nullable Value> values) {
            return values.mapToDouble(value -> value instanceof Value.Num number ? number.number() : 0)
                    .sum();
        }

        private static @Nullable Value average(Stream<@Nullable Value> values) {
            List<Double> numbers = new ArrayList<>();
            values.forEach(value -> {
                if (value instanceof Value.Num number) {
                    numbers.add(number.number());
                }
            });
            return numbers.isEmpty()
                    ? null
                    : new Value.Num(numbers.stream().mapToDouble(one -> one).sum() / numbers.size());
        }
    }

    /**
     * Runs it.
     *
     * @param headers rows of headings in the data; below 0 for guessing: text above numbers is a heading
     * @throws FailedException #N/A when there is nothing to show, not even headings
     */
    static Grid run(Grid data, QueryText.Query query, int headers) {
        int skipped = headers < 0 ? (hasHeading(data) ? 1 : 0) : headers;
        List<List<@Nullable Value>> rows = data.rows()
                .subList(Math.min(skipped, data.rows().size()), data.rows().size());
        List<List<@Nullable Value>> result = new QueryRun(query).rows(rows);
        List<@Nullable Value> headings =
                headings(query, skipped > 0 ? data.rows().getFirst() : List.of());
        if (!headings.stream().allMatch(Values::isEmpty)) {
            result.addFirst(headings);
        }
        if (result.isEmpty()) {
            throw FailedException.notAvailable();
        }
        return new Grid(result);
    }

    private static boolean hasHeading(Grid data) {
        return data.rows().size() > 1
                && data.rows().getFirst().stream().allMatch(Value.Text.class::isInstance)
                && data.rows().get(1).stream().anyMatch(Value.Num.class::isInstance);
    }

    private static List<@Nullable Value> headings(QueryText.Query query, List<@Nullable Value> names) {
        List<@Nullable Value> headings = new ArrayList<>();
        for (QueryText.Column column : query.select()) {
            String name = names.isEmpty() ? "" : Values.text(names.get(column.index()));
            String usual = column.function().isEmpty() ? name : column.function() + " " + name;
            headings.add(new Value.Text(query.labels().getOrDefault(column, usual)));
        }
        return headings;
    }

    private List<List<@Nullable Value>> rows(List<List<@Nullable Value>> data) {
        List<List<@Nullable Value>> kept = new ArrayList<>();
        for (List<@Nullable Value> row : data) {
            QueryText.Where where = query.where();
            boolean isBlank = row.stream().allMatch(Objects::isNull);
            if (where == null ? !isBlank : holds(where, row)) {
                kept.add(row);
            }
        }
        List<List<@Nullable Value>> result = new ArrayList<>();
        Stream<Row> ordered = ordered(groups(kept));
        (query.limit() < 0 ? ordered : ordered.limit(query.limit())).forEach(row -> {
            List<@Nullable Value> shown = new ArrayList<>();
            query.select().forEach(column -> shown.add(row.value(column)));
            result.add(shown);
        });
        return result;
    }

    private Stream<Row> groups(List<List<@Nullable Value>> rows) {
        boolean counting =
                query.select().stream().anyMatch(column -> !column.function().isEmpty());
        if (query.groupBy().isEmpty()) {
            return counting && !rows.isEmpty()
                    ? Stream.of(new Row(rows))
                    : rows.stream().map(row -> new Row(List.of(row)));
        }
        Map<List<@Nullable Value>, List<List<@Nullable Value>>> groups = new LinkedHashMap<>();
        for (List<@Nullable Value> row : rows) {
            List<@Nullable Value> key = new ArrayList<>();
            query.groupBy().forEach(column -> key.add(row.get(column)));
            groups.computeIfAbsent(key, one -> new ArrayList<>()).add(row);
        }
        Comparator<Row> byKey = query.groupBy().stream()
                .map(column -> by(new QueryText.Order(new QueryText.Column("", column), false)))
                .reduce(Comparator::thenComparing)
                .orElseThrow();
        return groups.values().stream().map(Row::new).sorted(byKey);
    }

    private Stream<Row> ordered(Stream<Row> rows) {
        return query.orderBy().stream()
                .map(QueryRun::by)
                .reduce(Comparator::thenComparing)
                .map(rows::sorted)
                .orElse(rows);
    }

    private static Comparator<Row> by(QueryText.Order order) {
        Comparator<Row> ascending =
                (left, right) -> Values.compare(left.value(order.column()), right.value(order.column()));
        return order.descending() ? ascending.reversed() : ascending;
    }

    private static boolean holds(QueryText.Where where, List<@Nullable Value> row) {
        return switch (where) {
            case QueryText.Where.All all -> all.parts().stream().allMatch(part -> holds(part, row));
            case QueryText.Where.Any any -> any.parts().stream().anyMatch(part -> holds(part, row));
            case QueryText.Where.Not not -> !holds(not.inner(), row);
            case QueryText.Where.Compared compared -> holds(compared, row.get(compared.column()));
        };
    }

    private static boolean holds(QueryText.Where.Compared compared, @Nullable Value value) {
        if (compared.mark().equals("null")) {
            return value == null;
        }
        if (value == null || value instanceof Value.Problem) {
            return false;
        }
        String text = Values.text(value);
        String wanted = Values.text(compared.with());
        return switch (compared.mark()) {
            case "contains" -> text.contains(wanted);
            case "starts" -> text.startsWith(wanted);
            case "ends" -> text.endsWith(wanted);
            case "matches" -> text.matches(wanted);
            case "=" -> value.equals(compared.with());
            case "!=", "<>" -> !value.equals(compared.with());
            default -> Evaluation.holds(compared.mark(), Values.compare(value, compared.with()));
        };
    }
}
