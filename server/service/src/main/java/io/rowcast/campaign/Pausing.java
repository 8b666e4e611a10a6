package io.rowcast.campaign;

import io.rowcast.delivery.Halt;
import io.rowcast.delivery.HaltStore;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Holds campaigns by hand, and lets them go on once nothing stands in their way any more. */
final class Pausing {
    /** What became of a wish to pause or to resume; asking twice is asking once. */
    sealed interface Outcome {
        record Done(Campaign campaign) implements Outcome {}

        record NoSuchCampaign() implements Outcome {}

        /** It is neither under way nor paused. */
        record NotUnderWay(Campaign campaign) implements Outcome {}

        /** What paused it, or something else by now, would pause it again at once. */
        record StillBarred(String because) implements Outcome {}
    }

    private final Database database;
    private final Barriers barriers;
    private final StartTimer timer;
    private final Runnable wakeLoops;
    private final InstantSource clock;
    private final CampaignStore campaigns = new CampaignStore();
    private final FollowUpStore followUps = new FollowUpStore();
    private final HaltStore halts = new HaltStore();
    private final NoticeStore notices = new NoticeStore();
    private final ControlStore control = new ControlStore();

    /** @param wakeLoops called when there is something to send */
    Pausing(Database database, Barriers barriers, StartTimer timer, Runnable wakeLoops, InstantSource clock) {
        this.database = database;
        this.barriers = barriers;
        this.timer = timer;
        this.wakeLoops = wakeLoops;
        this.clock = clock;
    }

    /** Nothing is claimed any more from the commit on; what was claimed before leaves and settles. */
    Outcome pause(WorkspaceId workspace, UUID campaign) {
        Outcome outcome = database.inWorkspace(
                workspace,
                handle -> campaigns
                        .lock(handle, campaign)
                        .map(found -> pause(handle, found))
                        .orElseGet(Outcome.NoSuchCampaign::new));
        if (outcome instanceof Outcome.Done) {
            timer.forget(campaign);
        }
        return outcome;
    }

    private Outcome pause(Handle handle, Campaign campaign) {
        return switch (campaign.status()) {
            case SCHEDULED, SENDING -> {
                Instant now = clock.instant();
                halts.pauseCampaign(handle, campaign.id(), Halt.byHand(), now);
                followUps
                        .list(handle, campaign.id())
                        .forEach(step -> halts.pauseCampaign(handle, step.id(), Halt.byHand(), now));
                yield done(handle, campaign.id());
            }
            case PAUSED -> new Outcome.Done(campaign);
            case DRAFT, DONE, CANCELLED -> new Outcome.NotUnderWay(campaign);
        };
    }

    Outcome resume(WorkspaceId workspace, UUID campaign) {
        Optional<Campaign> found = database.inWorkspace(workspace, handle -> campaigns.find(handle, campaign));
        if (found.isEmpty()) {
            return new Outcome.NoSuchCampaign();
        }
        Optional<String> because = found.get().status() == CampaignStatus.PAUSED
                ? barriers.before(workspace, found.get())
                : Optional.empty();
        if (because.isPresent()) {
            return new Outcome.StillBarred(because.get());
        }
        Outcome outcome = database.inWorkspace(
                workspace,
                handle -> campaigns
                        .lock(handle, campaign)
                        .map(locked -> resume(handle, locked))
                        .orElseGet(Outcome.NoSuchCampaign::new));
        if (outcome instanceof Outcome.Done resumed) {
            setOff(workspace, resumed.campaign());
        }
        return outcome;
    }

    private Outcome resume(Handle handle, Campaign campaign) {
        return switch (campaign.status()) {
            case PAUSED -> {
                if (GoingOn.waitsForDecision(campaign)) {
                    control.passCanary(handle, campaign.id(), clock.instant());
                }
                control.countFailuresAnew(handle, campaign.id());
                campaigns.resume(handle, campaign.id());
                if (campaign.pause() != null) {
                    followUps.resume(handle, campaign.id(), campaign.pause().at());
                }
                notices.add(handle, campaign.id(), new Notice(clock.instant(), "resumed", "Resumed by hand."));
                yield done(handle, campaign.id());
            }
            case SCHEDULED, SENDING -> new Outcome.Done(campaign);
            case DRAFT, DONE, CANCELLED -> new Outcome.NotUnderWay(campaign);
        };
    }

    private Outcome done(Handle handle, UUID campaign) {
        return new Outcome.Done(campaigns.find(handle, campaign).orElseThrow());
    }

    private void setOff(WorkspaceId workspace, Campaign campaign) {
        campaign.alarm().ifPresent(at -> timer.startAt(workspace, campaign.id(), at));
        wakeLoops.run();
    }
}
