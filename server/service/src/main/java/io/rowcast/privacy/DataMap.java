package io.rowcast.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What personal data there is, and why: the tables of {@code server/decisions/data-map.md}, which is in the jar. The pages for
 * people and the exports are made of it, and a test holds it against the schema, so that none of them can leave a column out.
 */
public final class DataMap {
    private static final String FILE = "/data-map.md";
    private static final String SEALED = "sealed ";
    private static final String SECRET = ", a secret";

    /** Files are exported as files; keys, hashes of requests and half-written cells are nobody's data. */
    private static final Set<String> NOT_FOR_PEOPLE = Set.of(
            "media_piece", "workspace_key", "idempotency", "row_report", "oauth_state", "sheet_write", "follow_news");

    /**
     * Personal data of one column.
     *
     * @param column as {@code delivery.recipient}
     * @param whose whom it tells of
     * @param protection how it rests: {@code sealed}, {@code fingerprint}, or {@code plain} with the reason
     */
    public record Entry(
            String column, String what, String whose, String purpose, String ground, String kept, String protection) {
        String table() {
            return column.substring(0, column.indexOf('.'));
        }

        boolean sealed() {
            return protection.startsWith(SEALED);
        }

        /** What it is sealed for. */
        String sealedFor() {
            return protection.substring(SEALED.length()).replaceAll(",.*", "");
        }

        /** Whether whoever holds it may do something, so that it is in no export. */
        boolean secret() {
            return protection.endsWith(SECRET);
        }
    }

    private final List<Entry> entries;
    private final List<List<String>> cells;
    private final Set<String> columns;

    private DataMap(List<Entry> entries, List<List<String>> cells, Set<String> columns) {
        this.entries = List.copyOf(entries);
        this.cells = List.copyOf(cells);
        this.columns = Set.copyOf(columns);
    }

    /** Reads the map from the jar. */
    public static DataMap read() {
        try (InputStream file = DataMap.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the data map is not in the jar");
            }
            return of(new String(file.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DataMap of(String markdown) {
        List<Entry> entries = rows(markdown, "Column", 7)
                .map(row ->
                        new Entry(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(5), row.get(6)))
                .toList();
        Set<String> columns = entries.stream().map(Entry::column).collect(Collectors.toCollection(HashSet::new));
        rows(markdown, "Table", 2)
                .flatMap(row -> Arrays.stream(row.get(1).split(",")).map(column -> row.get(0) + "." + column.strip()))
                .forEach(columns::add);
        return new DataMap(entries, rows(markdown, "Cell", 5).toList(), columns);
    }

    /** The rows of the table whose heading begins with {@code first}. */
    private static Stream<List<String>> rows(String markdown, String first, int width) {
        return markdown.lines()
                .dropWhile(line -> !line.startsWith("| " + first + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> cells(line, width));
    }

    private static List<String> cells(String line, int width) {
        List<String> cells = Arrays.stream(line.substring(1).split("\\|"))
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
        if (cells.size() != width) {
            throw new IllegalArgumentException("expected " + width + " cells in: " + line);
        }
        return cells;
    }

    /** Each column with personal data. */
    public List<Entry> entries() {
        return entries;
    }

    /** What is written to the customer's own sheet: cell, what, whose, purpose, kept. */
    public List<List<String>> cells() {
        return cells;
    }

    /** The tables that hold rows of workspaces, by name; pieces of files and what names no customer's or contact's thing are left out. */
    List<String> tablesOfWorkspaces() {
        return columns.stream()
                .filter(column -> column.endsWith(".workspace_id"))
                .map(column -> column.substring(0, column.indexOf('.')))
                .filter(table -> !NOT_FOR_PEOPLE.contains(table))
                .sorted()
                .toList();
    }

    /** Every column that the map names, with personal data or without. */
    Set<String> columns() {
        return columns;
    }
}
