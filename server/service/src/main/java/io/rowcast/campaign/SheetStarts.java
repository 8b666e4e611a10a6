package io.rowcast.campaign;

import io.rowcast.audience.Row;
import io.rowcast.delivery.Halt;
import io.rowcast.delivery.HaltStore;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.timing.Crons;
import io.rowcast.timing.When;
import io.rowcast.workspace.SheetRows.Reading;
import io.rowcast.workspace.SheetRows.SheetRow;
import io.rowcast.workspace.SourceUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes starts for which the sheet is read: a run of a recurring campaign, which is a campaign of its own, and a campaign
 * whose rows are those of the sheet at its start. A node may die at any line: until the one transaction that lets the rows
 * go, nothing is sent, and whoever takes the start in hand next begins it anew.
 */
public final class SheetStarts {
    private static final Logger LOG = LoggerFactory.getLogger(SheetStarts.class);

    /** Longer than one chunk of rows or one answer of Google takes; another node begins anew after that. */
    static final Duration IN_HAND = Duration.ofMinutes(4);

    /** What passes by itself, as Google not answering, is waited for so long. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final int CHUNK = 1000;

    private final Database database;
    private final SheetSource source;
    private final Barriers barriers;
    private final Freezing freezing;
    private final Crons crons;
    private final InstantSource clock;
    private final CampaignStore campaigns = new CampaignStore();
    private final RowStore rows = new RowStore();
    private final RunStore runs = new RunStore();
    private final NoticeStore notices = new NoticeStore();
    private final HaltStore halts = new HaltStore();

    public SheetStarts(
            Database database,
            SheetSource source,
            Barriers barriers,
            Freezing freezing,
            Crons crons,
            InstantSource clock) {
        this.database = database;
        this.source = source;
        this.barriers = barriers;
        this.freezing = freezing;
        this.crons = crons;
        this.clock = clock;
    }

    /** One start that this node has in hand. */
    private record InHand(WorkspaceId workspace, Campaign campaign, UUID reader) {
        UUID id() {
            return campaign.id();
        }
    }

    /**
     * Makes the start of a campaign that {@code reader} has in hand. Blocks for as long as the sheet takes.
     *
     * @return when the campaign is to start next; empty where it is not
     */
    Optional<Instant> make(WorkspaceId workspace, Campaign campaign, UUID reader) {
        InHand start = new InHand(workspace, campaign, reader);
        try {
            Optional<Halt> barrier = barriers.halt(workspace, campaign);
            if (barrier.isPresent()) {
                return hold(start, barrier.get());
            }
            return read(start);
        } catch (SourceUnavailableException e) {
            return later(start, "WhatsApp does not say at present whether the template can be sent.");
        } catch (RuntimeException e) {
            LOG.error("The start of campaign {} failed", campaign.id(), e);
            // Where this node is told to stop, another one is to find it within a minute.
            Thread.interrupted();
            return later(start, "Rowcast failed to make the start.");
        }
    }

    /** Lets go of a start that this node will not make. */
    void leave(WorkspaceId workspace, Campaign campaign, UUID reader) {
        InHand start = new InHand(workspace, campaign, reader);
        ours(start, handle -> runs.letGo(handle, start.id()));
    }

    private Optional<Instant> read(InHand start) {
        String recipe = database.inWorkspace(start.workspace(), handle -> campaigns.recipeText(handle, start.id()));
        String heading = Objects.requireNonNullElse(RecipeWire.read(recipe).recipientHeading(), "");
        return switch (source.read(start.workspace(), start.campaign().sheet(), heading)) {
            case Reading.Unreadable unreadable ->
                unreadable.passing()
                        ? later(start, unreadable.explanation())
                        : hold(start, waits(start, StartWords.UNREADABLE, unreadable.explanation()));
            case Reading.Read read ->
                switch (Relettering.of(recipe, read.headings())) {
                    case Relettering.Changed changed ->
                        hold(
                                start,
                                waits(start, StartWords.COLUMNS_CHANGED, StartWords.columns(changed.explanation())));
                    case Relettering.Found columns -> start(start, read.rows(), columns);
                };
        };
    }

    private Optional<Instant> start(InHand start, List<SheetRow> found, Relettering.Found columns) {
        List<Row> keyed = found.stream()
                .filter(row -> !row.key().isEmpty())
                .map(row -> new Row(row.number(), row.key(), columns.cells(row)))
                .toList();
        int recipients = recipients(columns);
        int keyless = (int) found.stream()
                .filter(row -> row.key().isEmpty() && !row.cell(recipients).isBlank())
                .count();
        return start.campaign().when() instanceof When.Recurring recurring
                ? run(start, recurring, keyed, keyless, columns)
                : again(start, keyed, keyless, columns);
    }

    /** Where the recipients stand in the sheet, from 0. */
    private static int recipients(Relettering.Found columns) {
        Recipe recipe = RecipeWire.read(columns.recipe());
        int index = 0;
        while (!recipe.columns().get(index).letter().equals(recipe.recipientColumn())) {
            index++;
        }
        return columns.cells().get(index);
    }

