package io.rowcast.campaign;

import io.rowcast.audience.Row;
import java.util.List;

/** A chunk as one text, such that different chunks give different texts: each part stands behind its length. */
final class ChunkText {
    private ChunkText() {}

    static String of(List<Row> rows) {
        StringBuilder text = new StringBuilder("chunk:");
        for (Row row : rows) {
            text.append(row.number()).append(' ');
            append(text, row.key());
            text.append(row.cells().size()).append(' ');
            row.cells().forEach(cell -> append(text, cell));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part);
    }
}
