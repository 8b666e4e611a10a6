package io.rowcast.writeback;

import io.rowcast.delivery.WriteTrouble;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.workspace.Pen;
import io.rowcast.writeback.Strays.Stray;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One turn of one tab: read once, write at most once. A row counts as told only when a read has seen it show what it
 * should; and a write stays in the journal until a read has seen where it went. So a crash, a lost answer or a sort between
 * read and write is repaired by the next turn, whichever node takes it.
 */
final class Flush {
    private static final Logger LOG = LoggerFactory.getLogger(Flush.class);

    /** Rows of one turn; the rest has the next one. */
    private static final int MOST_ROWS = 10_000;
    /** Google ends a request after 180 seconds (facts 1.1). */
    private static final Duration LATEST_AT_GOOGLE = Duration.ofMinutes(3);
    /** A script of an add-on runs for at most 6 minutes (facts 3.3). */
    private static final Duration LATEST_BY_ADD_ON = Duration.ofMinutes(6);

    /** What a reading showed. */
    private record Look(TabCells cells, boolean all, List<OpenWrite> open, Plan plan, List<Stray> strays) {}

    private final InstantSource clock;
    private final RowStore rows;
    private final ToldStore told;
    private final JournalStore journal;
    private final ColumnStore columns;

    Flush(InstantSource clock, Database database, Sealers sealers, ToldStore told) {
        this.clock = clock;
        this.rows = new RowStore(database, sealers);
        this.told = told;
        this.journal = new JournalStore(database, sealers, clock);
        this.columns = new ColumnStore(database, clock);
    }

    /** Takes the turn; {@code sheet} is the way to the link's tab. */
    SheetWriting run(LinkedTab link, StatusSheet sheet, SheetMemory memory) {
        return switch (sheet.read(link.tab())) {
            case SheetReading.Found found -> bring(link, sheet, memory, found.cells());
            case SheetReading.MarksLeft left -> {
                memory.leave(false);
                yield sheet.mark(link.tab(), left.columns());
            }
            case SheetTrouble trouble -> trouble;
        };
    }

    private SheetWriting bring(LinkedTab link, StatusSheet sheet, SheetMemory memory, TabCells cells) {
        ColumnsNow now = columns.look(link, cells.statuses().keySet());
        if (cells.hasKeys() && !now.toMake().isEmpty()) {
            // The next turn finds them; a second write now would break the pace.
            memory.leave(false);
            return sheet.addColumns(link.tab(), now.toMake());
        }
        if (now.changed()) {
            told.takeBackProtected(link);
        }
        Look look = look(link, memory, cells, now);
        log(link, look);
        told.reopen(
                link,
                look.plan().writing().stream().filter(row -> !row.behind()).toList());
        told.settle(link, look.plan().told(), look.plan().troubled());
        List<OpenWrite> seenThrough = seenThrough(link, look);
        journal.close(link, seenThrough);
        memory.leave(look.plan().changes().isEmpty()
                && look.open().stream().filter(isOver(link)).allMatch(seenThrough::contains));
        return look.plan().changes().isEmpty() ? new SheetWriting.Written() : write(link, sheet, memory, look);
    }

    private Look look(LinkedTab link, SheetMemory memory, TabCells cells, ColumnsNow now) {
        List<OpenWrite> open = journal.open(link);
        boolean moved = memory.meets(cells, now.writable());
        boolean all = moved || now.changed() || !wentRight(open, cells);
        Instant moment = clock.instant();
        Plan plan = Plan.of(
                cells,
                now.writable(),
                all ? rows.all(link) : rows.behind(link, MOST_ROWS),
                row -> memory.tries().about(row, moment));
        memory.saw(plan, all);
        List<Stray> strays = all ? Strays.in(cells, plan, open) : List.of();
        strays.forEach(stray -> plan.changes().takeBack(stray.column(), stray.row(), stray.before()));
        return new Look(cells, all, open, plan, strays);
    }

    /** With one open write, its rows tell. With more, one of them has gone wrong before. */
    private static boolean wentRight(List<OpenWrite> open, TabCells cells) {
        return open.isEmpty() || (open.size() == 1 && open.getFirst().isSeen(cells, cells.rowsByKey()));
    }

