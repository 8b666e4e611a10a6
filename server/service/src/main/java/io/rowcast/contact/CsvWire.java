package io.rowcast.contact;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads lists from files of comma-separated values (RFC 4180), a line a person. The apostrophe with which {@code platform.json.Csv}
 * keeps a cell from being a formula is taken off again.
 */
final class CsvWire {
    static final int MOST_LINES = 100_000;

    /** A cell that had an apostrophe put before it, since it would have been taken as a formula. */
    private static final Pattern GUARDED = Pattern.compile("(?s)'[=+\\-@\\t\\r].*");

    private static final CsvMapper MAPPER =
            CsvMapper.csvBuilder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    /** A line that is not empty. */
    sealed interface Line {
        /** From 1, as an editor counts. */
        int number();

        /** @param cells without blanks around them */
        record Good(int number, List<String> cells) implements Line {
            /** Empty past the end. */
            String cell(int index) {
                return index < cells.size() ? cells.get(index) : "";
            }

            @Override
            public String toString() {
                return "line " + number;
            }
        }

        /** Its quotation marks do not match. */
        record Broken(int number) implements Line {}
    }

    private CsvWire() {}

    /** Reads line by line, so that a broken one spoils no other; values are separated by commas, semicolons or tabs. */
    static List<Line> read(String file) {
        String text = file.startsWith("\ufeff") ? file.substring(1) : file;
        List<Line> lines = new ArrayList<>();
        ObjectReader reader =
                MAPPER.readerFor(String[].class).with(CsvSchema.emptySchema().withColumnSeparator(separator(text)));
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                lines.add(read(reader, line, number));
            }
        }
        return lines;
    }

    private static Line read(ObjectReader reader, String line, int number) {
        try (MappingIterator<String[]> cells = reader.readValues(line)) {
            List<String> read = new ArrayList<>();
            for (String cell : cells.next()) {
                String text = cell == null ? "" : cell.strip();
                read.add(GUARDED.matcher(text).matches() ? text.substring(1) : text);
            }
            return new Line.Good(number, read);
        } catch (IOException | RuntimeException broken) {
            return new Line.Broken(number);
        }
    }

    /** The first line has it most often. */
    private static char separator(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        long commas = first.chars().filter(it -> it == ',').count();
        long semicolons = first.chars().filter(it -> it == ';').count();
        long tabs = first.chars().filter(it -> it == '\t').count();
        if (tabs > commas && tabs >= semicolons) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
    }
}
