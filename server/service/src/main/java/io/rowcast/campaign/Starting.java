package io.rowcast.campaign;

import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.timing.When;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Starts scheduled campaigns when their time has come. */
public final class Starting {
    /** A start is called late, and the user told, from here on. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private final Database database;
    private final InstantSource clock;
    private final Runnable wakeDispatch;
    private final CampaignStore campaigns = new CampaignStore();
    private final NoticeStore notices = new NoticeStore();
    private final DueStore due = new DueStore();

    /** @param wakeDispatch called after a campaign started */
    public Starting(Database database, InstantSource clock, Runnable wakeDispatch) {
        this.database = database;
        this.clock = clock;
        this.wakeDispatch = wakeDispatch;
    }

    /** Starts a campaign if it still waits; called twice, or after it was cancelled, it changes nothing. */
    public void start(WorkspaceId workspace, UUID campaign) {
        boolean started = database.inWorkspace(
                workspace,
                handle -> campaigns
                        .lock(handle, campaign)
                        .filter(found -> found.status() == CampaignStatus.SCHEDULED)
                        .map(found -> start(handle, found))
                        .isPresent());
        if (started) {
            wakeDispatch.run();
        }
    }

    /** Starts all whose time has passed: those whose timer was lost between the launch and its entry in the schedule. */
    public void startOverdue() {
        database.outsideWorkspaces(handle -> due.scheduledBefore(handle, clock.instant()))
                .forEach(it -> start(it.workspace(), it.campaign()));
    }

    private Campaign start(Handle handle, Campaign campaign) {
        Instant now = clock.instant();
        campaigns.start(handle, campaign.id(), now);
        Instant planned = campaign.startsAt();
        if (planned != null && planned.plus(LATE).isBefore(now)) {
            notices.add(handle, campaign.id(), lateNotice(campaign, planned, now));
        }
        return campaign;
    }

    private static Notice lateNotice(Campaign campaign, Instant planned, Instant now) {
        ZoneId zone = campaign.when() instanceof When.At at
                ? at.zone()
                : ZoneId.of(campaign.sheet().timeZone());
        return new Notice(
                now,
                "started-late",
                "It was to start at " + words(planned, zone) + " and started at " + words(now, zone)
                        + ", because the service was not running in between.");
    }

    private static String words(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm")
                .format(instant.truncatedTo(ChronoUnit.MINUTES).atZone(zone));
    }
}
