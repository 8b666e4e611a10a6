package io.rowcast.sheets;

import com.google.api.services.sheets.v4.Sheets;
import io.rowcast.writeback.SheetTrouble;
import java.io.IOException;
import java.util.function.Function;

/** Google's client with one account, asked in one way: within the quota, with troubles as values. */
interface SheetsApi {
    /** One request, by Google's client for its kind. */
    @FunctionalInterface
    interface Request<T> {
        T send(Sheets sheets) throws IOException;
    }

    /**
     * Sends one request.
     *
     * @param answered makes the outcome from Google's answer
     * @param failed makes the outcome from what went wrong
     */
    <T, R> R send(CallKind kind, Request<T> request, Function<T, R> answered, Function<SheetTrouble, R> failed);

    /** How many turns the account has requests left for at present, also where a turn needs all that one may. */
    int room();
}
