package io.rowcast.campaign;

import io.rowcast.campaign.Plan.Note;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.timing.Crons;
import io.rowcast.timing.When;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tells what a schedule would mean for a campaign, before anybody confirms it; refuses what the launch would refuse. */
final class Foresight {
    /** So many runs are told. */
    private static final int RUNS = 5;

    sealed interface Outcome {
        /**
         * @param times the first starts or runs; of rows that go one by one, the first and the last
         * @param zone in which the user thinks of them
         * @param notes what the clocks do at those times
         */
        record Seen(Plan plan, List<Instant> times, ZoneId zone, List<Note> notes) implements Outcome {}

        record NoSuchCampaign() implements Outcome {}

        record NotThen(FirstStart why) implements Outcome {}

        /** The rows were frozen for another schedule. */
        record OtherSchedule() implements Outcome {}
    }

    private final Database database;
    private final Planning planning;
    private final Crons crons;
    private final InstantSource clock;
    private final CampaignStore campaigns = new CampaignStore();
    private final ClockStore clocks = new ClockStore();

    Foresight(Database database, Planning planning, Crons crons, InstantSource clock) {
        this.database = database;
        this.planning = planning;
        this.crons = crons;
        this.clock = clock;
    }

    Outcome see(WorkspaceId workspace, UUID campaign, When when, QuietWish quiet) {
        FirstStart first = FirstStart.of(when, clock.instant(), crons);
        return database.inWorkspace(
                workspace,
                handle -> campaigns
                        .find(handle, campaign)
                        .map(found -> see(handle, found, when, first, quiet))
                        .orElseGet(Outcome.NoSuchCampaign::new));
    }

    private Outcome see(Handle handle, Campaign campaign, When when, FirstStart first, QuietWish quiet) {
        if (FrozenFor.another(campaign, when)) {
            return new Outcome.OtherSchedule();
        }
        if (!(first instanceof FirstStart.Possible start)) {
            return new Outcome.NotThen(first);
        }
        Outlook outlook = planning.plan(handle, campaign, when, start.at(), planning.quiet(handle, campaign, quiet));
        return new Outcome.Seen(
                outlook.plan(),
                times(when, start.at(), outlook),
                zone(when, campaign),
                notes(handle, campaign, when, start));
    }

    private List<Instant> times(When when, @Nullable Instant start, Outlook outlook) {
        return switch (when) {
            case When.Now it -> List.of();
            case When.NewRows it -> List.of();
            case When.At it -> List.of(Objects.requireNonNull(start));
            case When.PerRow it -> ends(outlook);
            case When.Drip it -> ends(outlook);
            case When.Recurring recurring -> runs(recurring, RUNS);
        };
    }

    private static List<Instant> ends(Outlook outlook) {
        return Stream.of(outlook.first(), outlook.last())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private List<Instant> runs(When.Recurring recurring, int most) {
        Runs runs = Runs.of(recurring, crons);
        List<Instant> times = new ArrayList<>();
        Optional<Instant> next = runs.next(clock.instant(), 0);
        while (next.isPresent() && times.size() < most) {
            times.add(next.get());
            next = runs.next(next.get(), times.size());
        }
        return times;
    }

    private static ZoneId zone(When when, Campaign campaign) {
        return switch (when) {
            case When.At at -> at.zone();
            case When.PerRow rows -> rows.zone();
            case When.Recurring recurring -> recurring.zone();
            case When.Drip drip -> drip.window().zone();
            case When.Now it -> ZoneId.of(campaign.sheet().timeZone());
            case When.NewRows it -> ZoneId.of(campaign.sheet().timeZone());
        };
    }

    private List<Note> notes(Handle handle, Campaign campaign, When when, FirstStart.Possible start) {
        return switch (when) {
            case When.At it ->
                start.notice() == null
                        ? List.of()
                        : List.of(new Note(start.notice().code(), start.notice().message()));
            case When.PerRow it ->
                ClockWords.rows(
                        clocks.warned(handle, campaign.id(), "time-skipped"),
                        clocks.warned(handle, campaign.id(), "time-twice"));
            case When.Recurring recurring -> ClockWords.runs(recurring, clock.instant());
            case When.Now it -> List.of();
            case When.Drip it -> List.of();
            case When.NewRows it -> List.of();
        };
    }
}
