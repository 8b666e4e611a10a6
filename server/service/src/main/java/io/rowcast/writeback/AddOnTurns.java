package io.rowcast.writeback;

import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import io.rowcast.platform.store.WorkspaceId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Write-back where the add-on holds the pen: a turn comes when the add-on brings a reading, and what is to be written goes
 * into the answer. The next reading tells what was written.
 */
public final class AddOnTurns {
    private final AddOnTurnStore turns;
    private final Flush flush;
    private final Map<UUID, SheetMemory> memories = new ConcurrentHashMap<>();

    public AddOnTurns(InstantSource clock, Database database, Sealers sealers) {
        this.turns = new AddOnTurnStore(database, clock);
        this.flush = new Flush(new RowStore(database, sealers), new ToldStore(database, clock));
    }

    Optional<LinkedTab> find(WorkspaceId workspace, UUID sheetLinkId) {
        return turns.find(workspace, sheetLinkId);
    }

    /** What is to be done, given what the tab shows. Two add-ons at one tab, or two nodes, do no harm: the journal knows both. */
    Turn take(LinkedTab link, TabCells cells) {
        SheetMemory memory = memories.computeIfAbsent(link.sheetLinkId(), any -> new SheetMemory());
        synchronized (memory) {
            AddOnSheet sheet = new AddOnSheet(cells);
            flush.run(link, sheet, memory);
            turns.served(link);
            return new Turn(sheet, memory.hasMore());
        }
    }

    /** @param more whether not everything fitted into one answer */
    record Turn(AddOnSheet sheet, boolean more) {}
}
