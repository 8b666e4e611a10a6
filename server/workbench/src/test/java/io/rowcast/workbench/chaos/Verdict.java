package io.rowcast.workbench.chaos;

import io.rowcast.workbench.chaos.Ledger.Outcome;
import io.rowcast.workbench.chaos.ShownTab.Cells;
import io.rowcast.workbench.chaos.Sightings.Spell;
import io.rowcast.workbench.chaos.Truth.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether what rows show, or showed, is their own. */
final class Verdict {
    /** The sheet's word for each status of the API. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("queued", "Queued"),
            Map.entry("sending", "Sending"),
            Map.entry("unknown", "Sending"),
            Map.entry("accepted", "Sending"),
            Map.entry("unconfirmed", "Unconfirmed"),
            Map.entry("sent", "Sent"),
            Map.entry("delivered", "Delivered"),
            Map.entry("read", "Read"),
            Map.entry("failed", "Failed"),
            Map.entry("cancelled", "Cancelled"),
            Map.entry("skipped", "Skipped"));
    /** Of the service's own making, so that no webhook vouches for their time. */
    private static final Set<String> BEFORE_META_SPOKE = Set.of("Queued", "Sending", "Unconfirmed");
    /** In a spreadsheet of en_GB; the first as our own format has it. */
    private static final List<DateTimeFormatter> SHOWN_TIMES = List.of(
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss"), DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss"));

    /** What was wrong at some moment: cells and rows, and the longest that one row was wrong without a break. */
    record Moments(int cells, int rows, Duration longest, List<Spell> examples) {}

    private final Ledger ledger;
    private final Truth truth;
    private final ZoneId zone;

    Verdict(Ledger ledger, Truth truth, ZoneId zone) {
        this.ledger = ledger;
        this.truth = truth;
        this.zone = zone;
    }

    /** In rows of the campaign. */
    Moments ofOwnRows(List<Spell> spells) {
        return of(spells.stream().filter(spell -> isOwn(spell.row())).toList());
    }

    /** In all other rows, where Rowcast has nothing to show. */
    Moments ofOtherRows(List<Spell> spells) {
        return of(spells.stream().filter(spell -> !isOwn(spell.row())).toList());
    }

    private boolean isOwn(String row) {
        return ledger.byKey().containsKey(key(row));
    }

    /** Of a copied row too. */
    private static String key(String row) {
        return row.split(" ", 2)[0];
    }

    private Moments of(List<Spell> spells) {
        Map<String, Spell> wrong = new HashMap<>();
        List<Spell> examples = new ArrayList<>();
        Duration longest = Duration.ZERO;
        int cells = 0;
        for (Spell spell : spells) {
            int wrongCells = wrongCells(spell);
            if (wrongCells > 0) {
                cells += wrongCells;
                examples.add(spell);
                Spell whole = joined(Optional.ofNullable(wrong.get(spell.row())), spell);
                wrong.put(spell.row(), whole);
                longest = whole.length().compareTo(longest) > 0 ? whole.length() : longest;
            }
        }
        return new Moments(cells, wrong.size(), longest, examples);
    }

    private static Spell joined(Optional<Spell> before, Spell next) {
        return before.filter(spell -> spell.to().equals(next.from()))
                .map(spell -> new Spell(next.row(), next.cells(), spell.from(), next.to()))
                .orElse(next);
    }

    /** Cells that belong to another row. What a row shows too late is still its own. */
    private int wrongCells(Spell spell) {
        Cells cells = spell.cells();
        Outcome outcome = ledger.byKey().get(key(spell.row()));
        if (outcome == null) {
            return (int)
                    List.of(cells.status(), cells.statusTime(), cells.reply(), cells.replyTime(), cells.error())
                            .stream()
                            .filter(text -> !text.isEmpty())
                            .count();
        }
        int wrong = isOwnStatus(outcome, cells) ? 0 : 1;
        wrong += isOwnReply(outcome, cells) ? 0 : 1;
        return wrong + (cells.error().isEmpty() || mayFail(outcome, cells.error()) ? 0 : 1);
    }

    private boolean isOwnStatus(Outcome outcome, Cells cells) {
        if (cells.status().isEmpty()) {
            return cells.statusTime().isEmpty();
        }
        Optional<Instant> at = time(cells.statusTime());
        return BEFORE_META_SPOKE.contains(cells.status()) && at.isPresent()
                || cells.status().equals(WORDS.get(outcome.status()))
                        && at.equals(Optional.of(second(outcome.statusAt())))
                || at.isPresent() && truth.statuses(outcome.digits()).contains(new Event(cells.status(), at.get()));
    }

    private boolean isOwnReply(Outcome outcome, Cells cells) {
        if (cells.reply().isEmpty()) {
            return cells.replyTime().isEmpty();
        }
        return time(cells.replyTime())
                .map(at -> truth.replies(outcome.digits()).contains(new Event(cells.reply(), at)))
                .orElse(false);
    }

    /** A message whose first try failed has words for that while it waits for the second. */
    private static boolean mayFail(Outcome outcome, String error) {
        return error.equals(outcome.error())
                || Set.of("87", "89", "97")
                        .contains(outcome.digits().substring(outcome.digits().length() - 2));
    }

    /** Where a tab at rest differs from the ledger, in words. */
    List<String> differences(ShownTab tab) {
        List<String> differences = new ArrayList<>();
        for (int row = 0; row < tab.size(); row++) {
            String key = tab.at(row, Contacts.KEY);
            Outcome outcome = ledger.byKey().get(key);
            Cells shown = tab.cells(row);
            if (outcome == null ? !shown.equals(Cells.EMPTY) : !isFinal(outcome, shown)) {
                differences.add("row %d (%s, %s) shows %s, its own is %s"
                        .formatted(row, tab.at(row, Contacts.REF), key, shown, outcome));
            }
        }
        return differences;
    }

    private boolean isFinal(Outcome outcome, Cells shown) {
        Ledger.Answer reply = outcome.reply();
        return shown.status().equals(WORDS.get(outcome.status()))
                && time(shown.statusTime()).equals(Optional.of(second(outcome.statusAt())))
                && shown.reply().equals(reply == null ? "" : reply.text())
                && time(shown.replyTime()).equals(Optional.ofNullable(reply).map(answer -> second(answer.at())))
                && shown.error().equals(outcome.error());
    }

    private static Instant second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    private Optional<Instant> time(String shown) {
        for (DateTimeFormatter format : SHOWN_TIMES) {
            try {
                return Optional.of(
                        LocalDateTime.parse(shown, format).atZone(zone).toInstant());
            } catch (DateTimeParseException e) {
                // The next format may be the one.
            }
        }
        return Optional.empty();
    }
}
