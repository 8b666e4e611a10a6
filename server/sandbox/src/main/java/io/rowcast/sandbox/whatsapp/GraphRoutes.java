package io.rowcast.sandbox.whatsapp;

import static io.rowcast.sandbox.whatsapp.GraphAccess.VERSION;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * Meta's own paths under {@code /vN.M/} (facts sections 1 to 6); any version is served the same. Everything of Meta's has an
 * id of its own, whatever it is: here is what is asked of a bare id.
 */
final class GraphRoutes {
    private final GraphAccess access;
    private final NumberRoutes numbers;
    private final AccountRoutes accounts;
    private final PhoneNumber number;
    private final TemplateEdge templates;
    private final MediaEdge media;

    GraphRoutes(
            GraphAccess access,
            NumberRoutes numbers,
            AccountRoutes accounts,
            PhoneNumber number,
            TemplateEdge templates,
            MediaEdge media) {
        this.access = access;
        this.numbers = numbers;
        this.accounts = accounts;
        this.number = number;
        this.templates = templates;
        this.media = media;
    }

    void mount(RoutesConfig routes) {
        routes.exception(
                RefusedException.class,
                (e, ctx) -> GraphAccess.answer(
                        ctx.status(e.error().http()), e.error().body()));
        numbers.mount(routes);
        accounts.mount(routes);
        routes.get(VERSION + "{id}", access.authorised(ctx -> answer(ctx, describe(ctx))));
        routes.post(VERSION + "{id}", access.authorised(ctx -> answer(ctx, change(ctx))));
        routes.delete(VERSION + "{id}", access.authorised(ctx -> answer(ctx, media.delete(ctx.pathParam("id"), ctx))));
        routes.get(MediaEdge.DOWNLOAD, access.authorised(media::download));
    }

    private static void answer(Context ctx, Optional<? extends JsonNode> body) {
        GraphAccess.answer(ctx, body.orElseThrow(() -> GraphAccess.unknown(ctx).refused()));
    }

    private Optional<? extends JsonNode> describe(Context ctx) {
        String id = ctx.pathParam("id");
        return access.number(ctx)
                .map(one -> number.get(one, ctx))
                .or(() -> access.account(ctx)
                        .map(account -> Json.object().put("id", id).put("name", account.name())))
                .or(() -> templates.byId(id, ctx))
                .or(() -> media.describe(id, ctx));
    }

    private Optional<? extends JsonNode> change(Context ctx) {
        return access.number(ctx)
                .map(one -> number.change(one, Requested.json(ctx)))
                .or(() -> templates.edit(ctx.pathParam("id"), ctx));
    }
}
