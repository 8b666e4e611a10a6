package io.rowcast.sandbox.whatsapp;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Meta's question to a new callback address: it must answer the challenge, and 200, and only for the right token (facts section 7). */
final class Handshake {
    private final HttpClient http;

    Handshake(HttpClient http) {
        this.http = http;
    }

    /** Asks, and throws a {@link WrongControlException} that says what was answered instead of the challenge. */
    void verify(Callback callback) {
        String challenge = Integer.toString(ThreadLocalRandom.current().nextInt(1_000_000_000, 2_000_000_000));
        HttpRequest question = HttpRequest.newBuilder(question(callback, challenge))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            var answer = http.send(question, BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().equals(challenge)) {
                throw new WrongControlException("the callback " + callback.url() + " answered the handshake with "
                        + answer.statusCode() + " and \"" + answer.body() + "\" instead of 200 and the challenge; "
                        + "check that both sides have the same verify token");
            }
        } catch (IOException e) {
            throw new WrongControlException(
                    "the callback " + callback.url() + " does not answer (" + e + "); start it first and try again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WrongControlException("the handshake was interrupted; try again");
        }
    }

    private static URI question(Callback callback, String challenge) {
        String separator = callback.url().getQuery() == null ? "?" : "&";
        return URI.create(callback.url() + separator + "hub.mode=subscribe&hub.challenge=" + challenge
                + "&hub.verify_token=" + URLEncoder.encode(callback.verifyToken(), StandardCharsets.UTF_8));
    }
}
