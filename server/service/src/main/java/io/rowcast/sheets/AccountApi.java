package io.rowcast.sheets;

import static java.util.Objects.requireNonNull;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
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
    private final Quota reads;
    private final Quota writes;
    private final Troubles troubles;

    AccountApi(URI rootUrl, HttpTransport transport, GoogleAccount account, InstantSource clock) {
        this.account = account;
        this.reads = new Quota(clock);
        this.writes = new Quota(clock);
        this.troubles = new Troubles(clock, account);
        for (CallKind kind : CallKind.values()) {
            clients.put(
                    kind,
                    new Sheets.Builder(
                                    transport,
                                    GsonFactory.getDefaultInstance(),
                                    new RequestRules(account.adapter(), quota(kind)))
                            .setRootUrl(rootUrl.toString().replaceAll("/*$", "/"))
                            .setApplicationName("Rowcast")
                            .build());
        }
    }

    private Quota quota(CallKind kind) {
        return kind == CallKind.READ ? reads : writes;
    }

    @Override
    public <T, R> R send(
            CallKind kind, Request<T> request, Function<T, R> answered, Function<SheetTrouble, R> failed) {
        var usedUpUntil = quota(kind).usedUpUntil();
        if (usedUpUntil.isPresent()) {
            return failed.apply(new SheetTrouble.Throttled(usedUpUntil.get()));
        }
        try {
            return answered.apply(request.send(requireNonNull(clients.get(kind))));
        } catch (GoogleJsonResponseException e) {
            return failed.apply(e.getStatusCode() == 401 ? afterRefusedToken(e) : troubles.of(e));
        } catch (IOException e) {
            return failed.apply(troubles.of(e));
        }
    }

    /** The request was already repeated with a new token if one could be had; asking for it again tells why not. */
    private SheetTrouble afterRefusedToken(GoogleJsonResponseException refusal) {
        try {
            account.renew();
            return troubles.of(refusal);
        } catch (IOException e) {
            return troubles.of(e);
        }
    }
}
