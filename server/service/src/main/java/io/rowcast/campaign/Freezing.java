package io.rowcast.campaign;

import io.rowcast.audience.Row;
import io.rowcast.contact.IdentityStore;
import io.rowcast.contact.People;
import io.rowcast.contact.RecipientId;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.TimeOrderedId;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.render.Rendered;
import io.rowcast.render.Renderer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Takes rows into a draft, chunk by chunk: checks and renders each, and keeps the very message that will be sent. */
public final class Freezing {
    /** What became of a chunk. */
    sealed interface Outcome {
        /** Kept, now or when it came before. */
        record Kept(RowStore.Counts counts) implements Outcome {}

        record NoSuchCampaign() implements Outcome {}

        record NotADraft() implements Outcome {}

        /** The chunk came before with other rows. */
        record Differs() implements Outcome {}

        /** A row was put before, or stands in the chunk twice. */
        record Repeated(int row, String key) implements Outcome {}
    }

    private record Draft(Campaign campaign, Recipe recipe) {
        Renderer renderer(Instant now) {
            return recipe.renderer(ZoneId.of(campaign.sheet().timeZone()), now);
        }
    }

    private final Database database;
    private final Sealers sealers;
    private final InstantSource clock;
    private final CampaignStore campaigns = new CampaignStore();
    private final RowStore rows = new RowStore();
    private final IdentityStore identities = new IdentityStore();
    private final EarlierRuns earlierRuns = new EarlierRuns();

    public Freezing(Database database, Sealers sealers, InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.clock = clock;
    }

    Outcome put(WorkspaceId workspace, UUID campaign, int chunk, List<Row> content) {
        return put(workspace, campaign, CampaignStatus.DRAFT, chunk, content);
    }

    /** @param expected what the campaign's status must be; for a scheduled one whose rows are read again, not a draft */
    Outcome put(WorkspaceId workspace, UUID campaign, CampaignStatus expected, int chunk, List<Row> content) {
        Sealer sealer = sealers.of(workspace);
        byte[] hash = sealer.fingerprint(ChunkText.of(content));
        // Rendered before the campaign is locked, so that chunks put at the same time are rendered at the same time.
        Optional<Draft> draft = database.inWorkspace(
                workspace,
                handle -> campaigns.find(handle, campaign).map(it -> new Draft(it, campaigns.recipe(handle, it.id()))));
        if (draft.isEmpty()) {
            return new Outcome.NoSuchCampaign();
        }
        List<FrozenRow> frozen = new MarketingPause(draft.get().recipe())
                .apply(render(sealer, draft.get().renderer(clock.instant()), content, clock.instant()));
        return database.inWorkspaceByKeys(
                workspace,
                handle -> keep(
                        handle,
                        sealer,
                        campaign,
                        expected,
                        chunk,
                        hash,
                        draft.get().recipe(),
                        frozen));
    }

    private static List<FrozenRow> render(Sealer sealer, Renderer renderer, List<Row> content, Instant now) {
        List<FrozenRow> frozen = new ArrayList<>(content.size());
        for (Row row : content) {
            switch (renderer.render(row)) {
                case Rendered.Ready ready ->
                    frozen.add(new FrozenRow.Ready(
                            row, TimeOrderedId.at(now), RecipientId.of(sealer, ready.recipient()), ready));
                case Rendered.Held held -> frozen.add(new FrozenRow.Held(row, held.problems()));
                case Rendered.Empty empty -> {
                    // Nothing to send and nothing to say.
                }
            }
        }
        return frozen;
    }

    private Outcome keep(
            Handle handle,
            Sealer sealer,
            UUID campaign,
            CampaignStatus expected,
            int chunk,
            byte[] hash,
            Recipe recipe,
            List<FrozenRow> frozen) {
        Optional<Campaign> found = campaigns.lock(handle, campaign);
        if (found.isEmpty()) {
            return new Outcome.NoSuchCampaign();
        }
        if (found.get().status() != expected) {
            return new Outcome.NotADraft();
        }
        Optional<byte[]> before = rows.chunkHash(handle, campaign, chunk);
        if (before.isPresent()) {
            return Arrays.equals(before.get(), hash)
                    ? new Outcome.Kept(rows.counts(handle, campaign))
                    : new Outcome.Differs();
        }
        Optional<RowStore.Taken> repeated = Repeats.within(frozen).or(() -> rows.taken(handle, campaign, frozen));
        if (repeated.isPresent()) {
            return new Outcome.Repeated(repeated.get().row(), repeated.get().key());
        }
        List<FrozenRow> kept =
                insideWindow(handle, found.get(), recipe, earlierRuns.passOver(handle, found.get(), frozen));
        insert(handle, sealer, found.get(), chunk, hash, oncePerRecipient(handle, campaign, recipe, kept));
        return new Outcome.Kept(rows.counts(handle, campaign));
    }

    private List<FrozenRow> oncePerRecipient(Handle handle, UUID campaign, Recipe recipe, List<FrozenRow> frozen) {
        List<RecipientId> recipients = recipients(frozen);
        People people = identities.of(handle, recipients);
        return new OncePerRecipient(
                        recipe,
                        people,
                        rows.rowsOf(handle, campaign, people.names()),
                        rows.suppressed(handle, people.names()))
                .apply(frozen);
    }

    /** Messages of one's own go to people who wrote within the last 24 hours; others are held back before the user confirms. */
    private List<FrozenRow> insideWindow(Handle handle, Campaign campaign, Recipe recipe, List<FrozenRow> frozen) {
        return recipe.needsWindow()
                ? new OpenWindows(
                                recipe,
                                rows.wroteSince(
                                        handle,
                                        campaign.senderId(),
                                        recipients(frozen),
                                        clock.instant().minus(OpenWindows.LASTS)))
                        .apply(frozen)
                : frozen;
    }

    private static List<RecipientId> recipients(List<FrozenRow> frozen) {
        return frozen.stream()
                .filter(FrozenRow.Ready.class::isInstance)
                .map(row -> ((FrozenRow.Ready) row).recipient())
                .toList();
    }

    private void insert(
            Handle handle, Sealer sealer, Campaign campaign, int chunk, byte[] hash, List<FrozenRow> frozen) {
        rows.addChunk(handle, campaign.id(), chunk, hash);
        rows.addDeliveries(
                handle,
                sealer,
                campaign.id(),
                campaign.senderId(),
                frozen.stream()
                        .filter(FrozenRow.Ready.class::isInstance)
                        .map(FrozenRow.Ready.class::cast)
                        .toList(),
                clock.instant());
        rows.addProblems(
                handle,
                sealer,
                campaign.id(),
                frozen.stream().filter(row -> !row.problems().isEmpty()).toList());
    }
}
