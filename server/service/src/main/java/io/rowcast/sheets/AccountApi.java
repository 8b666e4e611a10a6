package io.rowcast.sheets;

import static java.util.Objects.requireNonNull;

import com.google.api.client.http.HttpResponseException;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.sheets.v4.Sheets;
import io.rowcast.writeback.SheetTrouble;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** Google, asked with one account. Each request is one attempt: what is worth another is left to the loop. */
final class AccountApi implements SheetsApi {
    private final Map<CallKind, Sheets> clients = new EnumMap<>(CallKind.class);
    private final GoogleAccount account;
    private final Map<CallKind, Quota> quotas = new EnumMap<>(CallKind.class);
    private final QuotaStore store;
    private final InstantSource clock;
    private final Troubles troubles;

    AccountApi(URI rootUrl, HttpTransport transport, GoogleAccount account, QuotaStore store, InstantSource clock) {
        this.account = account;
        this.store = store;
        this.clock = clock;
        this.troubles = new Troubles(account);
        for (CallKind kind : CallKind.values()) {
            Quota quota = new Quota(store, account.quota(), kind, clock);
            quotas.put(kind, quota);
            clients.put(
                    kind,
                    new Sheets.Builder(
                                    transport,
                                    GsonFactory.getDefaultInstance(),
                                    new RequestRules(account.adapter(), quota))
                            .setRootUrl(rootUrl.toString().replaceAll("/*$", "/"))
                            .setApplicationName("Rowcast")
                            .build());
        }
    }

    @Override
    public <T, R> R send(CallKind kind, Request<T> request, Function<T, R> answered, Function<SheetTrouble, R> failed) {
        try {
            return answered.apply(request.send(requireNonNull(clients.get(kind))));
        } catch (Quota.UsedUpException e) {
            return failed.apply(new SheetTrouble.Throttled(e.until()));
        } catch (HttpResponseException e) {
            return failed.apply(
                    switch (e.getStatusCode()) {
                        case 401 -> afterRefusedToken(e);
                        case 429 ->
                            new SheetTrouble.Throttled(
                                    requireNonNull(quotas.get(kind)).refused());
                        default -> troubles.of(e);
                    });
        } catch (IOException e) {
            return failed.apply(troubles.of(e));
        }
    }

    @Override
    public int room() {
        return store.room(account.quota(), clock.instant());
    }

    /** The request was already repeated with a new token if one could be had; asking for it again tells why not. */
    private SheetTrouble afterRefusedToken(HttpResponseException refusal) {
        try {
            account.renew();
            return troubles.of(refusal);
        } catch (IOException e) {
            return troubles.of(e);
        }
    }
}
