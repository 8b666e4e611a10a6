package io.rowcast.campaign;

import io.rowcast.audience.CellText;
import io.rowcast.audience.Column;
import io.rowcast.audience.Row;
import io.rowcast.delivery.Halt;
import io.rowcast.delivery.HaltStore;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.timing.When;
import io.rowcast.workspace.SheetRows.SheetRow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Takes rows into campaigns that send to rows as they come. Rows are told apart by their keys: each gets a message once, and so does
 * each person. A row that is being typed waits until it has not changed for a while, and goes as it is then.
 */
final class NewRows {
    /**
     * What became of reported rows.
     *
     * @param taken get a message, now or when they have settled
     * @param known have one already, stood in the sheet before, or are as they were when they had a problem
     * @param passedOver have no recipient, or the campaign is not about them
     * @param held have a problem
     */
    record Counts(int taken, int known, int passedOver, int held) {
        static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(taken + more.taken, known + more.known, passedOver + more.passedOver, held + more.held);
        }
    }

    /** A sequence as the sheet's columns stand now, with the rows that came. */
    private record Report(Sequence sequence, List<Row> rows) {}

    private final Database database;
    private final Sealers sealers;
    private final Runnable wakeLoops;
    private final InstantSource clock;
    private final CampaignStore campaigns = new CampaignStore();
    private final FollowUpStore followUps = new FollowUpStore();
    private final StandingStore standing = new StandingStore();
    private final HaltStore halts = new HaltStore();
    private final Keeping keeping;

    /** @param wakeLoops called when there is something to send */
    NewRows(Database database, Sealers sealers, Runnable wakeLoops, InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.wakeLoops = wakeLoops;
        this.clock = clock;
        this.keeping = new Keeping(clock);
    }

    /**
     * Takes rows of a tab, as they are shown now. Taking them again changes nothing.
     *
     * @param headings of row 1 by column from A
     * @param rows at most 1,000, each with a key; of two with the same key the last counts
     * @param atOnce whether they are complete, as a form's are, and need not settle
     */
    Counts report(WorkspaceId workspace, UUID campaign, List<String> headings, List<SheetRow> rows, boolean atOnce) {
        Optional<Report> report = database.inWorkspace(
                workspace,
                handle -> followUps
                        .sequence(handle, campaign)
                        .filter(found -> found.campaign().standing())
                        .flatMap(found -> report(handle, found, headings, rows)));
        return report.map(it -> report(workspace, it, rows.size(), atOnce)).orElse(Counts.NONE);
    }

    /** Empty where the campaign's columns are not there any more; it pauses then. */
    private Optional<Report> report(Handle handle, Sequence sequence, List<String> headings, List<SheetRow> rows) {
        UUID campaign = sequence.campaign().id();
        Relocation main = Relocation.of(sequence.recipe(), headings);
        if (!(main instanceof Relocation.Found found)) {
            pause(handle, campaign, ((Relocation.Changed) main).explanation());
            return Optional.empty();
        }
        List<Sequence.Step> steps = new ArrayList<>();
        for (Sequence.Step step : sequence.steps()) {
            switch (Relocation.of(step.recipe(), headings)) {
                case Relocation.Found it -> steps.add(new Sequence.Step(step.followUp(), it.recipe()));
                case Relocation.Changed changed -> {
                    pause(handle, campaign, changed.explanation());
                    return Optional.empty();
                }
            }
        }
        Map<String, Row> latest = new LinkedHashMap<>();
        rows.forEach(row -> latest.put(row.key(), new Row(row.number(), row.key(), found.cells(row))));
        return Optional.of(
                new Report(new Sequence(sequence.campaign(), found.recipe(), steps), List.copyOf(latest.values())));
    }

    private void pause(Handle handle, UUID campaign, String explanation) {
        halts.pauseCampaign(
                handle,
                campaign,
                new Halt(
                        "columns-changed",
                        explanation
                                + " Rows that come now are not taken. Put the column back and resume the campaign, or end"
                                + " it and make a new one."),
                clock.instant());
    }

    private Counts report(WorkspaceId workspace, Report report, int reported, boolean atOnce) {
        Sealer sealer = sealers.of(workspace);
        Sequence sequence = report.sequence();
        UUID campaign = sequence.campaign().id();
        Recipe recipe = sequence.recipe();
        List<Row> addressed = report.rows().stream()
                .filter(row -> !CellText.isBlank(recipe.recipientCell(row)))
                .toList();
        List<Row> about = recipe.about(addressed);
        Set<String> aboutKeys = about.stream().map(Row::key).collect(Collectors.toSet());
        List<String> notAbout = report.rows().stream()
                .map(Row::key)
                .filter(key -> !aboutKeys.contains(key))
                .toList();
        Map<String, byte[]> cells = new HashMap<>();
        about.forEach(row -> cells.put(row.key(), cells(sealer, sequence, row)));
        Map<String, StandingStore.Known> known =
                database.inWorkspaceByKeys(workspace, handle -> standing.known(handle, campaign, aboutKeys));
        List<Row> news = about.stream().filter(row -> isNews(row, known, cells)).toList();
        // Rendered before the campaign is locked, as in a draft.
        Sequence.Frozen frozen = sequence.freeze(sealer, news, clock.instant());
        List<FrozenRow> kept = database.inWorkspaceByKeys(
                workspace, handle -> keep(handle, sealer, sequence, frozen, cells, notAbout, atOnce));
        int taken =
                (int) kept.stream().filter(FrozenRow.Ready.class::isInstance).count();
        if (taken > 0) {
            wakeLoops.run();
        }
        int held = kept.size() - taken;
        int passedOver = reported - about.size();
        return new Counts(taken, about.size() - taken - held, passedOver, held);
    }

    private static boolean isNews(Row row, Map<String, StandingStore.Known> known, Map<String, byte[]> cells) {
        StandingStore.Known before = known.get(row.key());
        return before == null || (before.changeable() && !Arrays.equals(before.cells(), cells.get(row.key())));
    }

    /** Of the cells that any of its messages depends on: what write-back puts into others is no change of the row. */
    private static byte[] cells(Sealer sealer, Sequence sequence, Row row) {
        Set<String> used = sequence.used();
        List<Column> columns = sequence.recipe().columns();
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (used.contains(columns.get(i).letter())) {
                shown.add(row.cell(i));
            }
        }
        return sealer.fingerprint(ChunkText.of(List.of(new Row(0, row.key(), shown))));
    }

    private List<FrozenRow> keep(
            Handle handle,
            Sealer sealer,
            Sequence sequence,
            Sequence.Frozen frozen,
            Map<String, byte[]> cells,
            List<String> notAbout,
            boolean atOnce) {
        UUID campaign = sequence.campaign().id();
        Optional<Campaign> locked = campaigns.lock(handle, campaign).filter(Campaign::standing);
        if (locked.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        standing.withdraw(handle, sealer, campaign, notAbout, now);
        List<String> keys = frozen.rows().stream().map(row -> row.row().key()).toList();
        // Asked again: another report of the same rows may have come first.
        Map<String, StandingStore.Known> known = standing.known(handle, campaign, keys);
        Set<String> news = frozen.rows().stream()
                .map(FrozenRow::row)
                .filter(row -> isNews(row, known, cells))
                .map(Row::key)
                .collect(Collectors.toSet());
        news.removeAll(standing.clear(handle, campaign, news));
        List<FrozenRow> kept =
                keeping.keep(handle, sealer, sequence, frozen.only(news), turn(locked.get(), atOnce, now));
        standing.note(handle, campaign, kept, cells);
        return kept;
    }

    private static Turn turn(Campaign campaign, boolean atOnce, Instant now) {
        return campaign.when() instanceof When.NewRows rows
                        && !atOnce
                        && !rows.settle().isZero()
                ? Turn.at(now.plus(rows.settle()))
                : Turn.AT_ONCE;
    }
}
