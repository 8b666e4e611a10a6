package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** What was received and what was posted, how much, and how quickly it was answered. */
final class ControlRoutes {
    static final String ROOT = "/sandbox/whatsapp/";

    private static final int USUAL_LIMIT = 100;
    private static final int LARGEST_LIMIT = 10_000;

    private final ReceivedLog log;
    private final Webhooks webhooks;

    ControlRoutes(ReceivedLog log, Webhooks webhooks) {
        this.log = log;
        this.webhooks = webhooks;
    }

    void mount(RoutesConfig routes) {
        routes.exception(
                WrongControlException.class,
                (e, ctx) -> answer(ctx.status(400), Json.object().put("error", e.reason())));
        routes.get(ROOT + "received", ctx -> answer(ctx, received(ctx)));
        routes.get(ROOT + "counts", ctx -> answer(ctx, counts()));
        routes.post(ROOT + "counts/reset", ctx -> answer(ctx, reset()));
        routes.get(ROOT + "webhooks", ctx -> answer(ctx, posted(ctx)));
    }

    static void answer(Context ctx, JsonNode body) {
        ctx.contentType("application/json; charset=UTF-8").result(Json.bytes(body));
    }

    /** A whole number of the query, at most {@code largest}. */
    static int number(Context ctx, String name, int otherwise, int largest) {
        String text = ctx.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Math.clamp(Long.parseLong(text), 0, largest);
        } catch (NumberFormatException e) {
            throw new WrongControlException(name + " is \"" + text + "\"; give a whole number");
        }
    }

    private ObjectNode received(Context ctx) {
        int after = number(ctx, "after", 0, Integer.MAX_VALUE);
        List<ReceivedLog.Entry> entries = log.after(after, number(ctx, "limit", USUAL_LIMIT, LARGEST_LIMIT));
        ObjectNode answer = Json.object();
        ArrayNode array = answer.putArray("received");
        entries.forEach(entry -> array.add(ReceivedView.of(entry)));
        return answer.put("last", entries.isEmpty() ? after : entries.getLast().seq());
    }

    /** Begins to measure the callback's answers anew. */
    private ObjectNode reset() {
        webhooks.latencies().reset();
        return counts();
    }

    private ObjectNode counts() {
        return Json.object()
                .put("received", log.received())
                .put("accepted", log.accepted())
                .put("refused", log.refused())
                .put("webhooksDelivered", webhooks.delivered())
                .put("webhooksPending", webhooks.pending())
                .put("webhookP50Ms", webhooks.latencies().quantile(0.5))
                .put("webhookP99Ms", webhooks.latencies().quantile(0.99))
                .put("webhooksAnswered", webhooks.latencies().count());
    }

    private ObjectNode posted(Context ctx) {
        int after = number(ctx, "after", 0, Integer.MAX_VALUE);
        List<WebhookLog.Entry> entries = webhooks.log().after(after, number(ctx, "limit", USUAL_LIMIT, LARGEST_LIMIT));
        ObjectNode answer = Json.object();
        ArrayNode array = answer.putArray("webhooks");
        entries.forEach(entry -> array.addObject()
                .put("seq", entry.seq())
                .put("at", entry.at().toString())
                .put("url", entry.url())
                .put("attempt", entry.attempt())
                .put("status", entry.answer().status())
                .put("problem", entry.answer().problem())
                .put("ms", entry.micros() / 1_000.0)
                .set("body", Json.parse(entry.body()).orElseGet(Json::object)));
        return answer.put("last", entries.isEmpty() ? after : entries.getLast().seq());
    }
}
