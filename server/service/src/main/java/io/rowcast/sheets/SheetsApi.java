package io.rowcast.sheets;

import static java.util.Objects.requireNonNull;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.Sleeper;
import com.google.api.services.sheets.v4.Sheets;
import io.rowcast.writeback.SheetTrouble;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** Google's client, asked in one way: within the quota, with troubles as values. */
final class SheetsApi {
    /** One request, by Google's client for its kind. */
    @FunctionalInterface
    interface Request<T> {
        T send(Sheets sheets) throws IOException;
    }

    private final Map<CallKind, Sheets> clients = new EnumMap<>(CallKind.class);
    private final Quota reads;
    private final Quota writes;
    private final Troubles troubles;

    SheetsApi(URI rootUrl, GoogleAccount account, InstantSource clock, Sleeper sleeper) {
        this.reads = new Quota(clock);
        this.writes = new Quota(clock);
        this.troubles = new Troubles(clock, account.email());
        HttpTransport transport = new NetHttpTransport();
        for (CallKind kind : CallKind.values()) {
            clients.put(
                    kind,
                    new Sheets.Builder(
                                    transport,
                                    GsonFactory.getDefaultInstance(),
                                    new RequestRules(account.adapter(), kind, quota(kind), sleeper))
                            .setRootUrl(rootUrl.toString().replaceAll("/*$", "/"))
                            .setApplicationName("Rowcast")
                            .build());
        }
    }

    private Quota quota(CallKind kind) {
        return kind.countsAsRead() ? reads : writes;
    }

    /**
     * Sends one request.
     *
     * @param answered makes the outcome from Google's answer
     * @param failed makes the outcome from what went wrong
     */
    <T, R> R send(CallKind kind, Request<T> request, Function<T, R> answered, Function<SheetTrouble, R> failed) {
        var usedUpUntil = quota(kind).usedUpUntil();
        if (usedUpUntil.isPresent()) {
            return failed.apply(new SheetTrouble.Throttled(usedUpUntil.get()));
        }
        try {
            return answered.apply(request.send(requireNonNull(clients.get(kind))));
        } catch (IOException e) {
            return failed.apply(troubles.of(e));
        }
    }
}
