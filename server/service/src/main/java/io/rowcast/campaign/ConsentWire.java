package io.rowcast.campaign;

import io.rowcast.platform.http.Requests;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the sheet says who has agreed: in the body that makes a draft, and in the recipe. */
record ConsentWire(
        String column,
        @Nullable List<String> yes,
        @Nullable String dateColumn,
        @Nullable String text) {
    private static final int MOST_VALUES = 100;

    ConsentWire {
        Requests.match("column", column, "[A-Z]{1,3}");
        if (yes != null) {
            if (yes.isEmpty() || yes.size() > MOST_VALUES) {
                throw Requests.wrong("yes", "expected 1 to " + MOST_VALUES + " values");
            }
            // A blank cell says nothing, and never yes.
            yes.forEach(value -> Requests.match("yes", value, "(?s)\\s*\\S.{0,999}"));
        }
        if (dateColumn != null) {
            Requests.match("dateColumn", dateColumn, "[A-Z]{1,3}");
        }
        if (text != null) {
            Requests.text("text", text, 1, 2000);
        }
    }

    static @Nullable ConsentWire of(@Nullable ConsentColumn consent) {
        return consent == null
                ? null
                : new ConsentWire(consent.column(), consent.yes(), consent.dateColumn(), consent.words());
    }

    ConsentColumn consent() {
        return new ConsentColumn(column, yes == null ? ConsentColumn.USUAL : yes, dateColumn, text);
    }
}
