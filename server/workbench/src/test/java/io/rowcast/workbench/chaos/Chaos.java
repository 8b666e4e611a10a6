package io.rowcast.workbench.chaos;

import io.rowcast.sandbox.client.SheetsControl;
import io.rowcast.sandbox.client.SheetsControl.Fault;
import io.rowcast.sandbox.client.SheetsControl.NewTab;
import io.rowcast.sandbox.client.SheetsControl.Request;
import io.rowcast.sandbox.client.SheetsControl.Share;
import io.rowcast.sandbox.client.SheetsControl.Spreadsheet;
import io.rowcast.sandbox.client.WhatsAppControl.Pace;
import io.rowcast.workbench.chaos.Sightings.Spell;
import io.rowcast.workbench.chaos.Verdict.Moments;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One campaign while a person does something to its tab every 100 ms, Google fails now and then, and webhooks come repeated
 * and in another order. Afterwards the tab is left alone until it stands still.
 */
final class Chaos {
    private static final String TITLE = "Contacts";
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final String PERSON = "maria@shop.example";
    private static final long EVERY_MILLIS = 100;
    private static final Duration SLOW = Duration.ofMillis(1_500);
    private static final Duration LONGEST_REST = Duration.ofSeconds(60);
    /** Longer than the longest pause that follows a failure while there is work. */
    private static final Duration STILL = Duration.ofSeconds(5);

    /**
     * What came out.
     *
     * @param differences what is wrong with the tab that stands still
     * @param foreign what differs in cells that are the person's own
     * @param lost rows that are not in the tab and have no outcome in the service either
     */
    record Result(Moments own, Moments others, List<String> differences, List<String> foreign, Set<String> lost) {}

    private final World world;
    private final Pen pen;
    private final int rows;
    private final long seed;
    private final Duration restless;
    private final SheetsControl google;
    private final Calls sandbox;
    private final List<List<String>> tab;
    private final Spreadsheet spreadsheet;
    private final OwnCells own;
    private final UserHand hand;
    private final RestlessUser user;
    private final Sightings sightings = new Sightings();
    private final Truth truth;
    private long revision;

    Chaos(World world, Pen pen, int rows, long seed, Duration restless) {
        this.world = world;
        this.pen = pen;
        this.rows = rows;
        this.seed = seed;
        this.restless = restless;
        this.google = world.google();
        this.sandbox = new Calls(world.sandboxUrl(), "");
        this.tab = Contacts.tab(rows);
        this.spreadsheet = google.create("Chaos", PERSON, ZONE.getId(), "en_GB", new NewTab(TITLE, tab));
        this.own = new OwnCells(tab);
        this.hand = new UserHand(
                new Calls(world.sandboxUrl(), google.accessToken(PERSON)),
                spreadsheet.spreadsheetId(),
                spreadsheet.tab(TITLE).sheetId(),
                own);
        this.user = new RestlessUser(seed, hand, own);
        this.truth = new Truth(sandbox);
    }

    Result run() throws Exception {
        google.share(spreadsheet.spreadsheetId(), pen.email());
        hand.prepare();
        world.whatsApp().pace(new Pace(20L, 500L, 2_000L, 5_000L, 2_000L, 500L));
        world.whatsApp().webhookFaults(20, 100, 0, true);
        try (Turnings beside = new Turnings()) {
            beside.add(Turning.start("truth", 100, truth::read));
            String link = pen.link(world, sheet());
            String campaign = Launch.of(world.api(), world.sender(), sheet(), tab);
            beside.add(pen.start(world, spreadsheet.spreadsheetId(), link));
            beside.add(Turning.start("watcher", 0, this::watch));
            await("the columns", () -> shown().hasRowcastsColumns());
            ShownTab.ROWCASTS.forEach(heading -> own.insertColumn(own.width(), heading));
            beRestless();
            return result(awaitRest(campaign));
        }
    }

    private Map<String, Object> sheet() {
        return Map.of(
                "spreadsheetId",
                spreadsheet.spreadsheetId(),
                "sheetId",
                spreadsheet.tab(TITLE).sheetId(),
                "title",
                TITLE,
                "timeZone",
                ZONE.getId());
    }

