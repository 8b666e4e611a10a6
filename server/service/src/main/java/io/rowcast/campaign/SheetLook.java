package io.rowcast.campaign;

import io.rowcast.delivery.Halt;
import io.rowcast.delivery.HaltStore;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.workspace.SheetRows;
import io.rowcast.workspace.SheetRows.SheetRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every minute at the tabs of campaigns that send to rows as they come, where the service itself may read the sheet: so rows
 * come in too that no trigger of the add-on has told of. One look serves all campaigns of a tab.
 */
public final class SheetLook {
    private static final Logger LOG = LoggerFactory.getLogger(SheetLook.class);

    /** A little less than the minute in which it is called again. */
    private static final Duration EVERY = Duration.ofSeconds(50);

    /** Another node may look then, if this one has died with the tab. */
    private static final Duration TAKEN_FOR = Duration.ofMinutes(5);

    /** Google lets a project read 300 times a minute (sheets facts 4.1), and write-back needs most of it. */
    private static final int MOST_TABS = 50;

    /** So that the minute's other work is not kept waiting; tabs that are left are first the next minute. */
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(10);

    /** After so long a failure that does not pass by itself, a person is asked. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    /** Rows that are taken in one go. */
    private static final int SHARE = 1000;

    private final Database database;
    private final SheetRows sheets;
    private final NewRows newRows;
    private final InstantSource clock;
    private final TabLookStore looks;
    private final StandingStore standing = new StandingStore();
    private final HaltStore halts = new HaltStore();

    /** @param wakeLoops called when there is something to send */
    public SheetLook(Database database, Sealers sealers, SheetRows sheets, Runnable wakeLoops, InstantSource clock) {
        this.database = database;
        this.sheets = sheets;
        this.newRows = new NewRows(database, sealers, wakeLoops, clock);
        this.clock = clock;
        this.looks = new TabLookStore(database);
    }

    /** Looks at every tab whose time has come. One that fails holds up no other. */
    public void run() {
        Instant begun = clock.instant();
        for (TabLookStore.Tab tab : looks.due(begun, MOST_TABS)) {
            Instant now = clock.instant();
            if (now.isAfter(begun.plus(LONGEST))) {
                return;
            }
            if (looks.begin(tab, now, now.plus(TAKEN_FOR))) {
                look(tab, now);
            }
        }
    }

    private void look(TabLookStore.Tab tab, Instant now) {
        try {
            boolean read = true;
            for (Map.Entry<String, List<StandingStore.Standing>> of :
                    byRecipient(tab).entrySet()) {
                read &= look(tab, of.getKey(), of.getValue(), now);
            }
            if (read) {
                looks.succeeded(tab, now.plus(EVERY));
            }
        } catch (RuntimeException e) {
            LOG.warn("The rows of the tab {} could not be taken; they are looked at again", tab.link(), e);
        }
    }

    /** As a rule there is one column of recipients, and one reading. */
    private Map<String, List<StandingStore.Standing>> byRecipient(TabLookStore.Tab tab) {
        Map<String, List<StandingStore.Standing>> byRecipient = new LinkedHashMap<>();
        database.inWorkspace(tab.workspace(), handle -> standing.of(handle, tab.spreadsheetId(), tab.sheetId()))
                .forEach(campaign -> {
                    String heading = campaign.recipe().recipientHeading();
                    byRecipient
                            .computeIfAbsent(heading == null ? "" : heading, it -> new ArrayList<>())
                            .add(campaign);
                });
        return byRecipient;
    }

    private boolean look(TabLookStore.Tab tab, String recipient, List<StandingStore.Standing> campaigns, Instant now) {
        return switch (sheets.read(tab.workspace(), tab.pen(), tab.spreadsheetId(), tab.sheetId(), recipient, true)) {
            case SheetRows.Reading.Read read -> {
                campaigns.forEach(campaign -> take(tab, campaign, read));
                yield true;
            }
            case SheetRows.Reading.Unreadable unreadable -> {
                backOff(tab, campaigns, unreadable, now);
                yield false;
            }
        };
    }

    private void take(TabLookStore.Tab tab, StandingStore.Standing campaign, SheetRows.Reading.Read read) {
        List<SheetRow> rows =
                read.rows().stream().filter(row -> !row.key().isEmpty()).toList();
        // At least once, so that columns that are gone are noticed in an empty sheet too.
        for (int from = 0; from == 0 || from < rows.size(); from += SHARE) {
            newRows.report(
                    tab.workspace(),
                    campaign.campaign(),
                    read.headings(),
                    rows.subList(from, Math.min(rows.size(), from + SHARE)),
                    false);
        }
    }

    private void backOff(
            TabLookStore.Tab tab,
            List<StandingStore.Standing> campaigns,
            SheetRows.Reading.Unreadable unreadable,
            Instant now) {
        database.<Void, RuntimeException>inWorkspace(tab.workspace(), handle -> {
            TabLookStore.Failing failing = looks.failed(handle, tab, unreadable.passing(), now);
            if (failing.failingFor().compareTo(PATIENCE) >= 0) {
                Halt halt = new Halt(
                        "sheet-unreadable",
                        unreadable.explanation()
                                + " For an hour now no new rows could be read. Resume the campaign when it can be read again,"
                                + " or end it.");
                campaigns.forEach(campaign -> halts.pauseCampaign(handle, campaign.campaign(), halt, now));
                looks.beginAnew(handle, tab);
            }
            looks.lookAfter(handle, tab, now.plus(pause(failing.failures())));
            return null;
        });
    }

    /** A minute, then twice as long each time. */
    private static Duration pause(int failures) {
        Duration doubled = EVERY.multipliedBy(1L << Math.min(failures - 1, 10));
        return doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
    }
}
