package io.rowcast.campaign;

import io.rowcast.audience.CellText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a sheet says who has agreed to get messages.
 *
 * @param column letter
 * @param yes what its cell shows where the person has, as people read it: without blanks around it, in upper or lower case
 * @param dateColumn letter of the column that says when; null for none
 * @param words what they agreed to; null where that is not known
 */
record ConsentColumn(
        String column,
        List<String> yes,
        @Nullable String dateColumn,
        @Nullable String words) {
    /** What people write, and what a ticked box of Sheets shows. */
    static final List<String> USUAL = List.of(
            "yes", "y", "true", "1", "x", "✓", "✔", "☑", "✅", "ja", "oui", "sí", "si", "sim", "sì", "tak", "да");

    ConsentColumn {
        yes = List.copyOf(yes);
    }

    /** Tells which cells say yes. */
    Set<String> plainYes() {
        return yes.stream().map(ConsentColumn::plain).collect(Collectors.toSet());
    }

    static String plain(String shown) {
        return CellText.trim(shown).toLowerCase(Locale.ROOT);
    }
}
