package io.rowcast.render;

import io.rowcast.audience.CellText;
import io.rowcast.audience.Column;
import io.rowcast.audience.PhoneReader;
import io.rowcast.audience.Row;
import java.util.List;
import java.util.Map;

/** Turns rows into messages of one template by one mapping. Immutable; safe for use by many threads. */
public final class Renderer {
    private final Template template;
    private final Columns columns;
    private final String recipientColumn;
    private final Map<String, Source> mapping;
    private final PhoneReader phones;

    /** @throws IllegalArgumentException when {@link #check} finds a problem */
    public Renderer(
            Template template,
            List<Column> columns,
            String recipientColumn,
            Map<String, Source> mapping,
            PhoneReader phones) {
        List<MappingProblem> problems = check(template, columns, recipientColumn, mapping);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("the mapping is incomplete: " + problems);
        }
        this.template = template;
        this.columns = new Columns(List.copyOf(columns));
        this.recipientColumn = recipientColumn;
        this.mapping = Map.copyOf(mapping);
        this.phones = phones;
    }

    /** What is wrong with a mapping: inputs without a source, columns or inputs that do not exist, texts that Meta refuses. */
    public static List<MappingProblem> check(
            Template template, List<Column> columns, String recipientColumn, Map<String, Source> mapping) {
        return new MappingCheck(template, new Columns(columns), mapping).check(recipientColumn);
    }

    /** The message of one row, or every reason why there is none. */
    public Rendered render(Row row) {
        return isEmpty(row)
                ? new Rendered.Empty()
                : new RowRendering(template, columns, mapping, row).render(recipientColumn, phones);
    }

    /** A column of checkboxes shows FALSE in rows that nobody has filled, and a row that was emptied keeps its key. */
    private static boolean isEmpty(Row row) {
        return row.cells().stream()
                .allMatch(cell -> CellText.isBlank(cell) || cell.equals("FALSE") || cell.equals(row.key()));
    }
}
