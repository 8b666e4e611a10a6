package io.rowcast.sandbox.whatsapp;

import static io.rowcast.sandbox.whatsapp.GraphAccess.VERSION;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** What is asked of a business phone number (facts sections 2, 4, 5 and 6). */
final class NumberRoutes {
    /** Longer than any caller waits; then the connection is closed, so that a long demo does not gather threads. */
    private static final long LONGEST_SILENCE_MS = 600_000;

    private final GraphAccess access;
    private final Sends sends;
    private final Timeline timeline;
    private final MediaStore media;
    private final Registrations registrations;
    private final MessageHistory history;

    NumberRoutes(
            GraphAccess access,
            Sends sends,
            Timeline timeline,
            MediaStore media,
            Registrations registrations,
            MessageHistory history) {
        this.access = access;
        this.sends = sends;
        this.timeline = timeline;
        this.media = media;
        this.registrations = registrations;
        this.history = history;
    }

    void mount(RoutesConfig routes) {
        routes.post(
                VERSION + "{id}/messages",
                access.actOnNumber((number, ctx) -> answer(ctx, sends.take(number, Requested.bytes(ctx)))));
        routes.post(
                VERSION + "{id}/media",
                access.ofNumber((number, ctx) -> media.upload(number.id(), MediaUpload.of(ctx))));
        routes.post(
                VERSION + "{id}/register",
                access.ofNumber((number, ctx) -> registrations.register(number, Requested.json(ctx))));
        routes.post(VERSION + "{id}/deregister", access.ofNumber((number, ctx) -> registrations.deregister(number)));
        mountProfile(routes);
        mountBlockedUsers(routes);
        routes.get(VERSION + "{id}/message_history", access.ofNumber(history::list));
        routes.get(VERSION + "{id}/events", access.authorised(ctx -> GraphAccess.answer(ctx, history.events(ctx))));
    }

    private void mountProfile(RoutesConfig routes) {
        String path = VERSION + "{id}/whatsapp_business_profile";
        routes.get(
                path, access.ofNumber((number, ctx) -> number.setup().profile().json(ctx.queryParam("fields"))));
        routes.post(
                path, access.ofNumber((number, ctx) -> number.setup().profile().change(Requested.json(ctx))));
    }

    private void mountBlockedUsers(RoutesConfig routes) {
        String path = VERSION + "{id}/block_users";
        routes.get(
                path, access.ofNumber((number, ctx) -> number.setup().blocked().list(ctx)));
        routes.post(
                path, access.ofNumber((number, ctx) -> number.setup().blocked().add(Requested.json(ctx))));
        routes.delete(
                path, access.ofNumber((number, ctx) -> number.setup().blocked().remove(Requested.json(ctx))));
    }

    private void answer(Context ctx, Taken outcome) {
        switch (outcome) {
            case Taken.Answer taken -> {
                timeline.hold(taken.afterMs());
                GraphAccess.answer(ctx, taken.body());
            }
            case Taken.NoAnswer none -> {
                timeline.hold(LONGEST_SILENCE_MS);
                Connection.close(ctx);
            }
            case Taken.Dropped none -> Connection.close(ctx);
        }
    }
}
