package io.rowcast.workbench.script;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What UrlFetchApp does: only addresses of the manifest's list, within Google's sizes (sheets/facts.md 3.3). The public
 * address of the service leads to the one that runs here.
 */
final class UrlFetch {
    private static final int LONGEST_ADDRESS = 2082;
    private static final int LARGEST_BODY = 50 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern TEXT = Pattern.compile("^text/|json|xml", Pattern.CASE_INSENSITIVE);

    /** {@code file}: a payload of bytes in Base64, in place of {@code body}. */
    record Request(
            String url,
            String method,
            @Nullable String contentType,
            Map<String, String> headers,
            @Nullable String body,
            @Nullable String file,
            boolean mute) {
        byte @Nullable [] payload() {
            if (file != null) {
                return Base64.getDecoder().decode(file);
            }
            return body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** {@code file}: the bytes in Base64 of an answer that is no text. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            int status,
            @Nullable String body,
            @Nullable String file,
            @Nullable Map<String, Object> headers,
            @Nullable String error) {
        static Answer failed(String error) {
            return new Answer(0, null, null, null, error);
        }
    }

    private final HttpClient client;
    private final AllowedAddresses allowed;
    private final Map<String, URI> homes;

    /** {@code homes}: where a public address (with its slash) is really served. */
    UrlFetch(HttpClient client, AllowedAddresses allowed, Map<String, URI> homes) {
        this.client = client;
        this.allowed = allowed;
        this.homes = Map.copyOf(homes);
    }

    /** All at once, answered in order; a request that may not or cannot be made answers Google's words for it. */
    List<Answer> fetchAll(List<Request> requests) {
        List<CompletableFuture<Answer>> answers =
                requests.stream().map(this::fetch).toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Answer> fetch(Request request) {
        @Nullable String refusal = refusal(request);
        if (refusal != null) {
            return CompletableFuture.completedFuture(Answer.failed(refusal));
        }
        return client.sendAsync(http(request), BodyHandlers.ofByteArray())
                .thenApply(UrlFetch::answer)
                .exceptionally(failure -> Answer.failed(words(request, failure)));
    }

    private @Nullable String refusal(Request request) {
        if (request.url().length() > LONGEST_ADDRESS) {
            return "Limit Exceeded: URLFetch URL Length.";
        }
        if (!allowed.allow(request.url())) {
            return "The URL " + request.url()
                    + " is not allowed: it matches no prefix of urlFetchWhitelist in the manifest " + "("
                    + String.join(", ", allowed.prefixes()) + ").";
        }
        byte @Nullable [] payload = request.payload();
        if (payload != null && payload.length > LARGEST_BODY) {
            return "Limit Exceeded: URLFetch POST Size.";
        }
        return home(request.url()) == null ? "DNS error: " + request.url() : null;
    }

    private @Nullable URI home(String url) {
        return homes.entrySet().stream()
                .filter(home -> url.startsWith(home.getKey()))
                .map(home -> URI.create(
                        home.getValue() + "/" + url.substring(home.getKey().length())))
                .findFirst()
                .orElse(null);
    }

    private HttpRequest http(Request request) {
        byte @Nullable [] payload = request.payload();
        HttpRequest.Builder http = HttpRequest.newBuilder(home(request.url()))
                .timeout(PATIENCE)
                .method(
                        request.method(),
                        payload == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(payload));
        Map<String, String> headers = new HashMap<>(request.headers());
        if (request.contentType() != null && payload != null) {
            headers.put("Content-Type", request.contentType());
        }
        headers.forEach(http::setHeader);
        return http.build();
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        Map<String, Object> headers = new HashMap<>();
        response.headers()
                .map()
                .forEach((name, values) -> headers.put(name, values.size() == 1 ? values.getFirst() : values));
        boolean text = response.headers()
                .firstValue("Content-Type")
                .filter(type -> !TEXT.matcher(type).find())
                .isEmpty();
        return new Answer(
                response.statusCode(),
                new String(response.body(), StandardCharsets.UTF_8),
                text ? null : Base64.getEncoder().encodeToString(response.body()),
                headers,
                null);
    }

    private static String words(Request request, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof IOException ? "Address unavailable: " + request.url() : "Timeout: " + request.url();
    }
}
