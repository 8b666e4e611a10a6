package io.rowcast.writeback;

import java.util.List;
import java.util.Set;

/**
 * What this process remembers of one tab between two flushes, to save work only: a tab seen for the first time counts as
 * moved, and every row of it is compared.
 */
final class SheetMemory {
    private List<List<String>> keys = List.of();
    private List<List<String>> recipients = List.of();
    private Set<StatusColumn> columns = Set.of();
    private Set<String> own = Set.of();
    private final Tries tries = new Tries();
    private boolean verified = true;
    private boolean more;

    /** Takes in a reading, and says whether rows stand elsewhere than at the last, or other columns can be written. */
    boolean meets(TabCells cells, Set<StatusColumn> writable) {
        boolean moved =
                !cells.keys().equals(keys) || !cells.recipients().equals(recipients) || !writable.equals(columns);
        keys = cells.keys();
        recipients = cells.recipients();
        columns = Set.copyOf(writable);
        if (moved) {
            tries.forget();
        }
        return moved;
    }

    Tries tries() {
        return tries;
    }

    /** Keys of rows that are ours to write. */
    Set<String> own() {
        return own;
    }

    /** False while there is something to look at with the very next turn. */
    boolean verified() {
        return verified;
    }

    /** Whether the last flush left rows over for the next, as not all fitted in. */
    boolean hasMore() {
        return more;
    }

    /**
     * Remembers a plan.
     *
     * @param all whether every row was compared
     */
    void saw(Plan plan, boolean all) {
        if (!all) {
            plan.own().addAll(own);
        }
        own = plan.own();
        more = plan.isCut();
    }

    /** @param nothingToLookAt whether there is no need to turn to the tab at once */
    void leave(boolean nothingToLookAt) {
        verified = nothingToLookAt;
    }
}
