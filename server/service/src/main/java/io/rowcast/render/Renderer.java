package io.rowcast.render;

import io.rowcast.audience.Column;
import io.rowcast.audience.PhoneReader;
import io.rowcast.audience.Row;
import java.util.List;
import java.util.Map;

/** Turns rows into messages of one template by one mapping. Immutable; safe for use by many threads. */
public final class Renderer {
    /** @throws IllegalArgumentException when {@link #check} finds a problem */
    public Renderer(
            Template template,
            List<Column> columns,
            String recipientColumn,
            Map<String, Source> mapping,
            PhoneReader phones) {
        throw new UnsupportedOperationException();
    }

    /** What is wrong with a mapping: inputs without a source, columns or inputs that do not exist. */
    public static List<MappingProblem> check(
            Template template, List<Column> columns, String recipientColumn, Map<String, Source> mapping) {
        return List.of();
    }

    public Rendered render(Row row) {
        return new Rendered.Empty();
    }
}
