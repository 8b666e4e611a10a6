package io.rowcast.sheets;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.auth.http.HttpCredentialsAdapter;
import java.io.IOException;

/**
 * Prepares each request: credentials, time-outs, and counting against the quota. A request is sent again at once only after
 * a 401 with a renewed token, which the credentials see to; whatever else fails has another turn, which reads first, so that
 * nothing is ever applied twice and no thread sleeps through a back-off.
 */
final class RequestRules implements HttpRequestInitializer {
    private static final int CONNECT_MS = 20_000;
    /** Google ends a request after 180 s itself (facts 1.1); less here would make a slow write an unknown outcome. */
    private static final int READ_MS = 190_000;

    private final HttpCredentialsAdapter credentials;
    private final Quota quota;

    RequestRules(HttpCredentialsAdapter credentials, Quota quota) {
        this.credentials = credentials;
        this.quota = quota;
    }

    @Override
    public void initialize(HttpRequest request) throws IOException {
        credentials.initialize(request);
        request.setConnectTimeout(CONNECT_MS)
                .setReadTimeout(READ_MS)
                .setNumberOfRetries(1)
                .setInterceptor(attempt -> quota.take());
    }
}
