package io.rowcast.sandbox.sheets.grid;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The order that Sheets sorts in: numbers, then text without regard to case, then truths, then errors; empty cells last both ways. */
public final class ValueOrder {
    public static final Comparator<Value> ASCENDING =
            Comparator.<Value>comparingInt(ValueOrder::kind).thenComparing(ValueOrder::within);

    private ValueOrder() {}

    public static Comparator<@Nullable Value> of(boolean descending) {
        return Comparator.nullsLast(descending ? ASCENDING.reversed() : ASCENDING);
    }

    private static int kind(Value value) {
        return switch (value) {
            case Value.Num number -> 0;
            case Value.Text text -> 1;
            case Value.Flag flag -> 2;
            case Value.Problem problem -> 3;
        };
    }

    private static int within(Value left, Value right) {
        if (left instanceof Value.Num a && right instanceof Value.Num b) {
            return Double.compare(a.number(), b.number());
        }
        if (left instanceof Value.Text a && right instanceof Value.Text b) {
            return a.text().compareToIgnoreCase(b.text());
        }
        if (left instanceof Value.Flag a && right instanceof Value.Flag b) {
            return Boolean.compare(a.flag(), b.flag());
        }
        return 0;
    }
}
