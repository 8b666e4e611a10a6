package io.rowcast.render;

import io.rowcast.audience.Address;
import io.rowcast.audience.CellText;
import io.rowcast.audience.Column;
import io.rowcast.audience.PhoneReader;
import io.rowcast.audience.PhoneReading;
import io.rowcast.audience.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Turns rows into messages of one template or text by one mapping. Immutable; safe for use by many threads. */
public final class Renderer {
    /** ISO 3166 has this for the world. */
    private static final String NO_REGION = "001";

    private final Mould mould;
    private final Columns columns;
    private final String recipientColumn;
    private final Map<String, Source> mapping;
    private final PhoneReader phones;
    private final Here here;

    /** @throws IllegalArgumentException when {@link #check} finds a problem */
    public Renderer(
            Mould mould,
            List<Column> columns,
            String recipientColumn,
            Map<String, Source> mapping,
            PhoneReader phones) {
        List<MappingProblem> problems = check(mould, columns, recipientColumn, mapping);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("the mapping is incomplete: " + problems);
        }
        this.mould = mould;
        this.columns = new Columns(List.copyOf(columns));
        this.recipientColumn = recipientColumn;
        this.mapping = Map.copyOf(mapping);
        this.phones = phones;
        this.here = Here.ANYWHERE;
    }

    private Renderer(Renderer other, Here here) {
        this.mould = other.mould;
        this.columns = other.columns;
        this.recipientColumn = other.recipientColumn;
        this.mapping = other.mapping;
        this.phones = other.phones;
        this.here = here;
    }

    /**
     * One that reads dates in the sheet's zone and takes none before now for the end of an offer. Without it they are read in
     * UTC, and any will do.
     */
    public Renderer at(ZoneId zone, Instant now) {
        return new Renderer(this, new Here(zone, now));
    }

    /** What is wrong with a mapping: inputs without a source, columns or inputs that do not exist, texts that Meta refuses. */
    public static List<MappingProblem> check(
            Mould mould, List<Column> columns, String recipientColumn, Map<String, Source> mapping) {
        return new MappingCheck(mould, new Columns(columns), mapping, Here.ANYWHERE).check(recipientColumn);
    }

    /** The message of one row, or every reason why there is none. */
    public Rendered render(Row row) {
        return isEmpty(row)
                ? new Rendered.Empty()
                : new RowRendering(mould, columns, mapping, row, here).render(recipientColumn, phones);
    }

    /**
     * One message that somebody writes to a person whose address is known, from texts and files and no row; or every reason why
     * there is none.
     *
     * @param sources by input key; none of them a column
     * @param now an offer must not have ended before
     */
    public static Rendered toOne(Mould mould, Map<String, Source> sources, Address recipient, Instant now) {
        return new RowRendering(
                        mould,
                        new Columns(List.of()),
                        sources,
                        new Row(0, "", List.of()),
                        new Here(ZoneOffset.UTC, now))
                .render(new PhoneReading.Read(recipient, NO_REGION, null));
    }

    /** What is wrong with the sources of such a message: inputs without one, files of the wrong kind, texts that Meta refuses. */
    public static List<MappingProblem> checkOne(Mould mould, Map<String, Source> sources) {
        return new MappingCheck(mould, new Columns(List.of()), sources, Here.ANYWHERE).checkInputs();
    }

    /** A column of checkboxes shows FALSE in rows that nobody has filled, and a row that was emptied keeps its key. */
    private static boolean isEmpty(Row row) {
        return row.cells().stream()
                .allMatch(cell -> CellText.isBlank(cell) || cell.equals("FALSE") || cell.equals(row.key()));
    }
}
