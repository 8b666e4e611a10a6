package io.rowcast.whatsapp;

import io.rowcast.workspace.AccessToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Meta's Graph API over HTTP: bare requests and answers, no meaning. Blocking; safe for use by many threads. */
public final class CloudApi {
    /** Longer than this a server that is up does not take to say hello. */
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /**
     * Ends requests whose time is over. Not by the waiting thread itself: a virtual one that waits for a limited time has a thread of
     * the system woken when it begins and when it ends, which took 7 % of the service's time while it sent.
     */
    private static final ScheduledThreadPoolExecutor TIME = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("meta-time").factory());

    static {
        TIME.setRemoveOnCancelPolicy(true);
    }

    private final HttpClient http;
    private final String base;
    private final Duration timeout;

    /**
     * @param http as {@link #newHttpClient} makes it
     * @param graphUrl as {@code https://graph.facebook.com}
     * @param version as {@code v25.0} (facts 1)
     * @param timeout for a whole request, from the first byte that leaves to the last that comes
     */
    public CloudApi(HttpClient http, URI graphUrl, String version, Duration timeout) {
        this.http = http;
        this.base = graphUrl.toString().replaceFirst("/+$", "") + "/" + version + "/";
        this.timeout = timeout;
    }

    /**
     * HTTP/1.1 with connections kept alive: a lost connection then concerns one request, and never a hundred in flight on it. Works
     * on virtual threads: a claim sends hundreds of requests at once, for which the client's own pool would start as many threads of
     * the system.
     */
    public static HttpClient newHttpClient() {
        return HttpClient.newBuilder()
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Any answer, whatever its status. */
    record Answer(int status, String body) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "answer " + status;
        }
    }

    /** Posts once: the JDK's client repeats no POST by itself. */
    Answer post(String path, AccessToken token, String json) throws IOException, InterruptedException {
        return exchange(
                request(path, token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                timeout);
    }

    /** Posts a body of any kind, within its own time. */
    Answer upload(String path, AccessToken token, String contentType, HttpRequest.BodyPublisher body, Duration longest)
            throws IOException, InterruptedException {
        return exchange(
                request(path, token)
                        .header("Content-Type", contentType)
                        .POST(body)
                        .build(),
                longest);
    }

    Answer get(String path, AccessToken token) throws IOException, InterruptedException {
        return exchange(request(path, token).GET().build(), timeout);
    }

    /** A file as it comes; to be closed, and closed by itself when its time is over. */
    record Download(int status, InputStream body, CountDownLatch ended) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            ended.countDown();
            body.close();
        }
    }

    /** Gets what is at an address of Meta's outside the Graph API. */
    Download download(URI address, AccessToken token, Duration longest) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token.value())
                .timeout(timeout)
                .GET()
                .build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        Download download = new Download(response.statusCode(), response.body(), new CountDownLatch(1));
        // A body has no time-out of its own: whoever waits for its next byte is woken by its end.
        Thread.ofVirtual().name("download-end").start(() -> endAfter(download, longest));
        return download;
    }

    private static void endAfter(Download download, Duration longest) {
        try {
            if (!download.ended().await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                download.body().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // Its reader meets the same.
        }
    }

    /** Whether an address is where the Graph API is. */
    boolean isAtHome(URI address) {
        URI home = URI.create(base);
        return home.getScheme().equals(address.getScheme())
                && home.getHost().equals(address.getHost())
                && home.getPort() == address.getPort()
                && address.getUserInfo() == null;
    }

    private HttpRequest.Builder request(String path, AccessToken token) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token.value())
                .header("Accept", "application/json");
    }

    /** The client's own time-out ends with the headers of the answer; this one covers its body too. */
    private Answer exchange(HttpRequest request, Duration longest) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> coming = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        Future<?> end = TIME.schedule(() -> coming.cancel(true), longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            HttpResponse<String> response = coming.get();
            return new Answer(response.statusCode(), response.body());
        } catch (CancellationException e) {
            throw new HttpTimeoutException("no answer within " + longest.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            end.cancel(false);
            coming.cancel(true);
        }
    }
}
