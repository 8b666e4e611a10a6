package io.rowcast.writeback;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows when a tab cannot be read or written: how long to wait, and what the user is told. */
final class Setbacks {
    private static final Logger LOG = LoggerFactory.getLogger(Setbacks.class);

    /** Google: min(2^n seconds, 64 seconds) (facts 1.1). */
    private static final Duration LONGEST_FOR_GOOGLE = Duration.ofSeconds(64);
    /** For what a person has to put right. */
    private static final Duration LONGEST_FOR_A_PERSON = Duration.ofMinutes(5);
    /** A short outage is nobody's business. */
    private static final int FAILURES_TO_TELL = 5;

    private final Pace pace;
    private final Flush flush;
    private final ToldStore told;
    private final Map<UUID, Integer> failures = new HashMap<>();

    Setbacks(Pace pace, Flush flush, ToldStore told) {
        this.pace = pace;
        this.flush = flush;
        this.told = told;
    }

    void over(LinkedTab link) {
        Integer before = failures.put(link.sheetLinkId(), 0);
        if (before == null || before > 0) {
            told.takeBack(link);
        }
    }

    void met(LinkedTab link, SheetTrouble trouble) {
        int count = failures.merge(link.sheetLinkId(), 1, Integer::sum);
        LOG.warn("{} cannot be written, failure {} in a row: {}", link, count, trouble.words());
        switch (trouble) {
            case SheetTrouble.TabGone gone -> flush.giveUp(link, WriteTrouble.TAB_MISSING);
            case SheetTrouble.SpreadsheetGone gone -> flush.giveUp(link, WriteTrouble.SPREADSHEET_MISSING);
            case SheetTrouble.NotShared notShared -> waitForAPerson(link, trouble, count);
            case SheetTrouble.NotAllowed notAllowed -> waitForAPerson(link, trouble, count);
            case SheetTrouble.NotConnected notConnected -> waitForAPerson(link, trouble, count);
            case SheetTrouble.TurnLost lost -> failures.merge(link.sheetLinkId(), -1, Integer::sum);
            case SheetTrouble.Refused refused -> waitForAPerson(link, trouble, count);
            case SheetTrouble.NotConfigured notConfigured -> waitForAPerson(link, trouble, count);
            case SheetTrouble.Throttled throttled -> pace.holdUntil(link.tab(), throttled.until());
            case SheetTrouble.Unavailable unavailable -> waitForGoogle(link, trouble, count);
        }
    }

    private void waitForAPerson(LinkedTab link, SheetTrouble trouble, int count) {
        told.tell(link, trouble);
        pace.hold(link.tab(), doubling(count, LONGEST_FOR_A_PERSON));
    }

    private void waitForGoogle(LinkedTab link, SheetTrouble trouble, int count) {
        if (count >= FAILURES_TO_TELL) {
            told.tell(link, trouble);
        }
        pace.hold(link.tab(), doubling(count, LONGEST_FOR_GOOGLE));
    }

    private static Duration doubling(int count, Duration longest) {
        Duration pause = Duration.ofSeconds(1L << Math.min(count, 10));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
