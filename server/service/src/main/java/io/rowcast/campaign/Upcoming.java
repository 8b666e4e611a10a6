package io.rowcast.campaign;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.timing.Crons;
import io.rowcast.timing.DailyWindow;
import io.rowcast.timing.LocalMoment;
import io.rowcast.timing.When;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Lists what launched campaigns will do, as a calendar would. */
final class Upcoming {
    /** Runs of one campaign, so that one of every minute does not hide all others. */
    private static final int MOST_RUNS = 100;

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Database database;
    private final Crons crons;
    private final InstantSource clock;
    private final CampaignStore campaigns = new CampaignStore();
    private final ScheduleStore schedules = new ScheduleStore();

    Upcoming(Database database, Crons crons, InstantSource clock) {
        this.database = database;
        this.crons = crons;
        this.clock = clock;
    }

    /**
     * What comes within so many days, soonest first; missed starts that wait for an answer before all, and what has no time
     * after.
     *
     * @param spreadsheetId of this spreadsheet only; null for all
     */
    List<UpcomingView.Item> items(WorkspaceId workspace, @Nullable String spreadsheetId, int days) {
        Instant now = clock.instant();
        Instant until = now.plus(Duration.ofDays(days));
        List<Listed> found = database.inWorkspace(workspace, handle -> {
            List<Listed> listed = new ArrayList<>();
            campaigns.waiting(handle, spreadsheetId).forEach(campaign -> list(handle, campaign, now, until, listed));
            return listed;
        });
        return found.stream()
                .sorted(Comparator.comparing((Listed it) -> !it.asks())
                        .thenComparing(it -> it.item().at(), Comparator.nullsLast(Comparator.naturalOrder())))
                .map(Listed::item)
                .toList();
    }

    /** @param asks whether a person is asked what to do */
    private record Listed(boolean asks, UpcomingView.Item item) {}

    private void list(Handle handle, Campaign campaign, Instant now, Instant until, List<Listed> listed) {
        if (campaign.parentId() != null && campaign.run() == null) {
            listed.add(item(
                    campaign,
                    "follow-up",
                    null,
                    zone(campaign),
                    schedules.queued(handle, campaign.id()),
                    "Goes to each person for whom its condition comes to hold."));
            return;
        }
        switch (campaign.when()) {
            case When.At at -> once(campaign, at, until).ifPresent(listed::add);
            case When.Recurring recurring -> runs(campaign, recurring, until, listed);
            case When.PerRow perRow ->
                schedules
                        .days(handle, campaign.id(), perRow.zone(), until)
                        .forEach(day -> listed.add(item(
                                campaign,
                                "per-row",
                                day.first(),
                                perRow.zone(),
                                day.rows(),
                                "Each at the time in its row.")));
            case When.Drip drip -> drip(campaign, drip, schedules.queued(handle, campaign.id()), now, until, listed);
            case When.NewRows newRows ->
                listed.add(item(
                        campaign,
                        "new-rows",
                        null,
                        zone(campaign),
                        null,
                        "Goes to each row that is added to the sheet."));
            case When.Now atOnce -> {}
            case null -> {}
        }
    }

    private static Optional<Listed> once(Campaign campaign, When.At at, Instant until) {
        return Optional.ofNullable(campaign.startsAt())
                .filter(starts -> starts.isBefore(until))
                .map(starts -> item(
                        campaign,
                        "at",
                        starts,
                        at.zone(),
                        at.readAgain() ? null : campaign.total(),
                        at.readAgain() ? "The sheet is read again first." : "To the rows that were confirmed."));
    }

    private void runs(Campaign campaign, When.Recurring recurring, Instant until, List<Listed> listed) {
        Runs all = Runs.of(recurring, crons);
        int run = campaign.runs() + 1;
        Optional<Instant> at = Optional.ofNullable(campaign.startsAt());
        while (at.filter(it -> it.isBefore(until)).isPresent() && run <= campaign.runs() + MOST_RUNS) {
            listed.add(item(
                    campaign,
                    "recurring",
                    at.get(),
                    recurring.zone(),
                    null,
                    "Run " + run + " takes "
                            + (recurring.rows() == When.Rows.NEW ? "the rows that are new then." : "all rows.")));
            if (campaign.status() == CampaignStatus.PAUSED) {
                return;
            }
            at = all.nextOf(campaign.afterRun(run), at.get());
            run++;
        }
    }

    private static void drip(
            Campaign campaign, When.Drip drip, int queued, Instant now, Instant until, List<Listed> listed) {
        DailyWindow window = drip.window();
        Instant at = window.openFrom(now);
        int left = queued;
        while (left > 0 && at.isBefore(until)) {
            Instant closes = LocalMoment.of(
                            at.atZone(window.zone()).toLocalDate().atTime(window.to()), window.zone())
                    .instant();
            long minutes = Duration.between(at, closes).toMinutes();
            int rows = (int) Math.min(left, Math.max(1, drip.rowsPerHour() * minutes / 60));
            listed.add(item(
                    campaign,
                    "drip",
                    at,
                    window.zone(),
                    rows,
                    drip.rowsPerHour() + " an hour from " + TIME.format(window.from()) + " to "
                            + TIME.format(window.to()) + "."));
            left -= rows;
            at = window.openFrom(closes);
        }
    }

    private static ZoneId zone(Campaign campaign) {
        return ZoneId.of(campaign.sheet().timeZone());
    }

    private static Listed item(
            Campaign campaign, String kind, @Nullable Instant at, ZoneId zone, @Nullable Integer rows, String words) {
        Campaign.Pause pause = campaign.pause();
        ZonedDateTime there = at == null ? null : at.atZone(zone);
        return new Listed(
                pause != null && pause.code().equals(StartWords.MISSED),
                new UpcomingView.Item(
                        campaign.id(),
                        campaign.name(),
                        kind,
                        at,
                        there == null ? null : LOCAL.format(there),
                        zone.getId(),
                        there == null
                                ? null
                                : DateTimeFormatter.ofPattern("xxx").format(there),
                        rows,
                        campaign.status().word(),
                        pause == null ? words : pause.message()));
    }
}
