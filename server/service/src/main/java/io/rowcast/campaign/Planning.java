package io.rowcast.campaign;

import io.rowcast.campaign.Plan.Note;
import io.rowcast.timing.QuietHours;
import io.rowcast.timing.When;
import io.rowcast.workspace.SenderHealth;
import io.rowcast.workspace.SenderNote.Severity;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tells before the launch when the rows will go, and what stands in their way. */
final class Planning {
    private final SenderHealth health;
    private final InstantSource clock;
    private final PlanStore store = new PlanStore();
    private final QuietHoursStore quietHours = new QuietHoursStore();

    Planning(SenderHealth health, InstantSource clock) {
        this.health = health;
        this.clock = clock;
    }

    /** By the schedule that the rows were frozen for, or at once, with the usual quiet hours. */
    Plan plan(Handle handle, Campaign campaign, @Nullable Instant wish) {
        When when = campaign.when() == null ? new When.Now() : campaign.when();
        return plan(handle, campaign, when, wish, quiet(handle, campaign, QuietWish.USUAL))
                .plan();
    }

    /** Which quiet hours a campaign would have: its own as launched, before that the workspace's, unless others are wished. */
    @Nullable
    QuietHours quiet(Handle handle, Campaign campaign, QuietWish wish) {
        return wish.or(
                campaign.status() == CampaignStatus.DRAFT
                        ? quietHours.find(handle).orElse(null)
                        : campaign.quietHours());
    }

    /** @param wish when it is to start; null for now, as is a time that has passed */
    Outlook plan(Handle handle, Campaign campaign, When when, @Nullable Instant wish, @Nullable QuietHours quiet) {
        Instant now = clock.instant();
        Instant moment = wish != null && wish.isAfter(now) ? wish : now;
        ZoneId zone = ZoneId.of(campaign.sheet().timeZone());
        Waves waves = waves(handle, campaign, when, moment, quiet, zone);
        return new Outlook(
                new Plan(
                        moment.equals(now) ? null : moment,
                        store.messagesPerSecond(handle, campaign.senderId()),
                        waves.all(),
                        notes(handle, campaign, moment, waves, quiet, now)),
                waves.first(),
                waves.last());
    }

    /** By what the dispatcher's claims go by. */
    private Waves waves(
            Handle handle, Campaign campaign, When when, Instant moment, @Nullable QuietHours quiet, ZoneId zone) {
        return switch (when) {
            case When.Drip drip -> new DripPlan(drip, quiet).waves(store.rows(handle, campaign.id(), moment), moment);
            case When.Recurring runs ->
                Waves.of(store.moments(handle, campaign.id(), moment, quiet), zone)
                        .ofRun(moment);
            case When.PerRow rows -> Waves.of(store.moments(handle, campaign.id(), moment, quiet), rows.zone());
            case When.NewRows added ->
                added.existing() ? Waves.of(store.moments(handle, campaign.id(), moment, quiet), zone) : Waves.NONE;
            case When.At at -> Waves.of(store.moments(handle, campaign.id(), moment, quiet), zone);
            case When.Now at -> Waves.of(store.moments(handle, campaign.id(), moment, quiet), zone);
        };
    }

    private List<Note> notes(
            Handle handle, Campaign campaign, Instant moment, Waves waves, @Nullable QuietHours quiet, Instant now) {
        PlanWords words = new PlanWords(ZoneId.of(campaign.sheet().timeZone()), now);
        Optional<PlanStore.Places> places = store.places(handle, campaign.senderId(), moment);
        List<Note> notes = new ArrayList<>();
        places.ifPresent(left -> notes.add(words.places(left, moment, waves.all())));
        words.rest(waves.all()).ifPresent(notes::add);
        if (quiet != null && waves.quiet() > 0) {
            notes.add(PlanWords.quiet(waves.quiet(), quiet));
        }
        PlanWords.unitedStates(store.held(handle, campaign.id(), MarketingPause.CODE))
                .ifPresent(notes::add);
        health.notes(handle, campaign.senderId()).stream()
                .filter(note -> note.severity() != Severity.INFO)
                .forEach(note -> notes.add(new Note(note.code(), note.message())));
        return notes;
    }
}
