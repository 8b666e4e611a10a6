package io.rowcast.campaign;

import io.rowcast.audit.Action;
import io.rowcast.audit.AuditStore;
import io.rowcast.delivery.CallOffStore;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.timing.Crons;
import io.rowcast.timing.When;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Confirms drafts, so that they are sent now or at their time; and calls campaigns off. */
final class Launching {
    /** What became of a launch. */
    sealed interface Outcome {
        /** It is launched, now or before. */
        record Launched(Campaign campaign) implements Outcome {}

        record NoSuchCampaign() implements Outcome {}

        record WasCancelled() implements Outcome {}

        /** What was confirmed is not what stands there now. */
        record Outdated() implements Outcome {}

        record NothingToSend() implements Outcome {}

        /** The rows were frozen for another schedule. */
        record OtherSchedule() implements Outcome {}

        /** Rows' own times passed too long ago for them to go now. */
        record TimesPassed(int rows) implements Outcome {}

        record TemplateNotSendable(String because) implements Outcome {}

        /** Its rows are those of the sheet at a later time, and the service could not read it then. */
        record SheetNotReadable(String because) implements Outcome {}

        record NotThen(FirstStart why) implements Outcome {}

        /** It is launched with the campaign that it follows. */
        record GoesWithItsCampaign() implements Outcome {}

        record FollowUpsNotWith(String because) implements Outcome {}

        /** Nothing could leave between the two. */
        record EndsBeforeStart(Instant end, Instant start) implements Outcome {}
    }

    /** Rows whose time has passed since they were frozen go at once, until then. */
    private static final Duration PASSED_TOO_LONG = Duration.ofHours(1);

    private final Database database;
    private final Sealers sealers;
    private final TemplateCheck template;
    private final SheetSource source;
    private final StartTimer timer;
    private final Crons crons;
    private final Runnable wakeLoops;
    private final InstantSource clock;
    private final CampaignStore campaigns = new CampaignStore();
    private final FollowUpStore followUps = new FollowUpStore();
    private final StandingStore standing = new StandingStore();
    private final RowStore rows = new RowStore();
    private final NoticeStore notices = new NoticeStore();
    private final ControlStore control = new ControlStore();
    private final CallOffStore callOffs = new CallOffStore();
    private final QuietHoursStore quietHours = new QuietHoursStore();
    private final RunStore runs = new RunStore();

    /** @param wakeLoops called when there is something to send or to write */
    Launching(
            Database database,
            Sealers sealers,
            TemplateCheck template,
            SheetSource source,
            StartTimer timer,
            Crons crons,
            Runnable wakeLoops,
            InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.template = template;
        this.source = source;
        this.timer = timer;
        this.crons = crons;
        this.wakeLoops = wakeLoops;
        this.clock = clock;
    }

    /** Launches a draft as it was previewed; a second launch changes nothing and answers the same. */
    Outcome launch(
            Caller caller,
            UUID campaign,
            String confirmation,
            When when,
            QuietWish quiet,
            Safeguards safeguards,
            @Nullable Missed missed) {
        WorkspaceId workspace = caller.workspace();
        Optional<Campaign> found = database.inWorkspace(workspace, handle -> campaigns.find(handle, campaign));
        if (found.isEmpty()) {
            return new Outcome.NoSuchCampaign();
        }
        if (found.get().status() != CampaignStatus.DRAFT) {
            return launchedBefore(found.get());
        }
        if (FrozenFor.another(found.get(), when)) {
            return new Outcome.OtherSchedule();
        }
        Instant now = clock.instant();
        FirstStart first = FirstStart.of(when, now, crons);
        if (!(first instanceof FirstStart.Possible start)) {
            return new Outcome.NotThen(first);
        }
        Instant starts = start.at() == null ? now : start.at();
        Instant end = safeguards.sendUntil();
        if (end != null && !end.isAfter(starts)) {
            return new Outcome.EndsBeforeStart(end, starts);
        }
        Optional<Outcome> templateRefused = template.refusal(workspace, found.get())
                .or(() -> steps(workspace, campaign).stream()
                        .flatMap(step -> template.refusal(workspace, step).stream())
                        .findFirst());
        if (templateRefused.isPresent()) {
            return templateRefused.get();
        }
        Optional<Outcome> sheetRefused = refusedForSheet(workspace, found.get(), when);
        if (sheetRefused.isPresent()) {
            return sheetRefused.get();
        }
        Outcome outcome = database.inWorkspace(
                workspace,
                handle -> launch(handle, caller, campaign, confirmation, when, start, quiet, safeguards, missed));
        if (outcome instanceof Outcome.Launched launched) {
            setOff(workspace, launched.campaign());
        }
        return outcome;
    }

