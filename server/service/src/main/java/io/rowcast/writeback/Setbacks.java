package io.rowcast.writeback;

import io.rowcast.delivery.WriteTrouble;
import io.rowcast.platform.work.BackOff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows when a tab cannot be read or written: how long it waits, and what the user is told. */
final class Setbacks {
    private static final Logger LOG = LoggerFactory.getLogger(Setbacks.class);

    /** A short outage is nobody's business. */
    private static final int FAILURES_TO_TELL = 5;

    private static final String NOT_SHARED = "not-shared";
    private static final String UNREACHABLE = "unreachable";

    /** Google: min(2^n seconds + random, 64 seconds) (facts 1.1). */
    private final BackOff forGoogle = new BackOff(Duration.ofSeconds(64), new Random());
    /** For what a person has to put right. */
    private final BackOff forAPerson = new BackOff(Duration.ofMinutes(5), new Random());

    private final InstantSource clock;
    private final LinkStore links;
    private final Flush flush;
    private final ToldStore told;
    private final Set<UUID> clean = ConcurrentHashMap.newKeySet();

    Setbacks(InstantSource clock, LinkStore links, Flush flush, ToldStore told) {
        this.clock = clock;
        this.links = links;
        this.flush = flush;
        this.told = told;
    }

    /** @param failures before this good turn */
    void over(LinkedTab link, int failures) {
        // Another process may have told of a trouble and not seen its end.
        if (clean.add(link.sheetLinkId()) || failures > 0) {
            told.takeBack(link);
        }
    }

    /** @param failures in a row, this one included */
    void met(LinkedTab link, SheetTrouble trouble, int failures) {
        LOG.info("{} was not written, {} in a row: {}", link, failures, trouble.words());
        clean.remove(link.sheetLinkId());
        switch (trouble) {
            case SheetTrouble.TabGone gone -> giveUp(link, trouble, failures, WriteTrouble.TAB_MISSING);
            case SheetTrouble.SpreadsheetGone gone -> giveUp(link, trouble, failures, WriteTrouble.SPREADSHEET_MISSING);
            case SheetTrouble.NotShared notShared -> waitForAPerson(link, trouble, failures, NOT_SHARED);
            case SheetTrouble.NotAllowed notAllowed -> waitForAPerson(link, trouble, failures, NOT_SHARED);
            case SheetTrouble.NotConnected notConnected -> waitForAPerson(link, trouble, failures, UNREACHABLE);
            case SheetTrouble.ColumnProtected column -> waitForAPerson(link, trouble, failures, null);
            case SheetTrouble.Refused refused -> waitForAPerson(link, trouble, failures, UNREACHABLE);
            case SheetTrouble.NotConfigured notConfigured -> waitForAPerson(link, trouble, failures, UNREACHABLE);
            case SheetTrouble.Throttled throttled -> links.hold(link, throttled.until());
            case SheetTrouble.TurnLost lost -> {
                // The node that has it says how it went.
            }
            case SheetTrouble.Unavailable unavailable -> waitForGoogle(link, trouble, failures);
        }
    }

    /** A turn broke on a fault of ours. */
    void broke(LinkedTab link, int failures) {
        links.failed(link, failures, in(forGoogle, failures), null, null);
    }

    private void giveUp(LinkedTab link, SheetTrouble trouble, int failures, WriteTrouble why) {
        links.failed(link, failures, in(forGoogle, failures), UNREACHABLE, trouble.words());
        flush.giveUp(link, why);
    }

    private void waitForAPerson(LinkedTab link, SheetTrouble trouble, int failures, @Nullable String access) {
        links.failed(link, failures, in(forAPerson, failures), access, trouble.words());
        told.tell(link, trouble);
    }

    private void waitForGoogle(LinkedTab link, SheetTrouble trouble, int failures) {
        boolean tell = failures >= FAILURES_TO_TELL;
        @Nullable String words = tell ? trouble.words() : null;
        links.failed(link, failures, in(forGoogle, failures), null, words);
        if (tell) {
            told.tell(link, trouble);
        }
    }

    private Instant in(BackOff pause, int failures) {
        return clock.instant().plus(pause.after(failures));
    }
}
