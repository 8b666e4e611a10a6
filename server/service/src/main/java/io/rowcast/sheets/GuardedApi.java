package io.rowcast.sheets;

import io.rowcast.writeback.SheetTrouble;
import io.rowcast.writeback.TurnGuard;
import java.util.function.Function;

/** Asks before each write whether the turn is still ours. */
record GuardedApi(SheetsApi api, TurnGuard guard) implements SheetsApi {
    @Override
    public <T, R> R send(CallKind kind, Request<T> request, Function<T, R> answered, Function<SheetTrouble, R> failed) {
        return kind == CallKind.WRITE && !guard.holds()
                ? failed.apply(new SheetTrouble.TurnLost())
                : api.send(kind, request, answered, failed);
    }

    @Override
    public int room() {
        return api.room();
    }
}
