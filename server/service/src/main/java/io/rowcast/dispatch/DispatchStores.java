package io.rowcast.dispatch;

import io.rowcast.platform.crypto.Sealers;
import io.rowcast.platform.store.Database;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** The ledger as the dispatcher needs it. */
public record DispatchStores(
        ClaimStore claims,
        SettlementStore settlements,
        DoubtStore doubts,
        SenderNoticeStore notices,
        LaneStore lanes,
        WatchStore watch,
        FollowUpStore followUps) {
    public static DispatchStores of(Database database, Sealers sealers, InstantSource clock) {
        return of(database, sealers, clock, () -> true);
    }

    /** @param clockIsRight whether the node's clock agrees with the database's; asked before each claim */
    public static DispatchStores of(
            Database database, Sealers sealers, InstantSource clock, BooleanSupplier clockIsRight) {
        return new DispatchStores(
                new ClaimStore(database, sealers),
                new SettlementStore(database, sealers),
                new DoubtStore(database),
                new SenderNoticeStore(database, clock),
                new LaneStore(database, clockIsRight),
                new WatchStore(database, sealers),
                new FollowUpStore(database, sealers));
    }
}
