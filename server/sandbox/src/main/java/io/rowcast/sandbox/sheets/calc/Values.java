package io.rowcast.sandbox.sheets.calc;

import io.rowcast.sandbox.sheets.grid.Display;
import io.rowcast.sandbox.sheets.grid.Value;
import io.rowcast.sandbox.sheets.grid.ValueOrder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How formulas read one kind of value as another. */
final class Values {
    private Values() {}

    static double number(@Nullable Value value) {
        return switch (value) {
            case null -> 0;
            case Value.Num number -> number.number();
            case Value.Flag flag -> flag.flag() ? 1 : 0;
            case Value.Text text -> fromText(text.text());
            case Value.Problem problem -> throw new FailedException(problem);
        };
    }

    private static double fromText(String text) {
        try {
            return text.isEmpty() ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw FailedException.value();
        }
    }

    static String text(@Nullable Value value) {
        return Display.show(fine(value), null, Locale.US);
    }

    static boolean truth(@Nullable Value value) {
        return switch (value) {
            case null -> false;
            case Value.Flag flag -> flag.flag();
            case Value.Num number -> number.number() != 0;
            case Value.Text text -> {
                if (text.text().isEmpty()) {
                    yield false;
                }
                throw FailedException.value();
            }
            case Value.Problem problem -> throw new FailedException(problem);
        };
    }

    static @Nullable Value fine(@Nullable Value value) {
        if (value instanceof Value.Problem problem) {
            throw new FailedException(problem);
        }
        return value;
    }

    /** An empty cell is as good as an empty text and as zero. */
    static int compare(@Nullable Value left, @Nullable Value right) {
        return ValueOrder.ASCENDING.compare(filled(left, right), filled(right, left));
    }

    private static Value filled(@Nullable Value value, @Nullable Value other) {
        Value fine = fine(value);
        if (fine != null) {
            return fine;
        }
        return other instanceof Value.Text ? new Value.Text("") : new Value.Num(0);
    }

    static boolean isEmpty(@Nullable Value value) {
        return value == null || (value instanceof Value.Text text && text.text().isEmpty());
    }
}
