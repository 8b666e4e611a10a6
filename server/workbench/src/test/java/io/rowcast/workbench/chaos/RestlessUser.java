package io.rowcast.workbench.chaos;

import static io.rowcast.workbench.chaos.Contacts.CITY;
import static io.rowcast.workbench.chaos.Contacts.NAME;
import static io.rowcast.workbench.chaos.Contacts.NOTE;
import static io.rowcast.workbench.chaos.Contacts.REF;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A person who does one thing to the tab after the other, by a script that a seed stands for. */
final class RestlessUser {
    /** Of the rows that were there at first, so many may be deleted. */
    private static final double MOST_DELETED = 0.1;

    private final Random random;
    private final UserHand hand;
    private final OwnCells own;
    private final int mostDeleted;
    private final Deque<String> copies = new ArrayDeque<>();
    private final Map<String, Integer> done = new TreeMap<>();
    private int made;
    private int deleted;
    private boolean filtered;

    RestlessUser(long seed, UserHand hand, OwnCells own) {
        this.random = new Random(seed);
        this.hand = hand;
        this.own = own;
        this.mostDeleted = (int) (own.size() * MOST_DELETED);
    }

    /** How often each thing was done. */
    Map<String, Integer> done() {
        return done;
    }

    /** Does the next thing. */
    void act() {
        switch (random.nextInt(24)) {
            case 0, 1, 2 -> did("sort", () -> hand.sortBy(REF, random.nextBoolean()));
            case 3, 4 -> did("sort by status", () -> hand.sortByShown(ShownTab.STATUS, random.nextBoolean()));
            case 5 -> did("sort by name", () -> hand.sortByShown(NAME, random.nextBoolean()));
            case 6 -> did("sort one column", () -> hand.sortOnly(NOTE, random.nextBoolean()));
            case 7, 8, 9 -> did("insert row", () -> hand.insertRow(anyPlace(), ref(), note()));
            case 10, 11, 12 -> deleteRow();
            case 13, 14 -> did("move rows", this::moveRows);
            case 15 -> did("cut and paste row", () -> hand.cutAndPaste(anyRow(), anyPlace()));
            case 16 -> did("move column", this::moveColumn);
            case 17 -> did("insert column", () -> hand.insertColumn(random.nextInt(own.width()), "Extra " + made++));
            case 18 -> did("delete column", this::deleteColumn);
            case 19 -> did("rename tab", () -> hand.rename("Contacts " + made++));
            case 20 -> did("filter", this::filter);
            case 21 -> did("edit", () -> hand.type(anyRow(), NOTE, note()));
            case 22 -> did("edit", () -> hand.type(anyRow(), CITY, Contacts.city(made++)));
            default -> copy();
        }
    }

    /** Takes back what nobody may guess about: rows whose key stands twice. */
    void removeCopies() {
        while (!copies.isEmpty()) {
            removeCopy();
        }
    }

    private void did(String what, Runnable action) {
        action.run();
        done.merge(what, 1, Integer::sum);
    }

    private int anyRow() {
        return random.nextInt(own.size());
    }

    private int anyPlace() {
        return random.nextInt(own.size() + 1);
    }

    private String ref() {
        return "x%05d".formatted(made++);
    }

    private String note() {
        return "n%05d".formatted(random.nextInt(100_000));
    }

    private void deleteRow() {
        if (deleted < mostDeleted) {
            deleted++;
            did("delete row", () -> hand.deleteRow(anyRow()));
        }
    }

    private void moveRows() {
        int count = 1 + random.nextInt(30);
        int at = random.nextInt(own.size() - count);
        hand.moveRows(at, count, random.nextBoolean() ? random.nextInt(at + 1) : own.size());
    }

    private void moveColumn() {
        int at = random.nextInt(own.width());
        hand.moveColumn(at, random.nextBoolean() ? random.nextInt(at + 1) : own.width());
    }

    private void deleteColumn() {
        for (int column = 0; column < own.width(); column++) {
            if (own.heading(column).startsWith("Extra ")) {
                hand.deleteColumn(column);
                return;
            }
        }
    }

    private void filter() {
        filtered = !filtered;
        if (filtered) {
            hand.filterOut(CITY, Contacts.city(made++));
        } else {
            hand.showAll();
        }
    }

    /** Every other time takes a copy away again. */
    private void copy() {
        if (copies.isEmpty() || random.nextBoolean()) {
            String ref = ref();
            did("copy row", () -> hand.copyRow(anyRow(), anyPlace(), ref));
            copies.add(ref);
        } else {
            did("remove copy", this::removeCopy);
        }
    }

    private void removeCopy() {
        int row = own.rowOf(copies.remove());
        if (row >= 0) {
            hand.deleteRow(row);
        }
    }
}