    private static Outcome launchedBefore(Campaign campaign) {
        return campaign.status() == CampaignStatus.CANCELLED
                ? new Outcome.WasCancelled()
                : new Outcome.Launched(campaign);
    }

    private List<Campaign> steps(WorkspaceId workspace, UUID campaign) {
        return database.inWorkspace(
                workspace,
                handle -> followUps.list(handle, campaign).stream()
                        .flatMap(step -> campaigns.find(handle, step.id()).stream())
                        .toList());
    }

    /** Why the service could not read the sheet again when it has to; empty where it can, or need not. */
    private Optional<Outcome> refusedForSheet(WorkspaceId workspace, Campaign draft, When when) {
        boolean reads = when instanceof When.Recurring || (when instanceof When.At at && at.readAgain());
        if (!reads) {
            return Optional.empty();
        }
        Optional<String> because = source.refusal(workspace, draft.sheet());
        if (because.isPresent()) {
            return because.map(Outcome.SheetNotReadable::new);
        }
        Recipe recipe = database.inWorkspace(workspace, handle -> campaigns.recipe(handle, draft.id()));
        return Relocation.ofItself(recipe) instanceof Relocation.Changed changed
                ? Optional.of(new Outcome.SheetNotReadable(changed.explanation()
                        + " Columns are found again by their headings: give each column that the campaign uses one of"
                        + " its own."))
                : Optional.empty();
    }

    private Outcome launch(
            Handle handle,
            Caller caller,
            UUID id,
            String confirmation,
            When when,
            FirstStart.Possible start,
            QuietWish quiet,
            Safeguards safeguards,
            @Nullable Missed missed) {
        Optional<Campaign> locked = campaigns.lock(handle, id);
        if (locked.isEmpty()) {
            return new Outcome.NoSuchCampaign();
        }
        if (locked.get().status() != CampaignStatus.DRAFT) {
            return launchedBefore(locked.get());
        }
        if (followUps.step(handle, id) != null) {
            return new Outcome.GoesWithItsCampaign();
        }
        Optional<Outcome> follow = refusedForFollowUps(handle, id, when);
        if (follow.isPresent()) {
            return follow.get();
        }
        Confirmation expected = Confirmation.of(handle, sealers.of(caller.workspace()), id, campaigns, rows);
        if (!expected.equals(new Confirmation(confirmation))) {
            return new Outcome.Outdated();
        }
        boolean recurs = when instanceof When.Recurring;
        if (!recurs
                && !(when instanceof When.NewRows)
                && rows.counts(handle, id).ready() == 0) {
            return new Outcome.NothingToSend();
        }
        int passed = rows.dueBy(handle, id, clock.instant().minus(PASSED_TOO_LONG));
        if (passed > 0) {
            return new Outcome.TimesPassed(passed);
        }
        campaigns.launch(
                handle, id, when, start.at(), quiet.or(quietHours.find(handle).orElse(null)), clock.instant());
        control.guard(handle, id, safeguards);
        campaigns.heedMissed(handle, id, missed);
        if (recurs) {
            // They were the preview of what a run would send; each run reads its own.
            runs.dropRows(handle, id);
        }
        if (start.notice() != null) {
            notices.add(handle, id, start.notice());
        }
        followUps.launch(handle, id, clock.instant());
        if (when instanceof When.NewRows newRows) {
            standing.begin(handle, id, newRows.existing());
        }
        Map<String, String> facts =
                Map.of("rows", String.valueOf(rows.counts(handle, id).ready()));
        AuditStore.add(handle, caller.actor(), Action.CAMPAIGN_LAUNCHED, id, facts, clock.instant());
        return new Outcome.Launched(campaigns.find(handle, id).orElseThrow());
    }

