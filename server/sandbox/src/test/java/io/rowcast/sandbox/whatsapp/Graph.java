package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls the sandbox as any client of Meta's would. */
final class Graph {
    static final ObjectMapper JSON = new ObjectMapper();

    record Answer(int status, JsonNode body) {
        int code() {
            return body.at("/error/code").asInt();
        }

        String details() {
            return body.at("/error/error_data/details").asText();
        }

        String wamid() {
            return body.at("/messages/0/id").asText();
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI root;
    private final String token;

    Graph(URI root, String token) {
        this.root = root;
        this.token = token;
    }

    Answer send(String body) throws IOException, InterruptedException {
        return post("/v25.0/106540352242922/messages", body);
    }

    /** A template without parameters, so every number may get it. */
    Answer sendHello(String to) throws IOException, InterruptedException {
        return send(hello(to));
    }

    static String hello(String to) {
        return """
                {"messaging_product":"whatsapp","to":"%s","type":"template",
                 "template":{"name":"hello_world","language":{"code":"en_US"}},
                 "biz_opaque_callback_data":"delivery-of-%s"}""".formatted(to, to);
    }

    Answer sendText(String to, String text) throws IOException, InterruptedException {
        return send("{\"messaging_product\":\"whatsapp\",\"to\":\"" + to + "\",\"type\":\"text\",\"text\":{\"body\":"
                + JSON.writeValueAsString(text) + "}}");
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return call(path, HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)));
    }

    Answer get(String path) throws IOException, InterruptedException {
        return call(path, HttpRequest.newBuilder().GET());
    }

    Answer delete(String path) throws IOException, InterruptedException {
        return call(path, HttpRequest.newBuilder().DELETE());
    }

    Answer delete(String path, String body) throws IOException, InterruptedException {
        return call(path, HttpRequest.newBuilder().method("DELETE", BodyPublishers.ofString(body)));
    }

    private Answer call(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        request.uri(URI.create(root + path)).timeout(Duration.ofSeconds(4)).header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    }
}
