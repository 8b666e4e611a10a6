package io.rowcast.sandbox.whatsapp;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The other end of the webhooks: checks the handshake, takes what is posted and answers as told. */
final class Business implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One post as it came over the wire. */
    record Post(byte[] body, String signature) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("A webhook that is not JSON", e);
            }
        }
    }

    private final LinkedBlockingQueue<Post> posts = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
    private final Javalin server;

    Business() {
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get("/hook", ctx -> {
                        boolean right = "sandbox-verify-token".equals(ctx.queryParam("hub.verify_token"))
                                && "subscribe".equals(ctx.queryParam("hub.mode"));
                        ctx.status(right ? 200 : 403).result(right ? ctx.queryParam("hub.challenge") : "wrong token");
                    });
                    config.routes.post("/hook", ctx -> {
                        posts.add(new Post(ctx.bodyAsBytes(), String.valueOf(ctx.header("X-Hub-Signature-256"))));
                        Integer told = answers.poll();
                        ctx.status(told == null ? 200 : told);
                    });
                })
                .start("127.0.0.1", 0);
    }

    URI hook() {
        return URI.create("http://127.0.0.1:" + server.port() + "/hook");
    }

    /** Answers the next posts so, then with 200 again. */
    void answerNext(int... statuses) {
        for (int status : statuses) {
            answers.add(status);
        }
    }

    /** The next post, waited for. */
    Post next() throws InterruptedException {
        return requireNonNull(posts.poll(10, TimeUnit.SECONDS), "no webhook came within 10 seconds");
    }

    /** Whether a post comes within a moment. */
    boolean hearsNothing() throws InterruptedException {
        return posts.poll(300, TimeUnit.MILLISECONDS) == null;
    }

    /** All statuses of the coming posts up to and with the first that fits. */
    List<JsonNode> statusesUntil(Predicate<JsonNode> last) throws InterruptedException {
        List<JsonNode> seen = new ArrayList<>();
        while (seen.stream().noneMatch(last)) {
            next().json().findValues("statuses").forEach(statuses -> statuses.forEach(seen::add));
        }
        return seen;
    }

    /** The next statuses; as at Meta, their order is not kept. */
    List<JsonNode> statuses(int count) throws InterruptedException {
        List<JsonNode> seen = new ArrayList<>();
        while (seen.size() < count) {
            next().json().findValues("statuses").forEach(statuses -> statuses.forEach(seen::add));
        }
        return seen;
    }

    /** The next inbound message, whatever statuses come before it. */
    JsonNode nextMessage() throws InterruptedException {
        while (true) {
            JsonNode messages = next().json().at("/entry/0/changes/0/value/messages");
            if (!messages.isMissingNode()) {
                return messages.path(0);
            }
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
