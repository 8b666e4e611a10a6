package io.rowcast.sandbox.sheets;

import io.rowcast.sandbox.sheets.grid.A1;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Book;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.wire.RefusedException;

/** Finding ranges in a book, with Google's refusals. */
final class Grids {
    private Grids() {}

    static Area resolve(Book book, String range) {
        return A1.resolve(book, range).orElseThrow(() -> new RefusedException("Unable to parse range: " + range));
    }

    static Tab tab(Book book, Area area) {
        return book.tab(area.sheetId()).orElseThrow();
    }

    /** A reader's range is cut to the grid, but must begin in it (recorded: A2:F10001 answers A2:F1000). */
    static Area readable(Book book, Area area) {
        Tab tab = tab(book, area);
        checkStart(tab, area);
        return area.within(tab);
    }

    static void checkStart(Tab tab, Area area) {
        if (area.rows().start() >= tab.rowCount() || area.columns().start() >= tab.columnCount()) {
            throw beyond(tab, area);
        }
    }

    /** A writer's range must lie in the grid with both its ends. */
    static Area writable(Book book, Area area) {
        Tab tab = tab(book, area);
        checkStart(tab, area);
        boolean over = (!area.rows().isOpen() && area.rows().end() > tab.rowCount())
                || (!area.columns().isOpen() && area.columns().end() > tab.columnCount());
        if (over) {
            throw beyond(tab, area);
        }
        return area.within(tab);
    }

    private static RefusedException beyond(Tab tab, Area area) {
        return new RefusedException("Range (" + A1.print(tab, area) + ") exceeds grid limits. Max rows: "
                + tab.rowCount() + ", max columns: " + tab.columnCount());
    }
}
