package io.rowcast.workbench.chaos;

import io.rowcast.workbench.chaos.ShownTab.Cells;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every row of the tab has shown in Rowcast's columns, and how long. */
final class Sightings {
    /**
     * One row that showed the same for a while.
     *
     * @param row its key; for rows without one of the campaign's, its ref
     */
    record Spell(String row, Cells cells, Instant from, Instant to) {
        Duration length() {
            return Duration.between(from, to);
        }
    }

    private record Shown(Cells cells, Instant since) {}

    private final Map<String, Shown> now = new HashMap<>();
    private final List<Spell> spells = new ArrayList<>();
    private int revisions;

    /** How many states of the tab were looked at. */
    synchronized int revisions() {
        return revisions;
    }

    synchronized void see(ShownTab tab, Instant at) {
        revisions++;
        Set<String> gone = new HashSet<>(now.keySet());
        for (int row = 0; row < tab.size(); row++) {
            String name = name(tab, row, gone);
            gone.remove(name);
            shows(name, tab.cells(row), at);
        }
        gone.forEach(name -> end(name, at));
    }

    /** A copied row is another row, with the same key. */
    private static String name(ShownTab tab, int row, Set<String> left) {
        String key = tab.at(row, Contacts.KEY);
        if (key.isEmpty()) {
            return tab.at(row, Contacts.REF);
        }
        return left.contains(key) ? key : key + " " + tab.at(row, Contacts.REF);
    }

    private void shows(String name, Cells cells, Instant at) {
        Shown before = now.get(name);
        if (before == null || !before.cells().equals(cells)) {
            end(name, at);
            now.put(name, new Shown(cells, at));
        }
    }

    private void end(String name, Instant at) {
        Shown before = now.remove(name);
        if (before != null && !before.cells().equals(Cells.EMPTY)) {
            spells.add(new Spell(name, before.cells(), before.since(), at));
        }
    }

    /** All there were until {@code end}, in the order in which they ended. */
    synchronized List<Spell> until(Instant end) {
        List.copyOf(now.keySet()).forEach(name -> end(name, end));
        return List.copyOf(spells);
    }
}
