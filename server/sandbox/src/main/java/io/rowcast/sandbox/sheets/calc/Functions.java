package io.rowcast.sandbox.sheets.calc;

import io.rowcast.sandbox.sheets.grid.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The functions that the sandbox knows; any other shows #NAME?, while the formula itself is kept. */
final class Functions {
    private static final Map<String, Function> KNOWN = Map.ofEntries(
            Map.entry(
                    "SUM",
                    (evaluation, given) -> number(numbers(evaluation, given).reduce(0.0, Double::sum))),
            Map.entry("MAX", (evaluation, given) -> number(extreme(evaluation, given, Math::max))),
            Map.entry("MIN", (evaluation, given) -> number(extreme(evaluation, given, Math::min))),
            Map.entry("COUNT", (evaluation, given) -> whole(count(evaluation, given, Value.Num.class::isInstance))),
            Map.entry("COUNTA", (evaluation, given) -> whole(count(evaluation, given, Objects::nonNull))),
            Map.entry("COUNTBLANK", (evaluation, given) -> whole(count(evaluation, given, Values::isEmpty))),
            Map.entry("COUNTIF", Functions::countIfs),
            Map.entry("COUNTIFS", Functions::countIfs),
            Map.entry("SUMIF", Functions::sumIf),
            Map.entry("IF", Functions::choose),
            Map.entry("IFERROR", Functions::ifError),
            Map.entry(
                    "AND", (evaluation, given) -> flag(truths(evaluation, given).allMatch(truth -> truth))),
            Map.entry(
                    "OR", (evaluation, given) -> flag(truths(evaluation, given).anyMatch(truth -> truth))),
            Map.entry("NOT", (evaluation, given) -> flag(!Values.truth(evaluation.value(given.getFirst())))),
            Map.entry("ROUND", Functions::round),
            Map.entry(
                    "LEN", (evaluation, given) -> whole(text(evaluation, given).length())),
            Map.entry("CONCATENATE", (evaluation, given) -> Grid.of(new Value.Text(text(evaluation, given)))),
            Map.entry("ARRAYFORMULA", (evaluation, given) -> evaluation.of(given.getFirst())),
            Map.entry("QUERY", Functions::query));

    private Functions() {}

    /** One function; arguments are worked out only when they are needed. */
    @FunctionalInterface
    private interface Function {
        Grid call(Evaluation evaluation, List<Expression> given);
    }

    static Grid call(Evaluation evaluation, String name, List<Expression> given) {
        Function function = KNOWN.get(name);
        if (function == null) {
            throw new FailedException(new Value.Problem("NAME", "#NAME?"));
        }
        try {
            return function.call(evaluation, given);
        } catch (IndexOutOfBoundsException | NoSuchElementException tooFew) {
            throw FailedException.notAvailable();
        }
    }

    private static Grid whole(long number) {
        return number((double) number);
    }

    private static Grid number(double number) {
        return Grid.of(new Value.Num(number));
    }

    private static Grid flag(boolean flag) {
        return Grid.of(new Value.Flag(flag));
    }

    /** In ranges only numbers count; a single argument is read as one. */
    private static Stream<Double> numbers(Evaluation evaluation, List<Expression> given) {
        return given.stream().flatMap(one -> {
            Grid grid = evaluation.of(one);
            return one instanceof Expression.Cells || !grid.isSingle()
                    ? grid.values().map(Values::fine).flatMap(Functions::onlyNumber)
                    : Stream.of(Values.number(grid.first()));
        });
    }

    private static Stream<Double> onlyNumber(@Nullable Value value) {
        return value instanceof Value.Num number ? Stream.of(number.number()) : Stream.empty();
    }

    private static double extreme(Evaluation evaluation, List<Expression> given, DoubleBinaryOperator choice) {
        return numbers(evaluation, given).reduce(choice::applyAsDouble).orElse(0.0);
    }

    private static long count(Evaluation evaluation, List<Expression> given, Predicate<@Nullable Value> wanted) {
        return given.stream()
                .flatMap(one -> evaluation.of(one).values())
                .filter(wanted)
                .count();
    }

    private static Stream<Boolean> truths(Evaluation evaluation, List<Expression> given) {
        return given.stream()
                .flatMap(one -> evaluation.of(one).values())
                .filter(Objects::nonNull)
                .map(Values::truth);
    }

    private static String text(Evaluation evaluation, List<Expression> given) {
        StringBuilder text = new StringBuilder();
        given.forEach(one -> evaluation.of(one).values().map(Values::text).forEach(text::append));
        return text.toString();
    }

    /** Pairs of a range and a criterion; a cell counts when each pair holds at its place. */
    private static Grid countIfs(Evaluation evaluation, List<Expression> given) {
        return whole(matching(evaluation, given).count());
    }

    private static IntStream matching(Evaluation evaluation, List<Expression> given) {
        List<Grid> ranges = new ArrayList<>();
        List<Predicate<@Nullable Value>> criteria = new ArrayList<>();
        for (int index = 0; index < given.size(); index += 2) {
            ranges.add(evaluation.of(given.get(index)));
            criteria.add(Criterion.of(evaluation.value(given.get(index + 1))));
        }
        int size = ranges.getFirst().size();
        if (ranges.stream().anyMatch(range -> range.size() != size)) {
            throw FailedException.value();
        }
        return IntStream.range(0, size)
                .filter(place -> IntStream.range(0, ranges.size())
                        .allMatch(
                                pair -> criteria.get(pair).test(ranges.get(pair).at(place))));
    }

    private static Grid sumIf(Evaluation evaluation, List<Expression> given) {
        Grid summed = evaluation.of(given.size() > 2 ? given.get(2) : given.getFirst());
        return number(matching(evaluation, given.subList(0, 2))
                .filter(place -> place < summed.size())
                .mapToDouble(place -> summed.at(place) instanceof Value.Num number ? number.number() : 0)
                .sum());
    }

    private static Grid choose(Evaluation evaluation, List<Expression> given) {
        if (Values.truth(evaluation.value(given.getFirst()))) {
            return evaluation.of(given.get(1));
        }
        return given.size() > 2 ? evaluation.of(given.get(2)) : flag(false);
    }

    private static Grid ifError(Evaluation evaluation, List<Expression> given) {
        try {
            Grid grid = evaluation.of(given.getFirst());
            if (!(grid.first() instanceof Value.Problem)) {
                return grid;
            }
        } catch (FailedException failed) {
            return otherwise(evaluation, given);
        }
        return otherwise(evaluation, given);
    }

    private static Grid otherwise(Evaluation evaluation, List<Expression> given) {
        return given.size() > 1 ? evaluation.of(given.get(1)) : Grid.of(null);
    }

    private static Grid round(Evaluation evaluation, List<Expression> given) {
        double scale = Math.pow(10, given.size() > 1 ? evaluation.number(given.get(1)) : 0);
        double value = evaluation.number(given.getFirst());
        return number(Math.signum(value) * Math.floor(Math.abs(value) * scale + 0.5) / scale);
    }

    private static Grid query(Evaluation evaluation, List<Expression> given) {
        Grid data = evaluation.of(given.getFirst());
        int firstColumn = given.getFirst() instanceof Expression.Cells cells
                ? Math.max(0, cells.reference().from().column())
                : -1;
        int headers = given.size() > 2 ? (int) evaluation.number(given.get(2)) : -1;
        String text = given.size() > 1 ? Values.text(evaluation.value(given.get(1))) : "";
        return QueryRun.run(data, QueryText.parse(text, data.width(), firstColumn), headers);
    }
}