    /** The rows of a run are not those that the follow-ups were made of. */
    private Optional<Outcome> refusedForFollowUps(Handle handle, UUID id, When when) {
        boolean readsLater = when instanceof When.Recurring || (when instanceof When.At at && at.readAgain());
        return readsLater && !followUps.list(handle, id).isEmpty()
                ? Optional.of(new Outcome.FollowUpsNotWith(
                        "Follow-ups go with the rows that you confirm, so they cannot follow a"
                                + " campaign that reads the sheet again. Leave them out, or choose another schedule."))
                : Optional.empty();
    }

    private void setOff(WorkspaceId workspace, Campaign launched) {
        // After a crash between the commit and this line Starting.startOverdue finds it.
        launched.alarm().ifPresent(at -> timer.startAt(workspace, launched.id(), at));
        wakeLoops.run();
    }

    /** @return the campaign as it stands then; empty where there is none. Only a launched, unfinished one is cancelled. */
    Optional<Campaign> cancel(Caller caller, UUID campaign) {
        WorkspaceId workspace = caller.workspace();
        Optional<Campaign> found = database.inWorkspace(
                workspace,
                handle -> campaigns
                        .lock(handle, campaign)
                        .map(it -> cancellable(it.status()) ? cancel(handle, caller, it) : it));
        if (found.filter(it -> it.status() == CampaignStatus.CANCELLED).isPresent()) {
            callOff(workspace, campaign);
            steps(workspace, campaign).forEach(step -> callOff(workspace, step.id()));
        }
        timer.forget(campaign);
        wakeLoops.run();
        return found;
    }

    /** Share by share, now that nothing of it is claimed any more; what a node that dies leaves, the dispatcher finds. */
    private void callOff(WorkspaceId workspace, UUID campaign) {
        Sealer sealer = sealers.of(workspace);
        boolean more = true;
        while (more) {
            more = database.inWorkspace(
                    workspace,
                    handle -> campaigns
                            .lock(handle, campaign)
                            .filter(it -> it.status() == CampaignStatus.CANCELLED)
                            .filter(it -> callOffs.callOff(handle, sealer, campaign, null, clock.instant()) > 0)
                            .isPresent());
        }
    }

    private static boolean cancellable(CampaignStatus status) {
        return switch (status) {
            case SCHEDULED, SENDING, PAUSED -> true;
            case DRAFT, DONE, CANCELLED -> false;
        };
    }

    private Campaign cancel(Handle handle, Caller caller, Campaign campaign) {
        AuditStore.add(handle, caller.actor(), Action.CAMPAIGN_CANCELLED, campaign.id(), Map.of(), clock.instant());
        campaigns.cancel(handle, campaign.id(), clock.instant());
        followUps.cancel(handle, campaign.id(), clock.instant());
        if (campaign.standing()) {
            notices.add(
                    handle,
                    campaign.id(),
                    new Notice(
                            clock.instant(),
                            "ended",
                            "It was ended by hand: rows that come from now on get no message."));
        }
        if (campaign.when() instanceof When.Recurring) {
            runs.discardDrafts(handle, campaign.id());
            notices.add(
                    handle,
                    campaign.id(),
                    new Notice(
                            clock.instant(),
                            "runs-cancelled",
                            "There will be no further run. A run that is under way goes on: it is a campaign of its own,"
                                    + " and is cancelled by itself."));
        }
        return campaigns.find(handle, campaign.id()).orElseThrow();
    }
}
