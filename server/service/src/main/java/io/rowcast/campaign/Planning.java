package io.rowcast.campaign;

import io.rowcast.campaign.Plan.Note;
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

    Planning(SenderHealth health, InstantSource clock) {
        this.health = health;
        this.clock = clock;
    }

    /** @param wish when it is to start; null for now, as is a time that has passed */
    Plan plan(Handle handle, Campaign campaign, @Nullable Instant wish) {
        Instant now = clock.instant();
        Instant moment = wish != null && wish.isAfter(now) ? wish : now;
        List<Plan.Wave> waves = store.waves(handle, campaign.id(), moment);
        return new Plan(
                moment.equals(now) ? null : moment,
                store.messagesPerSecond(handle, campaign.senderId()),
                waves,
                notes(handle, campaign, moment, waves, now));
    }

    private List<Note> notes(Handle handle, Campaign campaign, Instant moment, List<Plan.Wave> waves, Instant now) {
        PlanWords words = new PlanWords(ZoneId.of(campaign.sheet().timeZone()), now);
        Optional<PlanStore.Places> places = store.places(handle, campaign.senderId(), moment);
        List<Note> notes = new ArrayList<>();
        places.ifPresent(left -> notes.add(words.places(left, moment, waves)));
        words.rest(waves).ifPresent(notes::add);
        PlanWords.unitedStates(store.held(handle, campaign.id(), MarketingPause.CODE))
                .ifPresent(notes::add);
        health.notes(handle, campaign.senderId()).stream()
                .filter(note -> note.severity() != Severity.INFO)
                .forEach(note -> notes.add(new Note(note.code(), note.message())));
        return notes;
    }
}
