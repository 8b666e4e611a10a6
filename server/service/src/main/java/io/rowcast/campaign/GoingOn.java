package io.rowcast.campaign;

import io.rowcast.delivery.Halt;
import io.rowcast.delivery.MetaError;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Sends again what has failed, and what was left unsent. Asking twice is asking once. */
final class GoingOn {
    /** What became of the wish. */
    sealed interface Outcome {
        record Done(Campaign campaign) implements Outcome {}

        record NoSuchCampaign() implements Outcome {}

        /** Its status does not allow it, or there is nothing to send. */
        record Nothing(Campaign campaign) implements Outcome {}

        record StillBarred(String because) implements Outcome {}
    }

    private final Database database;
    private final Barriers barriers;
    private final StartTimer timer;
    private final Runnable wakeLoops;
    private final InstantSource clock;
    private final CampaignStore campaigns = new CampaignStore();
    private final ControlStore control = new ControlStore();
    private final NoticeStore notices = new NoticeStore();

    /** @param wakeLoops called when there is something to send */
    GoingOn(Database database, Barriers barriers, StartTimer timer, Runnable wakeLoops, InstantSource clock) {
        this.database = database;
        this.barriers = barriers;
        this.timer = timer;
        this.wakeLoops = wakeLoops;
        this.clock = clock;
    }

    /** Queues the failed rows again for which another try is worth it. */
    Outcome retryFailed(WorkspaceId workspace, UUID campaign) {
        return unlessBarred(
                workspace,
                campaign,
                handle -> campaigns
                        .lock(handle, campaign)
                        .map(locked -> retryFailed(handle, locked))
                        .orElseGet(Outcome.NoSuchCampaign::new));
    }

    private Outcome retryFailed(Handle handle, Campaign campaign) {
        return switch (campaign.status()) {
            case SENDING, PAUSED, DONE -> {
                Instant now = clock.instant();
                int rows = control.queueFailed(handle, campaign.id(), MetaError.codesWorthAnotherTry(), now);
                if (rows > 0) {
                    goOnWithRetried(handle, campaign, rows, now);
                }
                yield done(handle, campaign.id());
            }
            case DRAFT, SCHEDULED, CANCELLED -> new Outcome.Nothing(campaign);
        };
    }

    /** Somebody held a paused campaign, and it stays so; the first rows are tried again before anybody is asked. */
    private void goOnWithRetried(Handle handle, Campaign campaign, int rows, Instant now) {
        boolean held = campaign.status() == CampaignStatus.PAUSED && !waitsForDecision(campaign);
        if (!held) {
            control.goOn(handle, campaign.id(), now);
        }
        notices.add(
                handle,
                campaign.id(),
                new Notice(
                        now,
                        "retried",
                        (rows == 1 ? "1 failed message is" : rows + " failed messages are") + " sent again"
                                + (held ? " when the campaign is resumed." : ".")));
    }

    /** Lets a canary pass that waits, or queues again what was left. */
    Outcome sendRest(WorkspaceId workspace, UUID campaign) {
        Outcome outcome = unlessBarred(
                workspace,
                campaign,
                handle -> campaigns
                        .lock(handle, campaign)
                        .map(locked -> sendRest(handle, locked))
                        .orElseGet(Outcome.NoSuchCampaign::new));
        if (outcome instanceof Outcome.Done) {
            while (queueMore(workspace, campaign)) {
                wakeLoops.run();
            }
        }
        return outcome;
    }

    private Outcome sendRest(Handle handle, Campaign campaign) {
        Instant now = clock.instant();
        return switch (campaign.status()) {
            case PAUSED -> {
                if (!waitsForDecision(campaign)) {
                    yield new Outcome.Nothing(campaign);
                }
                yield sendRest(handle, campaign, "The rest goes, as somebody decided after the first messages.", now);
            }
            case CANCELLED, DONE -> {
                if (!control.hasUnsent(handle, campaign.id())) {
                    yield new Outcome.Nothing(campaign);
                }
                control.queueUnsent(handle, campaign.id(), now);
                yield sendRest(handle, campaign, "The rows that were left go now, as somebody decided.", now);
            }
            case SENDING, SCHEDULED -> new Outcome.Done(campaign);
            case DRAFT -> new Outcome.Nothing(campaign);
        };
    }

    private Outcome sendRest(Handle handle, Campaign campaign, String words, Instant now) {
        control.passCanary(handle, campaign.id(), now);
        control.countFailuresAnew(handle, campaign.id());
        control.goOn(handle, campaign.id(), now);
        notices.add(handle, campaign.id(), new Notice(now, "rest-sent", words));
        return done(handle, campaign.id());
    }

    /** A share in a transaction of its own, unless somebody has stopped it in between. */
    private boolean queueMore(WorkspaceId workspace, UUID id) {
        return database.inWorkspace(
                workspace,
                handle -> campaigns
                        .lock(handle, id)
                        .filter(campaign -> campaign.status() != CampaignStatus.CANCELLED)
                        .filter(campaign -> control.queueUnsent(handle, id, clock.instant()) > 0)
                        .map(campaign -> {
                            if (campaign.status() == CampaignStatus.DONE) {
                                control.goOn(handle, id, clock.instant());
                            }
                            return true;
                        })
                        .orElse(false));
    }

    static boolean waitsForDecision(Campaign campaign) {
        return campaign.pause() != null && campaign.pause().code().equals(Halt.CANARY);
    }

    private interface Decision {
        Outcome in(Handle handle);
    }

    private Outcome unlessBarred(WorkspaceId workspace, UUID campaign, Decision decision) {
        Optional<Campaign> found = database.inWorkspace(workspace, handle -> campaigns.find(handle, campaign));
        if (found.isEmpty()) {
            return new Outcome.NoSuchCampaign();
        }
        Optional<String> because = found.get().status() == CampaignStatus.DRAFT
                ? Optional.empty()
                : barriers.before(workspace, found.get());
        if (because.isPresent()) {
            return new Outcome.StillBarred(because.get());
        }
        Outcome outcome = database.inWorkspace(workspace, decision::in);
        if (outcome instanceof Outcome.Done done) {
            setOff(workspace, done.campaign());
        }
        return outcome;
    }

    private Outcome done(Handle handle, UUID campaign) {
        return new Outcome.Done(campaigns.find(handle, campaign).orElseThrow());
    }

    private void setOff(WorkspaceId workspace, Campaign campaign) {
        campaign.alarm().ifPresent(at -> timer.startAt(workspace, campaign.id(), at));
        wakeLoops.run();
    }
}
