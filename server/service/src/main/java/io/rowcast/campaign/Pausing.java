package io.rowcast.campaign;

import io.rowcast.delivery.Halt;
import io.rowcast.delivery.HaltStore;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.timing.Crons;
import io.rowcast.timing.When;
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
    private final Crons crons;
    private final Runnable wakeLoops;
    private final InstantSource clock;
    private final CampaignStore campaigns = new CampaignStore();
    private final FollowUpStore followUps = new FollowUpStore();
    private final HaltStore halts = new HaltStore();
    private final NoticeStore notices = new NoticeStore();
    private final ControlStore control = new ControlStore();
    private final RunStore runs = new RunStore();

    /** @param wakeLoops called when there is something to send */
    Pausing(
            Database database,
            Barriers barriers,
            StartTimer timer,
            Crons crons,
            Runnable wakeLoops,
            InstantSource clock) {
        this.database = database;
        this.barriers = barriers;
        this.timer = timer;
        this.crons = crons;
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
                catchUp(handle, campaign);
                notices.add(handle, campaign.id(), new Notice(clock.instant(), "resumed", "Resumed by hand."));
                yield done(handle, campaign.id());
            }
            case SCHEDULED, SENDING -> new Outcome.Done(campaign);
            case DRAFT, DONE, CANCELLED -> new Outcome.NotUnderWay(campaign);
        };
    }

    /**
     * A start whose time passed while it stood still is made now, as a person wants it to go on. Runs whose time came while
     * it was paused are passed over, save the one for which it was paused.
     */
    private void catchUp(Handle handle, Campaign campaign) {
        Instant now = clock.instant();
        Instant planned = campaign.startsAt();
        if (campaign.startedAt() != null || planned == null || planned.isAfter(now)) {
            return;
        }
        if (campaign.when() instanceof When.Recurring recurring && campaign.begunAt() == null) {
            Optional<Instant> next = Runs.of(recurring, crons).nextOf(campaign, now);
            runs.advance(handle, campaign.id(), campaign.runs(), next.orElse(null), now);
        } else {
            runs.moveStart(handle, campaign.id(), now);
        }
    }

    private Outcome done(Handle handle, UUID campaign) {
        return new Outcome.Done(campaigns.find(handle, campaign).orElseThrow());
    }

    private void setOff(WorkspaceId workspace, Campaign campaign) {
        campaign.alarm().ifPresent(at -> timer.startAt(workspace, campaign.id(), at));
        wakeLoops.run();
    }
}
