package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Meta's own paths under {@code /vN.M/} (facts sections 1 to 5); any version is served the same. */
final class GraphRoutes {
    /** A dot in the version, so that Google's /v4/spreadsheets is never taken for one of Meta's objects. */
    private static final String VERSION = "/v{major}.{minor}/";

    /** Longer than any caller waits; then the connection is closed, so that a long demo does not gather threads. */
    private static final long LONGEST_SILENCE_MS = 600_000;

    private final Settings settings;
    private final Sends sends;
    private final Timeline timeline;
    private final PhoneNumber number;
    private final TemplateEdge templates;
    private final Subscription subscription;
    private final MediaStore media;

    GraphRoutes(
            Settings settings,
            Sends sends,
            Timeline timeline,
            PhoneNumber number,
            TemplateEdge templates,
            Subscription subscription,
            MediaStore media) {
        this.settings = settings;
        this.sends = sends;
        this.timeline = timeline;
        this.number = number;
        this.templates = templates;
        this.subscription = subscription;
        this.media = media;
    }

    void mount(RoutesConfig routes) {
        routes.exception(
                RefusedException.class,
                (e, ctx) -> answer(ctx.status(e.error().http()), e.error().body()));
        routes.post(VERSION + "{id}/messages", numberEdge(this::messages));
        routes.post(VERSION + "{id}/media", numberEdge(ctx -> answer(ctx, media.upload(ctx.uploadedFile("file")))));
        routes.get(VERSION + "{id}/phone_numbers", accountEdge(ctx -> answer(ctx, number.list(ctx))));
        routes.get(VERSION + "{id}/message_templates", accountEdge(ctx -> answer(ctx, templates.list(ctx))));
        routes.post(
                VERSION + "{id}/message_templates",
                accountEdge(ctx -> answer(ctx, templates.create(Requested.json(ctx)))));
        routes.delete(VERSION + "{id}/message_templates", accountEdge(ctx -> answer(ctx, templates.delete(ctx))));
        routes.get(VERSION + "{id}/subscribed_apps", accountEdge(ctx -> answer(ctx, subscription.list())));
        routes.post(
                VERSION + "{id}/subscribed_apps",
                accountEdge(ctx -> answer(ctx, subscription.subscribe(Requested.jsonOrEmpty(ctx)))));
        routes.delete(VERSION + "{id}/subscribed_apps", accountEdge(ctx -> answer(ctx, subscription.unsubscribe())));
        routes.get(VERSION + "{id}", authorised(this::object));
        routes.delete(VERSION + "{id}", authorised(ctx -> answer(ctx, media.delete(ctx.pathParam("id")))));
        routes.get("/whatsapp_business/attachments", authorised(media::download));
    }

    private Handler numberEdge(Handler handler) {
        return edge(Account.PHONE_NUMBER_ID, handler);
    }

    private Handler accountEdge(Handler handler) {
        return edge(Account.WABA_ID, handler);
    }

    private Handler edge(String id, Handler handler) {
        return authorised(ctx -> {
            if (!ctx.pathParam("id").equals(id)) {
                throw unknown(ctx).refused();
            }
            handler.handle(ctx);
        });
    }

    private Handler authorised(Handler handler) {
        return ctx -> {
            String token = Requested.token(ctx);
            if (token == null) {
                throw GraphError.noToken().refused();
            }
            if (!token.equals(Account.TOKEN)) {
                throw GraphError.badToken().refused();
            }
            if (settings.tokenExpired) {
                throw GraphError.expiredToken().refused();
            }
            handler.handle(ctx);
        };
    }

    private void messages(Context ctx) {
        switch (sends.take(Requested.bytes(ctx))) {
            case Taken.Answer taken -> {
                timeline.hold(taken.afterMs());
                answer(ctx, taken.body());
            }
            case Taken.NoAnswer none -> {
                timeline.hold(LONGEST_SILENCE_MS);
                Connection.close(ctx);
            }
            case Taken.Dropped none -> Connection.close(ctx);
        }
    }

    /** Everything of Meta's has an id of its own, whatever it is. */
    private void object(Context ctx) {
        String id = ctx.pathParam("id");
        if (id.equals(Account.PHONE_NUMBER_ID)) {
            answer(ctx, number.get(ctx));
        } else if (id.equals(Account.WABA_ID)) {
            answer(ctx, Json.object().put("id", Account.WABA_ID).put("name", Account.VERIFIED_NAME));
        } else {
            answer(
                    ctx,
                    templates
                            .byId(id)
                            .or(() -> media.describe(id, ctx))
                            .orElseThrow(() -> unknown(ctx).refused()));
        }
    }

    private static GraphError unknown(Context ctx) {
        return GraphError.unknownObject(ctx.method().name().toLowerCase(java.util.Locale.ROOT), ctx.pathParam("id"));
    }

    private static void answer(Context ctx, JsonNode body) {
        ctx.header(
                        "facebook-api-version",
                        "v" + ctx.pathParamMap().getOrDefault("major", "25") + "."
                                + ctx.pathParamMap().getOrDefault("minor", "0"))
                .contentType("application/json; charset=UTF-8")
                .result(Json.bytes(body));
    }
}