    private Optional<Instant> run(
            InHand start, When.Recurring recurring, List<Row> found, int keyless, Relettering.Found columns) {
        int number = start.campaign().runs() + 1;
        UUID run = UUID.randomUUID();
        boolean made =
                ours(start, handle -> runs.makeRun(handle, start.id(), number, run, columns.recipe(), clock.instant()));
        if (!made || !freeze(start, run, CampaignStatus.DRAFT, found)) {
            return Optional.empty();
        }
        return database.inWorkspace(
                start.workspace(),
                handle -> runs.lock(handle, start.id(), start.reader())
                        .flatMap(locked -> release(handle, start, recurring, number, run, keyless)));
    }

    /** The one transaction that lets a run's rows go and schedules the next. */
    private Optional<Instant> release(
            Handle handle, InHand start, When.Recurring recurring, int number, UUID run, int keyless) {
        Instant now = clock.instant();
        if (campaigns.lock(handle, run).isEmpty()) {
            return Optional.empty();
        }
        int ready = rows.counts(handle, run).ready();
        int held = runs.held(handle, run);
        if (ready > 0) {
            runs.launchRun(handle, run, now);
            tell(handle, start.id(), "run", StartWords.ran(number, ready, held));
        } else {
            if (held == 0) {
                campaigns.delete(handle, run);
            } else {
                runs.endRun(handle, run, now);
            }
            tell(handle, start.id(), "run-empty", StartWords.ranEmpty(number, held));
        }
        tellKeyless(handle, start.id(), keyless);
        Campaign parent = campaigns.find(handle, start.id()).orElseThrow();
        Optional<Instant> next = Runs.of(recurring, crons).nextOf(parent.afterRun(number), now);
        runs.advance(handle, start.id(), number, next.orElse(null), now);
        if (next.isEmpty()) {
            tell(handle, start.id(), "runs-ended", StartWords.ended());
        }
        return next;
    }

    private Optional<Instant> again(InHand start, List<Row> found, int keyless, Relettering.Found columns) {
        boolean dropped = ours(start, handle -> {
            runs.dropRows(handle, start.id());
            runs.changeRecipe(handle, start.id(), columns.recipe());
        });
        if (dropped && freeze(start, start.id(), CampaignStatus.SCHEDULED, found)) {
            ours(start, handle -> {
                Instant now = clock.instant();
                int ready = rows.counts(handle, start.id()).ready();
                int held = runs.held(handle, start.id());
                campaigns.start(handle, start.id(), now);
                runs.letGo(handle, start.id());
                if (ready == 0) {
                    runs.endRun(handle, start.id(), now);
                }
                tell(handle, start.id(), "sheet-read", StartWords.readAgain(ready, held));
                tellKeyless(handle, start.id(), keyless);
            });
        }
        return Optional.empty();
    }

    /** @return false where somebody else has the start in hand by now, or it was called off or moved */
    private boolean freeze(InHand start, UUID campaign, CampaignStatus expected, List<Row> found) {
        for (int from = 0; from < found.size(); from += CHUNK) {
            List<Row> chunk = found.subList(from, Math.min(found.size(), from + CHUNK));
            if (!ours(
                    start,
                    handle -> runs.keep(
                            handle, start.id(), start.reader(), clock.instant().plus(IN_HAND)))) {
                return false;
            }
            Freezing.Outcome outcome = freezing.put(start.workspace(), campaign, expected, from / CHUNK, chunk);
            switch (outcome) {
                case Freezing.Outcome.Kept kept -> {}
                case Freezing.Outcome.NoSuchCampaign gone -> {
                    return false;
                }
                case Freezing.Outcome.NotADraft changed -> {
                    return false;
                }
                case Freezing.Outcome.Differs differs ->
                    throw new IllegalStateException("chunk " + from / CHUNK + " of a new reading was put before");
                case Freezing.Outcome.Repeated repeated ->
                    throw new IllegalStateException("row " + repeated.row() + " of a reading stands there twice");
            }
        }
        return true;
    }

    private interface Work {
        void in(Handle handle);
    }

    /** @return false, and nothing done, where the start is no longer in this hand */
    private boolean ours(InHand start, Work work) {
        return database.inWorkspace(
                start.workspace(),
                handle -> runs.lock(handle, start.id(), start.reader())
                        .map(locked -> {
                            work.in(handle);
                            return true;
                        })
                        .orElse(false));
    }

    private void tell(Handle handle, UUID campaign, String code, String message) {
        notices.add(handle, campaign, new Notice(clock.instant(), code, message));
    }

    private void tellKeyless(Handle handle, UUID campaign, int keyless) {
        if (keyless > 0) {
            tell(handle, campaign, "rows-without-key", StartWords.keyless(keyless));
        }
    }

    private static Halt waits(InHand start, String code, String because) {
        return new Halt(code, new StartWords(start.campaign()).waits(because));
    }

    private Optional<Instant> hold(InHand start, Halt halt) {
        ours(start, handle -> {
            runs.letGo(handle, start.id());
            halts.pauseCampaign(handle, start.id(), halt, clock.instant());
        });
        return Optional.empty();
    }

    /** The minute's sweep tries again. */
    private Optional<Instant> later(InHand start, String because) {
        Instant begun = start.campaign().begunAt();
        boolean longEnough = begun != null && begun.plus(PATIENCE).isBefore(clock.instant());
        if (longEnough) {
            return hold(start, waits(start, StartWords.UNREADABLE, because + " Rowcast has tried for an hour."));
        }
        ours(start, handle -> runs.letGo(handle, start.id()));
        return Optional.empty();
    }
}