    private void beRestless() throws Exception {
        google.failSharesOf(
                pen.email(),
                share(Fault.TOO_MANY, 0.04),
                share(Fault.UNAVAILABLE, 0.08),
                share(Fault.SLOW, 0.08),
                share(Fault.LOST_ANSWER, 0.08));
        People people = new People(world.whatsApp());
        Instant end = Instant.now().plus(restless);
        try (Turnings beside = new Turnings()) {
            beside.add(Turning.start("people", 200, people::answer));
            Instant due = Instant.now();
            while (Instant.now().isBefore(end)) {
                user.act();
                // From one act's begin to the next's, as far as the machine keeps up.
                due = due.plusMillis(EVERY_MILLIS);
                TimeUnit.MILLISECONDS.sleep(
                        Math.max(0, Duration.between(Instant.now(), due).toMillis()));
            }
            user.removeCopies();
            google.noFaults();
        }
    }

    private static Share share(Fault fault, double rate) {
        return new Share(fault, rate, SheetsControl.Calls.ALL, SLOW);
    }

    /** Until the ledger is settled and the tab shows it, or the longest time is over; then watches that it stays. */
    private Ledger awaitRest(String campaign) throws Exception {
        Instant end = Instant.now().plus(LONGEST_REST);
        Instant begin = Instant.now();
        Ledger ledger = Ledger.read(world.api(), campaign);
        while (Instant.now().isBefore(end) && !isAtRest(ledger)) {
            TimeUnit.SECONDS.sleep(1);
            ledger = Ledger.read(world.api(), campaign);
        }
        System.out.printf("chaos: at rest after %s%n", Duration.between(begin, Instant.now()));
        TimeUnit.SECONDS.sleep(STILL.toSeconds());
        return Ledger.read(world.api(), campaign);
    }

    private boolean isAtRest(Ledger ledger) {
        return ledger.isSettled()
                && world.whatsApp().counts().webhooksPending() == 0
                && new Verdict(ledger, truth, ZONE).differences(shown()).isEmpty();
    }

    private void watch() {
        google.awaitChange(spreadsheet.spreadsheetId(), revision, Duration.ofMillis(500))
                .ifPresent(changed -> {
                    revision = changed.revision();
                    sightings.see(ShownTab.of(changed), Instant.now());
                });
    }

    private ShownTab shown() {
        return ShownTab.of(google.get(spreadsheet.spreadsheetId()));
    }

    private Result result(Ledger ledger) {
        Verdict verdict = new Verdict(ledger, truth, ZONE);
        ShownTab shown = shown();
        Set<String> surviving = new HashSet<>();
        for (int row = 0; row < shown.size(); row++) {
            surviving.add(shown.at(row, Contacts.KEY));
        }
        Set<String> lost = new HashSet<>();
        for (int row = 0; row < rows; row++) {
            lost.add(Contacts.key(row));
        }
        lost.removeAll(surviving);
        int deleted = lost.size();
        lost.removeAll(ledger.byKey().keySet());
        List<Spell> spells = sightings.until(Instant.now());
        Result result = new Result(
                verdict.ofOwnRows(spells),
                verdict.ofOtherRows(spells),
                verdict.differences(shown),
                own.differencesFrom(shown),
                lost);
        print(ledger, deleted, result);
        return result;
    }

    private void print(Ledger ledger, int deleted, Result result) {
        List<Request> calls = google.requests(spreadsheet.spreadsheetId()).stream()
                .filter(call -> call.who().equals(pen.email()))
                .toList();
        System.out.printf(
                "chaos pen=%s seed=%d rows=%d deleted=%d outcomes=%s%n  person: %s%n  Google: %d reads, %d writes, %d refused%n"
                        + "  states looked at: %d of %d%n"
                        + "  mis-written at any moment: %s; beside rows of nobody: %s; at rest: %d%n",
                pen,
                seed,
                rows,
                deleted,
                ledger.counts(),
                user.done(),
                calls.stream().filter(call -> call.kind().equals("read")).count(),
                calls.stream().filter(call -> call.kind().equals("write")).count(),
                calls.stream().filter(call -> call.status() >= 400).count(),
                sightings.revisions(),
                revision,
                words(result.own()),
                words(result.others()),
                result.differences().size());
        result.own().examples().stream().limit(3).forEach(spell -> System.out.println("  for example " + spell));
    }

    private static String words(Moments moments) {
        return "%d cells in %d rows, the longest for %.1f s"
                .formatted(moments.cells(), moments.rows(), moments.longest().toMillis() / 1000.0);
    }

    private static void await(String what, BooleanSupplier there) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(60);
        while (!there.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("waited in vain for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
