package io.rowcast.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.List;
import java.util.regex.Pattern;

/** Writes comma-separated values (RFC 4180) that are safe to open in a spreadsheet. */
public final class Csv {
    /** What spreadsheets take as the beginning of a formula, by itself or after it was cut off at a tab. */
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r].*");

    private static final ObjectWriter WRITER = new CsvMapper()
            .writerFor(String[].class)
            .with(CsvSchema.emptySchema().withLineSeparator("\r\n"));

    private Csv() {}

    /** One line with its end; a cell that would be taken as a formula has an apostrophe before it. */
    public static String line(List<String> cells) {
        try {
            return WRITER.writeValueAsString(cells.stream()
                    .map(cell -> FORMULA.matcher(cell).matches() ? "'" + cell : cell)
                    .toArray(String[]::new));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line cannot be written", e);
        }
    }
}
