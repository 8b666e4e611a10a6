package io.rowcast.campaign;

import io.rowcast.timing.When;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** What the user is told of starts and runs. */
final class StartWords {
    /** Pause: nobody was there for a start, and a person is asked. */
    static final String MISSED = "start-missed";
    /** Pause: the sheet's columns are not what the campaign was made of. */
    static final String COLUMNS_CHANGED = "columns-changed";
    /** Pause: the sheet could not be read. */
    static final String UNREADABLE = "sheet-unreadable";

    private final Campaign campaign;

    StartWords(Campaign campaign) {
        this.campaign = campaign;
    }

    private boolean recurs() {
        return campaign.when() instanceof When.Recurring;
    }

    private ZoneId zone() {
        if (campaign.when() instanceof When.At at) {
            return at.zone();
        }
        return campaign.when() instanceof When.Recurring recurring
                ? recurring.zone()
                : ZoneId.of(campaign.sheet().timeZone());
    }

    /** Local time and offset, to the minute. */
    String at(Instant instant) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm '(UTC'xxx')'")
                .format(instant.truncatedTo(ChronoUnit.MINUTES).atZone(zone()));
    }

    String late(Instant planned, Instant now) {
        return (recurs() ? "A run was to start at " : "It was to start at ") + at(planned) + " and started at "
                + at(now) + ", because the service was not running in between.";
    }

    String missed(Instant planned) {
        return "The service was not running at " + at(planned) + ", when "
                + (recurs()
                        ? "a run was to start. Resume the campaign to make that run now, move it to another time, or cancel"
                                + " it."
                        : "it was to start. Resume the campaign to start now, move it to another time, or cancel it.");
    }

    String skipped(Instant planned) {
        return "The service was not running at " + at(planned) + ", when "
                + (recurs()
                        ? "a run was to start. That run was left out, as asked for."
                        : "it was to start. It was cancelled, as asked for; send the rest if it still should go.");
    }

    /** @param because ends with a full stop */
    String waits(String because) {
        return because
                + (recurs()
                        ? " The run that was due waits: solve this and resume the campaign, and it is made then."
                        : " The start waits: solve this and resume the campaign, and it starts then.");
    }

    static String columns(String explanation) {
        return explanation + " Give the columns their headings back.";
    }

    static String ran(int run, int ready, int held) {
        return "Run " + run + " sends " + rows(ready) + "." + (held == 0 ? "" : " " + heldBack(held));
    }

    static String ranEmpty(int run, int held) {
        return held == 0
                ? "Run " + run + " found no rows to send to."
                : "Run " + run + " sent nothing. " + heldBack(held);
    }

    static String readAgain(int ready, int held) {
        return "The sheet was read again at the start: "
                + (ready == 0 ? "there is nothing to send." : rows(ready) + (ready == 1 ? " goes." : " go."))
                + (held == 0 ? "" : " " + heldBack(held));
    }

    static String heldBack(int held) {
        return held == 1
                ? "1 row was held back; its problem is listed there."
                : held + " rows were held back; their problems are listed there.";
    }

    static String keyless(int rows) {
        return (rows == 1 ? "1 row was" : rows + " rows were")
                + " left out for having no key of its own, as a copied row has. Open the Rowcast sidebar and check the sheet"
                + " again: it gives them keys.";
    }

    static String ended() {
        return "That was the last run.";
    }

    private static String rows(int rows) {
        return rows == 1 ? "1 message" : rows + " messages";
    }
}
