package io.rowcast.sandbox.whatsapp;

import static io.rowcast.sandbox.whatsapp.GraphAccess.VERSION;

import io.javalin.config.RoutesConfig;

/** What is asked of a WhatsApp Business Account (facts sections 3 and 4). */
final class AccountRoutes {
    private static final String TEMPLATES = VERSION + "{id}/message_templates";
    private static final String APPS = VERSION + "{id}/subscribed_apps";

    private final GraphAccess access;
    private final PhoneNumber numbers;
    private final TemplateEdge templates;
    private final Subscription subscription;

    AccountRoutes(GraphAccess access, PhoneNumber numbers, TemplateEdge templates, Subscription subscription) {
        this.access = access;
        this.numbers = numbers;
        this.templates = templates;
        this.subscription = subscription;
    }

    void mount(RoutesConfig routes) {
        routes.get(VERSION + "{id}/phone_numbers", access.ofAccount(numbers::list));
        routes.get(TEMPLATES, access.ofAccount(templates::list));
        routes.post(TEMPLATES, access.ofAccount((account, ctx) -> templates.create(account, Requested.json(ctx))));
        routes.delete(TEMPLATES, access.ofAccount(templates::delete));
        routes.post(
                VERSION + "{id}/upsert_message_templates",
                access.ofAccount((account, ctx) -> templates.upsert(account, Requested.json(ctx))));
        routes.get(APPS, access.ofAccount((account, ctx) -> subscription.list(account)));
        routes.post(
                APPS, access.ofAccount((account, ctx) -> subscription.subscribe(account, Requested.jsonOrEmpty(ctx))));
        routes.delete(APPS, access.ofAccount((account, ctx) -> subscription.unsubscribe(account)));
    }
}
