package io.rowcast.writeback;

import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Brings statuses and replies into the sheets: the loop's step gives a turn to each tab that lags behind, at most one a
 * second for one spreadsheet. All that must survive stands in the deliveries' revisions.
 */
public final class WriteBack {
    private final InstantSource clock;
    private final LinkStore links;
    private final Flush flush;
    private final Pens pens;
    private final Pace pace;
    private final Setbacks setbacks;
    private final Map<UUID, SheetMemory> memories = new HashMap<>();
    private final Map<UUID, LinkedTab> unverified = new LinkedHashMap<>();

    public WriteBack(InstantSource clock, Database database, Sealers sealers, Pens pens) {
        ToldStore told = new ToldStore(database, clock);
        this.clock = clock;
        this.links = new LinkStore(database);
        this.flush = new Flush(new RowStore(database, sealers), told);
        this.pens = pens;
        this.pace = new Pace(clock);
        this.setbacks = new Setbacks(pace, flush, told);
    }

    /** Gives each tab whose time has come its turn. What is left waits for time to pass, so it never asks for more at once. */
    public boolean runOnce() {
        for (LinkedTab link : waiting()) {
            if (pace.allows(link.tab())) {
                links.alone(link, () -> turn(link));
            }
        }
        return false;
    }

    private List<LinkedTab> waiting() {
        Map<UUID, LinkedTab> all = new LinkedHashMap<>(unverified);
        links.unwritten(clock.instant()).forEach(link -> all.put(link.sheetLinkId(), link));
        List<LinkedTab> ordered = new ArrayList<>(all.values());
        ordered.sort(Comparator.comparing(link -> pace.startedAt(link.tab())));
        return ordered;
    }

    private void turn(LinkedTab link) {
        pace.start(link.tab());
        SheetMemory memory = memories.computeIfAbsent(link.sheetLinkId(), any -> new SheetMemory());
        switch (flush.run(link, pens.of(link), memory)) {
            case SheetWriting.Written written -> setbacks.over(link);
            case SheetTrouble trouble -> setbacks.met(link, trouble);
        }
        if (memory.verified()) {
            unverified.remove(link.sheetLinkId());
        } else {
            unverified.put(link.sheetLinkId(), link);
        }
    }
}
