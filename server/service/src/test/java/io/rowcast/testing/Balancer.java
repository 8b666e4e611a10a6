package io.rowcast.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rowcast.platform.work.Loop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the nodes in production: asks each for its readiness five times a second, sends every request to one that
 * is ready, and to another where a connection is refused. A request whose connection breaks is not sent again.
 */
public final class Balancer implements AutoCloseable {
    private static final Duration ASK_EVERY = Duration.ofMillis(200);

    private final List<URI> nodes;
    private final Map<URI, Boolean> ready = new ConcurrentHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Loop asking;
    private final HttpServer server;
    private final AtomicInteger turn = new AtomicInteger();

    /** Requests to which no node gave an answer of its own, or one that says it could not serve. */
    public final List<String> unanswered = new ArrayList<>();

    public Balancer(List<URI> nodes) {
        this.nodes = nodes;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::forward);
        server.start();
        asking = Loop.start("balancer", ASK_EVERY, () -> {
            nodes.forEach(node -> ready.put(node, isReady(node)));
            return false;
        });
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private boolean isReady(URI node) {
        try {
            return send(HttpRequest.newBuilder(node.resolve("/readyz")).build()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void forward(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpResponse<byte[]> answer = answer(exchange, body);
        if (answer == null || answer.statusCode() >= 500) {
            synchronized (unanswered) {
                unanswered.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + (answer == null ? "-" : answer.statusCode()));
            }
        }
        byte[] bytes = answer == null ? new byte[0] : answer.body();
        exchange.sendResponseHeaders(answer == null ? 502 : answer.statusCode(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private @Nullable HttpResponse<byte[]> answer(HttpExchange exchange, byte[] body) {
        int first = turn.getAndIncrement();
        for (boolean wanted : new boolean[] {true, false}) {
            for (int i = 0; i < nodes.size(); i++) {
                URI node = nodes.get(Math.floorMod(first + i, nodes.size()));
                if (ready.getOrDefault(node, false) == wanted) {
                    try {
                        return send(request(node, exchange, body));
                    } catch (ConnectException e) {
                        ready.put(node, false);
                    } catch (IOException e) {
                        return null;
                    }
                }
            }
        }
        return null;
    }

    private static HttpRequest request(URI node, HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : List.of("Authorization", "Content-Type", "X-Hub-Signature-256", "Idempotency-Key")) {
            exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach(value -> request.header(name, value));
        }
        return request.build();
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        asking.close();
        server.stop(0);
        threads.shutdownNow();
        http.close();
    }
}