    /** Writes of which nothing is to be found any more where it should not be, and of which nothing more can come. */
    private List<OpenWrite> seenThrough(LinkedTab link, Look look) {
        if (wentRight(look.open(), look.cells())) {
            return look.open();
        }
        return look.open().stream()
                .filter(isOver(link))
                .filter(write -> look.strays().stream().noneMatch(stray -> write.wrote(stray.column(), stray.shown())))
                .toList();
    }

    private Predicate<OpenWrite> isOver(LinkedTab link) {
        Duration latest = link.pen() == Pen.ADD_ON ? LATEST_BY_ADD_ON : LATEST_AT_GOOGLE;
        Instant now = clock.instant();
        return write -> write.isOver(now, latest);
    }

    private SheetWriting write(LinkedTab link, StatusSheet sheet, SheetMemory memory, Look look) {
        Plan plan = look.plan();
        long number = journal.begin(link, plan.targets(), Bystanders.of(look.cells(), memory.own(), look.strays()));
        SheetWriting outcome = send(link, sheet, look.cells(), plan.changes());
        // The add-on has yet to do it; and what Google did not answer may yet be applied.
        if (link.pen() != Pen.ADD_ON && !(outcome instanceof SheetTrouble.Unavailable)) {
            journal.answered(link, number);
        }
        if (link.pen() != Pen.ADD_ON && outcome instanceof SheetWriting.Written) {
            memory.tries().count(plan, clock.instant());
        }
        return outcome;
    }

    private SheetWriting send(LinkedTab link, StatusSheet sheet, TabCells cells, CellChanges changes) {
        SheetWriting outcome = sheet.write(link.tab(), changes);
        if (outcome instanceof SheetTrouble.ColumnProtected refused) {
            return sendOthers(link, sheet, cells, changes, refused);
        }
        boolean outdated = outcome instanceof SheetTrouble.Refused && isAnother(cells, sheet.read(link.tab()));
        return outdated ? new SheetWriting.Written() : outcome;
    }

    /** A protected column fails the whole request (facts 1.5), so the others are written without it. */
    private SheetWriting sendOthers(
            LinkedTab link,
            StatusSheet sheet,
            TabCells cells,
            CellChanges changes,
            SheetTrouble.ColumnProtected refused) {
        columns.isProtected(link, refused.column());
        told.tell(link, refused);
        CellChanges rest = changes.without(refused.column());
        return rest.isEmpty() ? new SheetWriting.Written() : send(link, sheet, cells, rest);
    }

    /**
     * Whether a request did not fit the tab any more, as a column or the last rows went meanwhile: then the next turn makes a
     * new one. Whether Google refuses a request for a column that is gone, or passes over it, is not known (facts 1.4).
     */
    private static boolean isAnother(TabCells cells, SheetReading reading) {
        return reading instanceof SheetReading.Found found
                && !(found.cells().keys().equals(cells.keys())
                        && found.cells()
                                .statuses()
                                .keySet()
                                .equals(cells.statuses().keySet()));
    }

    /** Ends the work on all rows that wait, since there is nothing to write them to. */
    void giveUp(LinkedTab link, WriteTrouble why) {
        List<RowState> waiting = rows.behind(link, MOST_ROWS);
        told.settle(
                link,
                List.of(),
                waiting.stream().map(row -> new Plan.Troubled(row, why)).toList());
        journal.forget(link);
    }

    private static void log(LinkedTab link, Look look) {
        Plan plan = look.plan();
        if (!plan.writing().isEmpty()) {
            LOG.debug("{}: {} rows to write", link, plan.writing().size());
        }
        if (!look.strays().isEmpty()) {
            LOG.info(
                    "{}: {} cells beside other rows are taken back",
                    link,
                    look.strays().size());
        }
        plan.troubled().stream()
                .filter(each -> each.row().behind())
                .forEach(each -> LOG.warn(
                        "{}: {} not written: {}", link, each.row(), each.why().code()));
    }
}
