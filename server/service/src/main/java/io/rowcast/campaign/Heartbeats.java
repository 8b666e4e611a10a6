package io.rowcast.campaign;

import io.rowcast.delivery.DeliverySeals;
import io.rowcast.delivery.Halt;
import io.rowcast.delivery.HaltStore;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Knows when no node of the service ran, and what becomes of rows whose own time came meanwhile. */
public final class Heartbeats {
    private final Database database;
    private final Sealers sealers;
    private final InstantSource clock;
    private final CampaignStore campaigns = new CampaignStore();
    private final HeartbeatStore beats = new HeartbeatStore();
    private final NoticeStore notices = new NoticeStore();
    private final HaltStore halts = new HaltStore();

    public Heartbeats(Database database, Sealers sealers, InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.clock = clock;
    }

    /** Says that a node is at work; called every minute, and by a node that starts before it sends anything. */
    public void beat() {
        Instant now = clock.instant();
        Optional<Instant> last = database.outsideWorkspaces(beats::last);
        if (last.isPresent() && Duration.between(last.get(), now).compareTo(Missed.USUAL) > 0) {
            for (DueStore.Due due :
                    database.outsideWorkspaces(handle -> beats.missedBetween(handle, last.get(), now))) {
                heed(due.workspace(), due.campaign(), last.get(), now);
            }
        }
        database.outsideWorkspaces(handle -> beats.beat(handle, now));
    }

    private void heed(WorkspaceId workspace, UUID id, Instant since, Instant now) {
        Sealer sealer = sealers.of(workspace);
        database.<Void, RuntimeException>inWorkspace(workspace, handle -> {
            campaigns
                    .lock(handle, id)
                    .filter(campaign -> campaign.status() == CampaignStatus.SENDING)
                    .ifPresent(campaign -> heed(handle, sealer, campaign, since, now));
            return null;
        });
    }

    private void heed(Handle handle, Sealer sealer, Campaign campaign, Instant since, Instant now) {
        int rows = beats.rowsBetween(handle, campaign.id(), since, now);
        StartWords words = new StartWords(campaign);
        String what = "The service was not running from " + words.at(since) + " to " + words.at(now) + ", when "
                + (rows == 1 ? "1 row was" : rows + " rows were") + " to go. ";
        switch (Missed.of(campaign.missed(), Duration.between(since, now))) {
            case ASK ->
                halts.pauseCampaign(
                        handle,
                        campaign.id(),
                        new Halt(StartWords.MISSED, what + "Resume the campaign to send them now, or cancel it."),
                        now);
            case RUN ->
                notices.add(
                        handle, campaign.id(), new Notice(now, "started-late", what + "They go now, as asked for."));
            case SKIP -> {
                beats.callOff(
                        handle,
                        campaign.id(),
                        since,
                        now,
                        sealer.seal(
                                "Not sent: its time came while the service was not running.",
                                DeliverySeals.ERROR_TEXT));
                notices.add(
                        handle,
                        campaign.id(),
                        new Notice(now, "start-skipped", what + "They were left out, as asked for."));
            }
        }
    }
}
