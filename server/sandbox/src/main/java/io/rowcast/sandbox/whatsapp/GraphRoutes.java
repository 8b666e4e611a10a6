package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;

/** Meta's own paths under {@code /vN.M/} (facts sections 1 to 5); any version is served the same. */
final class GraphRoutes {
    /** A dot in the version, so that Google's /v4/spreadsheets is never taken for one of Meta's objects. */
    private static final String VERSION = "/v{major}.{minor}/";

    /** Longer than any caller waits; then the connection is closed, so that a long demo does not gather threads. */
    private static final long LONGEST_SILENCE_MS = 600_000;

    private final Settings settings;
    private final Accounts accounts;
    private final Sends sends;
    private final Timeline timeline;
    private final PhoneNumber number;
    private final TemplateEdge templates;
    private final Subscription subscription;
    private final MediaStore media;

    GraphRoutes(
            Settings settings,
            Accounts accounts,
            Sends sends,
            Timeline timeline,
            PhoneNumber number,
            TemplateEdge templates,
            Subscription subscription,
            MediaStore media) {
        this.settings = settings;
        this.accounts = accounts;
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
        routes.post(
                VERSION + "{id}/media",
                numberEdge((number, ctx) -> answer(ctx, media.upload(ctx.uploadedFile("file")))));
        routes.get(
                VERSION + "{id}/phone_numbers", accountEdge((account, ctx) -> answer(ctx, number.list(account, ctx))));
        routes.get(
                VERSION + "{id}/message_templates",
                accountEdge((account, ctx) -> answer(ctx, templates.list(account, ctx))));
        routes.post(
                VERSION + "{id}/message_templates",
                accountEdge((account, ctx) -> answer(ctx, templates.create(account, Requested.json(ctx)))));
        routes.delete(
                VERSION + "{id}/message_templates",
                accountEdge((account, ctx) -> answer(ctx, templates.delete(account, ctx))));
        routes.get(
                VERSION + "{id}/subscribed_apps",
                accountEdge((account, ctx) -> answer(ctx, subscription.list(account))));
        routes.post(
                VERSION + "{id}/subscribed_apps",
                accountEdge(
                        (account, ctx) -> answer(ctx, subscription.subscribe(account, Requested.jsonOrEmpty(ctx)))));
        routes.delete(
                VERSION + "{id}/subscribed_apps",
                accountEdge((account, ctx) -> answer(ctx, subscription.unsubscribe(account))));
        routes.get(VERSION + "{id}", authorised(this::object));
        routes.delete(VERSION + "{id}", authorised(ctx -> answer(ctx, media.delete(ctx.pathParam("id")))));
        routes.get("/whatsapp_business/attachments", authorised(media::download));
    }

    /** What is done for one number or account, which the path names and the token opens. */
    private interface EdgeHandler<T> {
        void handle(T owner, Context ctx) throws Exception;
    }

    private Handler numberEdge(EdgeHandler<BusinessNumber> handler) {
        return authorised(ctx ->
                handler.handle(number(ctx).orElseThrow(() -> unknown(ctx).refused()), ctx));
    }

    private Handler accountEdge(EdgeHandler<BusinessAccount> handler) {
        return authorised(ctx ->
                handler.handle(account(ctx).orElseThrow(() -> unknown(ctx).refused()), ctx));
    }

    private Optional<BusinessNumber> number(Context ctx) {
        return accounts.number(ctx.pathParam("id"))
                .filter(number -> number.account().token().equals(token(ctx)));
    }

    private Optional<BusinessAccount> account(Context ctx) {
        return accounts.account(ctx.pathParam("id"))
                .filter(account -> account.token().equals(token(ctx)));
    }

    /** The caller's token; empty without one. */
    private static String token(Context ctx) {
        String token = Requested.token(ctx);
        return token == null ? "" : token;
    }

    private Handler authorised(Handler handler) {
        return ctx -> {
            String token = token(ctx);
            if (token.isEmpty()) {
                throw GraphError.noToken().refused();
            }
            if (!accounts.knowsToken(token)) {
                throw GraphError.badToken().refused();
            }
            if (settings.tokenExpired) {
                throw GraphError.expiredToken().refused();
            }
            handler.handle(ctx);
        };
    }

    private void messages(BusinessNumber number, Context ctx) {
        switch (sends.take(number, Requested.bytes(ctx))) {
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
        Optional<BusinessNumber> one = number(ctx);
        Optional<BusinessAccount> account = account(ctx);
        if (one.isPresent()) {
            answer(ctx, number.get(one.get(), ctx));
        } else if (account.isPresent()) {
            answer(ctx, Json.object().put("id", id).put("name", account.get().name()));
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
