package io.rowcast.sheets;

import io.rowcast.writeback.SheetTrouble;
import java.util.function.Function;

/** In the place of Google where there is no account to ask with: says why, and statuses wait in the service. */
record ClosedApi(SheetTrouble why) implements SheetsApi {
    @Override
    public <T, R> R send(
            CallKind kind, Request<T> request, Function<T, R> answered, Function<SheetTrouble, R> failed) {
        return failed.apply(why);
    }
}
