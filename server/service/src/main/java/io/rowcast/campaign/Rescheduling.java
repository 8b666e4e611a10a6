package io.rowcast.campaign;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.timing.Crons;
import io.rowcast.timing.QuietHours;
import io.rowcast.timing.When;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Moves and edits the schedules of launched campaigns. */
final class Rescheduling {
    /**
     * What is wished for.
     *
     * @param quietChanges whether {@code quiet} is to be taken; null then lifts the quiet hours
     * @param missed null to leave it as it is
     */
    record Wish(
            When when,
            boolean quietChanges,
            @Nullable QuietHours quiet,
            @Nullable Missed missed) {}

    /** What became of the wish. */
    sealed interface Outcome {
        record Moved(Campaign campaign) implements Outcome {}

        record NoSuchCampaign() implements Outcome {}

        /** @param because in words for the user */
        record NotMovable(String because) implements Outcome {}

        record NotThen(FirstStart why) implements Outcome {}

        record EndsBeforeStart(Instant end, Instant start) implements Outcome {}

        record SheetNotReadable(String because) implements Outcome {}
    }

    private final Database database;
    private final SheetSource source;
    private final StartTimer timer;
    private final Crons crons;
    private final Runnable wakeLoops;
    private final InstantSource clock;
    private final CampaignStore campaigns = new CampaignStore();
    private final ScheduleStore schedules = new ScheduleStore();
    private final RunStore runs = new RunStore();
    private final NoticeStore notices = new NoticeStore();

    /** @param wakeLoops called when there may be something to send */
    Rescheduling(
            Database database,
            SheetSource source,
            StartTimer timer,
            Crons crons,
            Runnable wakeLoops,
            InstantSource clock) {
        this.database = database;
        this.source = source;
        this.timer = timer;
        this.crons = crons;
        this.wakeLoops = wakeLoops;
        this.clock = clock;
    }

    Outcome move(WorkspaceId workspace, UUID id, Wish wish) {
        Optional<Campaign> found = database.inWorkspace(workspace, handle -> campaigns.find(handle, id));
        if (found.isEmpty()) {
            return new Outcome.NoSuchCampaign();
        }
        if (wish.when() instanceof When.At at && at.readAgain()) {
            Optional<String> because = source.refusal(workspace, found.get().sheet());
            if (because.isPresent()) {
                return new Outcome.SheetNotReadable(because.get());
            }
        }
        Outcome outcome = database.inWorkspace(
                workspace,
                handle -> campaigns
                        .lock(handle, id)
                        .map(campaign -> move(handle, campaign, wish))
                        .orElseGet(Outcome.NoSuchCampaign::new));
        if (outcome instanceof Outcome.Moved moved) {
            // After a crash before this line the old alarm finds that it is too early, and the minute's sweep what is
            // due.
            timer.forget(id);
            moved.campaign().alarm().ifPresent(at -> timer.startAt(workspace, id, at));
            wakeLoops.run();
        }
        return outcome;
    }

    private Outcome move(Handle handle, Campaign campaign, Wish wish) {
        Optional<String> kept = keptFrom(campaign, wish.when());
        if (kept.isPresent()) {
            return new Outcome.NotMovable(kept.get());
        }
        return switch (wish.when()) {
            case When.At at -> moveStart(handle, campaign, wish, FirstStart.of(at, clock.instant(), crons));
            case When.Recurring recurring -> moveStart(handle, campaign, wish, firstRun(campaign, recurring));
            case When.Drip drip -> edited(handle, campaign, wish);
            case When.NewRows newRows -> edited(handle, campaign, wish);
            case When.PerRow perRow -> edited(handle, campaign, wish);
            case When.Now now -> new Outcome.NotMovable("It sends at once; there is no time to move.");
        };
    }

    /** Why the campaign's schedule stays as it is. */
    private static Optional<String> keptFrom(Campaign campaign, When when) {
        When before = campaign.when();
        boolean started = campaign.startedAt() != null;
        boolean once = before instanceof When.At;
        return switch (campaign.status()) {
            case DRAFT -> Optional.of("It is a draft; its time is chosen when it is launched.");
            case DONE -> Optional.of("It is done.");
            case CANCELLED -> Optional.of("It was cancelled.");
            case SCHEDULED, SENDING, PAUSED -> {
                if (before == null || before.getClass() != when.getClass()) {
                    yield Optional.of("A schedule keeps its kind. Cancel the campaign and make another one.");
                }
                if (once && started) {
                    yield Optional.of("It has started.");
                }
                yield before instanceof When.PerRow && !before.equals(when)
                        ? Optional.of(
                                "Its times stand in the rows, which were frozen when it was confirmed. Its quiet hours"
                                        + " can be changed; for other times cancel it and make another one.")
                        : Optional.empty();
            }
        };
    }

    private FirstStart firstRun(Campaign campaign, When.Recurring recurring) {
        Runs all = Runs.of(recurring, crons);
        return all.wrong()
                .<FirstStart>map(FirstStart.CronWrong::new)
                .orElseGet(() -> all.next(clock.instant(), campaign.runs())
                        .<FirstStart>map(first -> new FirstStart.Possible(first, null))
                        .orElseGet(FirstStart.Never::new));
    }

    private Outcome moveStart(Handle handle, Campaign campaign, Wish wish, FirstStart first) {
        if (!(first instanceof FirstStart.Possible start) || start.at() == null) {
            return new Outcome.NotThen(first);
        }
        Instant end = campaign.safeguards().sendUntil();
        if (end != null && !end.isAfter(start.at())) {
            return new Outcome.EndsBeforeStart(end, start.at());
        }
        // Whoever reads the sheet for a start that was due finds that it is no longer theirs.
        runs.moveStart(handle, campaign.id(), start.at());
        if (campaign.pause() != null && campaign.pause().code().equals(StartWords.MISSED)) {
            // The question was what to do about the start; this is the answer.
            campaigns.resume(handle, campaign.id());
        }
        if (start.notice() != null) {
            notices.add(handle, campaign.id(), start.notice());
        }
        return edited(handle, campaign, wish);
    }

    private Outcome edited(Handle handle, Campaign campaign, Wish wish) {
        schedules.change(handle, campaign.id(), wish.when());
        if (wish.quietChanges()) {
            schedules.changeQuietHours(handle, campaign.id(), wish.quiet());
        }
        if (wish.missed() != null) {
            campaigns.heedMissed(handle, campaign.id(), wish.missed());
        }
        Campaign now = campaigns.find(handle, campaign.id()).orElseThrow();
        notices.add(handle, campaign.id(), new Notice(clock.instant(), "rescheduled", words(now)));
        return new Outcome.Moved(now);
    }

    private static String words(Campaign campaign) {
        Instant starts = campaign.startedAt() == null ? campaign.startsAt() : null;
        return starts != null
                ? "The schedule was changed: " + (campaign.when() instanceof When.Recurring ? "the next run" : "it")
                        + " starts at " + new StartWords(campaign).at(starts) + "."
                : "The schedule was changed.";
    }
}
