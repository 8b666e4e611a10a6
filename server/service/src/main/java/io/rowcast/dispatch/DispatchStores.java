package io.rowcast.dispatch;

import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import java.time.InstantSource;

/** The ledger as the dispatcher needs it. */
public record DispatchStores(
        ClaimStore claims,
        SettlementStore settlements,
        DoubtStore doubts,
        SenderNoticeStore notices,
        LaneStore lanes,
        WatchStore watch) {
    public static DispatchStores of(Database database, Sealers sealers, InstantSource clock) {
        return new DispatchStores(
                new ClaimStore(database, sealers),
                new SettlementStore(database, sealers),
                new DoubtStore(database),
                new SenderNoticeStore(database, clock),
                new LaneStore(database),
                new WatchStore(database, sealers));
    }
}
