package io.rowcast.workbench.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import java.util.Optional;

/** Hands a request of the page on to the sandbox, with the person's token, so that the browser needs neither. */
final class Relay implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI sandbox;
    private final String token;

    Relay(URI sandbox, String token) {
        this.sandbox = sandbox;
        this.token = token;
    }

    /** Answers what the sandbox answers at {@code path}; returns it where the sandbox did what it was asked. */
    Optional<String> pass(Context context, String path) {
        String query = context.queryString() == null ? "" : "?" + context.queryString();
        return send(context, context.method().name(), path + query, context.bodyAsBytes())
                .map(response -> answer(context, response))
                .filter(response -> response.statusCode() == HttpStatus.OK.getCode())
                .map(HttpResponse::body);
    }

    /** Asks on the page's behalf; empty where the sandbox refuses or does not answer. */
    Optional<String> ask(Context context, String path) {
        return send(context, "GET", path, new byte[0])
                .filter(response -> response.statusCode() == HttpStatus.OK.getCode())
                .map(HttpResponse::body);
    }

    private Optional<HttpResponse<String>> send(Context context, String method, String path, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", Objects.requireNonNullElse(context.contentType(), "application/json"))
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
        try {
            return Optional.of(client.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            context.status(HttpStatus.BAD_GATEWAY).result("The sandbox does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            context.status(HttpStatus.SERVICE_UNAVAILABLE).result("The workbench is stopping");
        }
        return Optional.empty();
    }

    private static HttpResponse<String> answer(Context context, HttpResponse<String> response) {
        context.status(response.statusCode());
        response.headers().firstValue("Content-Type").ifPresent(context::contentType);
        context.result(response.body());
        return response;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
