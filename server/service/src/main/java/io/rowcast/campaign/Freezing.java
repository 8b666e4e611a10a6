package io.rowcast.campaign;

import io.rowcast.audience.Row;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Takes rows into a draft, chunk by chunk: checks and renders each, for its follow-ups too, and keeps the very messages that
 * will be sent.
 */
final class Freezing {
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

    /** @param passedOver how many of its rows the campaign is not about */
    private record Chunk(int number, byte[] hash, int passedOver) {}

    private final Database database;
    private final Sealers sealers;
    private final InstantSource clock;
    private final CampaignStore campaigns = new CampaignStore();
    private final FollowUpStore followUps = new FollowUpStore();
    private final RowStore rows = new RowStore();
    private final Keeping keeping;

    Freezing(Database database, Sealers sealers, InstantSource clock) {
        this.database = database;
        this.sealers = sealers;
        this.clock = clock;
        this.keeping = new Keeping(clock);
    }

    Outcome put(WorkspaceId workspace, UUID campaign, int chunk, List<Row> content) {
        Sealer sealer = sealers.of(workspace);
        byte[] hash = sealer.fingerprint(ChunkText.of(content));
        // Rendered before the campaign is locked, so that chunks put at the same time are rendered at the same time.
        Optional<Sequence> draft = database.inWorkspace(workspace, handle -> followUps.sequence(handle, campaign));
        if (draft.isEmpty()) {
            return new Outcome.NoSuchCampaign();
        }
        List<Row> about = draft.get().recipe().about(content);
        Chunk put = new Chunk(chunk, hash, content.size() - about.size());
        Sequence.Frozen frozen = draft.get().freeze(sealer, about, clock.instant());
        return database.inWorkspaceByKeys(
                workspace, handle -> keep(handle, sealer, campaign, put, draft.get(), frozen));
    }

    private Outcome keep(
            Handle handle, Sealer sealer, UUID campaign, Chunk chunk, Sequence draft, Sequence.Frozen frozen) {
        Optional<Campaign> found = campaigns.lock(handle, campaign);
        if (found.isEmpty()) {
            return new Outcome.NoSuchCampaign();
        }
        // A follow-up gets its rows with those of its campaign.
        if (found.get().status() != CampaignStatus.DRAFT || followUps.step(handle, campaign) != null) {
            return new Outcome.NotADraft();
        }
        Optional<byte[]> before = rows.chunkHash(handle, campaign, chunk.number());
        if (before.isPresent()) {
            return Arrays.equals(before.get(), chunk.hash())
                    ? new Outcome.Kept(rows.counts(handle, campaign))
                    : new Outcome.Differs();
        }
        Optional<RowStore.Taken> repeated =
                Repeats.within(frozen.rows()).or(() -> rows.taken(handle, campaign, frozen.rows()));
        if (repeated.isPresent()) {
            return new Outcome.Repeated(repeated.get().row(), repeated.get().key());
        }
        rows.addChunk(handle, campaign, chunk.number(), chunk.hash(), chunk.passedOver());
        keeping.keep(handle, sealer, draft, frozen, Turn.AT_ONCE);
        return new Outcome.Kept(rows.counts(handle, campaign));
    }
}
