package io.rowcast.writeback;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One turn of one tab: read once, write at most once. A row counts as told only when a read has seen it show what it
 * should, so a crash, a lost answer or a sort between read and write is repaired by the next turn.
 */
final class Flush {
    private static final Logger LOG = LoggerFactory.getLogger(Flush.class);

    /** Rows of one turn; the rest has the next one. */
    private static final int MOST_ROWS = 10_000;

    private final RowStore rows;
    private final ToldStore told;

    Flush(RowStore rows, ToldStore told) {
        this.rows = rows;
        this.told = told;
    }

    /** Takes the turn; {@code sheet} is the way to the link's tab. */
    SheetWriting run(LinkedTab link, StatusSheet sheet, SheetMemory memory) {
        told.settleUnlaunched(link);
        return switch (sheet.read(link.tab())) {
            case SheetReading.Found found -> bring(link, sheet, memory, found.cells());
            case SheetTrouble trouble -> trouble;
        };
    }

    private SheetWriting bring(LinkedTab link, StatusSheet sheet, SheetMemory memory, TabCells cells) {
        if (cells.hasKeys() && !cells.missing().isEmpty()) {
            // The next turn finds them; a second write now would break the pace.
            return sheet.addColumns(link.tab(), cells.missing());
        }
        Plan plan = plan(link, memory, cells);
        log(link, plan);
        told.reopen(link, plan.writing().stream().filter(row -> !row.behind()).toList());
        told.settle(link, plan.told(), plan.troubled());
        memory.flushed(cells, plan);
        return plan.changes().isEmpty() ? new SheetWriting.Written() : sheet.write(link.tab(), plan.changes());
    }

    private Plan plan(LinkedTab link, SheetMemory memory, TabCells cells) {
        if (!memory.moved(cells)) {
            return Plan.of(cells, rows.behind(link, MOST_ROWS), memory::isHopeless);
        }
        Plan plan = Plan.of(cells, rows.all(link), row -> false);
        memory.clearStrays(cells, plan);
        return plan;
    }

    /** Ends the work on all rows that wait, since there is nothing to write them to. */
    void giveUp(LinkedTab link, WriteTrouble why) {
        List<RowState> waiting = rows.behind(link, MOST_ROWS);
        told.settle(
                link,
                List.of(),
                waiting.stream().map(row -> new Plan.Troubled(row, why)).toList());
    }

    private static void log(LinkedTab link, Plan plan) {
        if (!plan.writing().isEmpty()) {
            LOG.debug("{}: {} rows to write", link, plan.writing().size());
        }
        plan.troubled().stream()
                .filter(each -> each.row().behind())
                .forEach(each -> LOG.warn(
                        "{}: {} not written: {}", link, each.row(), each.why().code()));
    }
}
