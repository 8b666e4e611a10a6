package io.rowcast.workbench.chaos;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a person has in the tab, Rowcast's columns left out: told of every edit of that person and of nothing else, so that
 * every difference was made by somebody else. Rows count from 0 below the heading.
 */
final class OwnCells {
    /** All, in their order; those of Rowcast hold nothing here. */
    private final List<String> headings = new ArrayList<>();

    private final List<Map<String, String>> rows = new ArrayList<>();

    OwnCells(List<List<String>> tab) {
        headings.addAll(tab.getFirst());
        tab.stream().skip(1).map(this::row).forEach(rows::add);
    }

    private Map<String, String> row(List<String> cells) {
        Map<String, String> row = new HashMap<>();
        IntStream.range(0, cells.size()).forEach(i -> row.put(headings.get(i), cells.get(i)));
        return row;
    }

    int size() {
        return rows.size();
    }

    int width() {
        return headings.size();
    }

    int column(String heading) {
        return headings.indexOf(heading);
    }

    String heading(int column) {
        return headings.get(column);
    }

    String at(int row, String heading) {
        return rows.get(row).getOrDefault(heading, "");
    }

    /** The row that shows {@code ref}; negative where there is none. */
    int rowOf(String ref) {
        return IntStream.range(0, rows.size())
                .filter(row -> at(row, Contacts.REF).equals(ref))
                .findFirst()
                .orElse(-1);
    }

    void set(int row, String heading, String text) {
        rows.get(row).put(heading, text);
    }

    void insertRow(int at) {
        rows.add(at, new HashMap<>());
    }

    void copyRow(int from, int to) {
        rows.set(to, new HashMap<>(rows.get(from)));
    }

    void deleteRow(int at) {
        rows.remove(at);
    }

    /** Moves rows to before the row that now stands at {@code destination}. */
    void moveRows(int at, int count, int destination) {
        Collections.rotate(
                rows.subList(Math.min(at, destination), Math.max(at + count, destination)),
                destination > at ? -count : count);
    }

    void moveColumn(int at, int destination) {
        Collections.rotate(
                headings.subList(Math.min(at, destination), Math.max(at + 1, destination)), destination > at ? -1 : 1);
    }

    void insertColumn(int at, String heading) {
        headings.add(at, heading);
    }

    void deleteColumn(int at) {
        String gone = headings.remove(at);
        rows.forEach(row -> row.remove(gone));
    }

    void sortBy(String heading, boolean descending) {
        Comparator<Map<String, String>> order = Comparator.comparing(row -> row.getOrDefault(heading, ""));
        rows.sort(descending ? order.reversed() : order);
    }

    /** Sorts one column's cells alone. */
    void sortOnly(String heading, boolean descending) {
        List<String> cells = new ArrayList<>(
                rows.stream().map(row -> row.getOrDefault(heading, "")).toList());
        cells.sort(descending ? Comparator.reverseOrder() : Comparator.naturalOrder());
        IntStream.range(0, rows.size()).forEach(row -> set(row, heading, cells.get(row)));
    }

    /** Takes the order that a sort by something else has led to. */
    void reorder(List<String> refs) {
        Map<String, Map<String, String>> byRef =
                rows.stream().collect(toMap(row -> row.getOrDefault(Contacts.REF, ""), Function.identity()));
        if (refs.size() != rows.size() || !byRef.keySet().containsAll(refs)) {
            throw new AssertionError("The column Ref holds other cells than the person typed.");
        }
        rows.clear();
        refs.forEach(ref -> rows.add(byRef.get(ref)));
    }

    /** Where a tab differs, in words. */
    List<String> differencesFrom(ShownTab tab) {
        List<String> differences = new ArrayList<>();
        if (!tab.headings().equals(headings)) {
            differences.add("headings are " + tab.headings() + " in the place of " + headings);
        }
        if (tab.size() != rows.size()) {
            differences.add("there are " + tab.size() + " rows in the place of " + rows.size());
        }
        for (int row = 0; row < Math.min(rows.size(), tab.size()); row++) {
            differenceAt(row, tab, differences);
        }
        return differences;
    }

    private void differenceAt(int row, ShownTab tab, List<String> differences) {
        for (String heading : headings) {
            @Nullable String wanted = ShownTab.ROWCASTS.contains(heading) ? null : at(row, heading);
            if (wanted != null && !wanted.equals(tab.at(row, heading))) {
                differences.add("row %d, %s: \"%s\" in the place of \"%s\""
                        .formatted(row, heading, tab.at(row, heading), wanted));
            }
        }
    }
}
