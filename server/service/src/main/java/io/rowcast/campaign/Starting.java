package io.rowcast.campaign;

import io.rowcast.delivery.Halt;
import io.rowcast.delivery.HaltStore;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.timing.Crons;
import io.rowcast.timing.When;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jdbi.v3.core.Handle;

/** Starts scheduled campaigns when their time has come, and makes the runs of recurring ones. */
public final class Starting {
    /** Quartz may ring milliseconds early; a start further off was moved, and has another alarm. */
    private static final Duration EARLY = Duration.ofSeconds(1);

    /** What is to be done beyond the transaction that decided it. */
    private sealed interface Step {
        record Nothing() implements Step {}

        /** There is something to send, or to call off. */
        record Wake() implements Step {}

        record Alarm(Instant at) implements Step {}

        /** The sheet is to be read first; {@code reader} has the start in hand. */
        record Read(Campaign campaign, UUID reader) implements Step {}
    }

    private final Database database;
    private final InstantSource clock;
    private final Crons crons;
    private final SheetStarts sheetStarts;
    private final Executor threads;
    private final Runnable wakeDispatch;
    private final CampaignStore campaigns = new CampaignStore();
    private final RunStore runs = new RunStore();
    private final NoticeStore notices = new NoticeStore();
    private final HaltStore halts = new HaltStore();
    private final DueStore due = new DueStore();

    /**
     * @param threads for starts that read a sheet, which may take minutes
     * @param wakeDispatch called after a campaign started
     */
    public Starting(
            Database database,
            InstantSource clock,
            Crons crons,
            SheetStarts sheetStarts,
            Executor threads,
            Runnable wakeDispatch) {
        this.database = database;
        this.clock = clock;
        this.crons = crons;
        this.sheetStarts = sheetStarts;
        this.threads = threads;
        this.wakeDispatch = wakeDispatch;
    }

    /** Starts a campaign if it still waits and its time has come; else it changes nothing, however often it is called. */
    public void start(WorkspaceId workspace, UUID campaign, StartTimer timer) {
        Step step = database.inWorkspace(
                workspace,
                handle -> campaigns
                        .lock(handle, campaign)
                        .filter(found -> found.status() == CampaignStatus.SCHEDULED)
                        .map(found -> step(handle, found))
                        .orElseGet(Step.Nothing::new));
        switch (step) {
            case Step.Nothing nothing -> {}
            case Step.Wake wake -> wakeDispatch.run();
            case Step.Alarm alarm -> timer.startAt(workspace, campaign, alarm.at());
            case Step.Read read -> read(workspace, read, timer);
        }
    }

    private void read(WorkspaceId workspace, Step.Read read, StartTimer timer) {
        try {
            threads.execute(() -> {
                sheetStarts
                        .make(workspace, read.campaign(), read.reader())
                        .ifPresent(
                                next -> timer.startAt(workspace, read.campaign().id(), next));
                wakeDispatch.run();
            });
        } catch (RejectedExecutionException e) {
            // This node stops; another one finds it within a minute.
            sheetStarts.leave(workspace, read.campaign(), read.reader());
        }
    }

    /** Starts all whose time has passed: those whose timer was lost, and those whose sheet could not be read at the last try. */
    public void startOverdue(StartTimer timer) {
        database.outsideWorkspaces(handle -> due.scheduledBefore(handle, clock.instant()))
                .forEach(it -> start(it.workspace(), it.campaign(), timer));
    }

    private Step step(Handle handle, Campaign campaign) {
        Instant now = clock.instant();
        Instant planned = campaign.startsAt() == null ? now : campaign.startsAt();
        if (planned.isAfter(now.plus(EARLY))) {
            return new Step.Alarm(planned);
        }
        boolean late = campaign.begunAt() == null && planned.plus(Missed.LATE).isBefore(now);
        return late ? late(handle, campaign, planned, now) : start(handle, campaign, now);
    }

    private Step late(Handle handle, Campaign campaign, Instant planned, Instant now) {
        StartWords words = new StartWords(campaign);
        return switch (Missed.of(campaign.missed(), Duration.between(planned, now))) {
            case RUN -> {
                notices.add(handle, campaign.id(), new Notice(now, "started-late", words.late(planned, now)));
                yield start(handle, campaign, now);
            }
            case ASK -> {
                runs.begun(handle, campaign.id(), now);
                halts.pauseCampaign(handle, campaign.id(), new Halt(StartWords.MISSED, words.missed(planned)), now);
                yield new Step.Nothing();
            }
            case SKIP -> {
                notices.add(handle, campaign.id(), new Notice(now, "start-skipped", words.skipped(planned)));
                yield skip(handle, campaign, now);
            }
        };
    }

    private Step skip(Handle handle, Campaign campaign, Instant now) {
        if (!(campaign.when() instanceof When.Recurring recurring)) {
            campaigns.cancel(handle, campaign.id(), now);
            return new Step.Wake();
        }
        Optional<Instant> next = Runs.of(recurring, crons).nextOf(campaign, now);
        runs.advance(handle, campaign.id(), campaign.runs(), next.orElse(null), now);
        return next.<Step>map(Step.Alarm::new).orElseGet(Step.Nothing::new);
    }

    private Step start(Handle handle, Campaign campaign, Instant now) {
        if (needsSheet(campaign)) {
            UUID reader = UUID.randomUUID();
            return runs.take(handle, campaign.id(), reader, now, now.plus(SheetStarts.IN_HAND))
                    ? new Step.Read(campaigns.find(handle, campaign.id()).orElseThrow(), reader)
                    : new Step.Nothing();
        }
        campaigns.start(handle, campaign.id(), now);
        return new Step.Wake();
    }

    private static boolean needsSheet(Campaign campaign) {
        return campaign.when() instanceof When.Recurring || (campaign.when() instanceof When.At at && at.readAgain());
    }
}
