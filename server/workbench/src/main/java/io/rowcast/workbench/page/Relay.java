package io.rowcast.workbench.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Hands a request of the page on to the sandbox, with the person's token, so that the browser needs neither. */
final class Relay implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI sandbox;
    private final String token;

    Relay(URI sandbox, String token) {
        this.sandbox = sandbox;
        this.token = token;
    }

    /** Answers what the sandbox answers at {@code path}. */
    void pass(Context context, String path) {
        String query = context.queryString() == null ? "" : "?" + context.queryString();
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox + path + query))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(context.method().name(), BodyPublishers.ofByteArray(context.bodyAsBytes()))
                .build();
        try {
            answer(context, client.send(request, BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            context.status(HttpStatus.BAD_GATEWAY).result("The sandbox does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            context.status(HttpStatus.SERVICE_UNAVAILABLE).result("The workbench is stopping");
        }
    }

    private static void answer(Context context, HttpResponse<InputStream> response) {
        context.status(response.statusCode());
        response.headers().firstValue("Content-Type").ifPresent(context::contentType);
        context.result(response.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
