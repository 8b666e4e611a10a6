package io.rowcast.render;

import io.rowcast.audience.Column;
import io.rowcast.audience.Row;
import io.rowcast.audience.RowProblem;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The columns of a campaign, found by their letters. */
record Columns(List<Column> all) {
    boolean has(String letter) {
        return indexOf(letter) >= 0;
    }

    /** What the row shows in this column. */
    String cell(Row row, String letter) {
        return row.cell(indexOf(letter));
    }

    /** @param letter null where the fault lies in no cell */
    RowProblem problem(Row row, @Nullable String letter, Fault fault) {
        return new RowProblem(
                row.number(),
                letter == null ? null : all.get(indexOf(letter)).name(),
                letter == null ? null : letter + row.number(),
                fault.code(),
                fault.message(),
                fault.fix(),
                fault.blocks());
    }

    private int indexOf(String letter) {
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).letter().equals(letter))
                .findFirst()
                .orElse(-1);
    }
}
