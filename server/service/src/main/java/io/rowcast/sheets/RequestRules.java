package io.rowcast.sheets;

import com.google.api.client.http.HttpBackOffIOExceptionHandler;
import com.google.api.client.http.HttpBackOffUnsuccessfulResponseHandler;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.util.BackOff;
import com.google.api.client.util.ExponentialBackOff;
import com.google.api.client.util.Sleeper;
import com.google.auth.http.HttpCredentialsAdapter;
import java.io.IOException;

/** Prepares each request: credentials, time-outs, counting against the quota, and when it is sent again. */
final class RequestRules implements HttpRequestInitializer {
    private static final int CONNECT_MS = 20_000;
    /** Google ends a request after 180 s itself (facts 1.1); less here would make a slow write an unknown outcome. */
    private static final int READ_MS = 190_000;
    /** Few, since the loop comes back anyway and other sheets wait meanwhile. */
    private static final int REPEATS = 3;

    private final HttpCredentialsAdapter credentials;
    private final CallKind kind;
    private final Quota quota;
    private final Sleeper sleeper;

    RequestRules(HttpCredentialsAdapter credentials, CallKind kind, Quota quota, Sleeper sleeper) {
        this.credentials = credentials;
        this.kind = kind;
        this.quota = quota;
        this.sleeper = sleeper;
    }

    @Override
    public void initialize(HttpRequest request) throws IOException {
        credentials.initialize(request);
        request.setConnectTimeout(CONNECT_MS)
                .setReadTimeout(READ_MS)
                .setNumberOfRetries(REPEATS)
                .setInterceptor(attempt -> quota.take());
        repeatAfterRefusal(
                request,
                new HttpBackOffUnsuccessfulResponseHandler(backOff())
                        .setBackOffRequired(this::isWorthRepeating)
                        .setSleeper(sleeper));
        if (kind.isRepeatable()) {
            request.setIOExceptionHandler(new HttpBackOffIOExceptionHandler(backOff()).setSleeper(sleeper));
        }
    }

    /**
     * Renews the token after a 401, else backs off. One handler replaces another, in both directions: setting ours ends
     * the credentials' own (facts 2), and their renewal sets theirs again.
     */
    private void repeatAfterRefusal(HttpRequest request, HttpBackOffUnsuccessfulResponseHandler backOff) {
        request.setUnsuccessfulResponseHandler((sent, answer, supportsRetry) -> {
            boolean renewed = credentials.handleResponse(sent, answer, supportsRetry);
            repeatAfterRefusal(sent, backOff);
            return renewed || backOff.handleResponse(sent, answer, supportsRetry);
        });
    }

    /** A 429 was refused before it was carried out; a 5xx may have been applied (facts 1.1). */
    private boolean isWorthRepeating(HttpResponse answer) {
        int status = answer.getStatusCode();
        return status == 429 || (status >= 500 && kind.isRepeatable());
    }

    /** Holds state, so each request needs its own (facts 2). */
    private static BackOff backOff() {
        return new ExponentialBackOff.Builder()
                .setInitialIntervalMillis(1_000)
                .setMultiplier(2)
                .setRandomizationFactor(0.5)
                .setMaxIntervalMillis(8_000)
                .build();
    }
}
