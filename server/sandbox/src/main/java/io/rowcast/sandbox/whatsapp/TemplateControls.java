package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** Controls over what Meta's side does to templates and which files are there. */
final class TemplateControls {
    private static final String ONE = ControlRoutes.ROOT + "templates/{name}/{language}";

    private final Settings settings;
    private final Accounts accounts;
    private final TemplateDesk desk;

    TemplateControls(Settings settings, Accounts accounts, TemplateDesk desk) {
        this.settings = settings;
        this.accounts = accounts;
        this.desk = desk;
    }

    void mount(RoutesConfig routes) {
        routes.put(ControlRoutes.ROOT + "templates", ctx -> ControlRoutes.answer(ctx, setReview(ctx)));
        routes.post(ControlRoutes.ROOT + "templates", ctx -> ControlRoutes.answer(ctx, make(ctx)));
        routes.put(ONE, ctx -> ControlRoutes.answer(ctx, change(ctx)));
        routes.delete(ControlRoutes.ROOT + "templates/{name}", ctx -> ControlRoutes.answer(ctx, forget(ctx)));
    }

    private ObjectNode setReview(Context ctx) {
        ControlRequest request = ControlRequest.of(ctx, "approveAtOnce", "outcome", "reason", "category");
        Review now = settings.review;
        String outcome = request.has("approveAtOnce")
                ? (request.flag("approveAtOnce", true) ? "APPROVED" : "PENDING")
                : request.text("outcome", now.outcome());
        settings.review =
                new Review(outcome, request.text("reason", now.reason()), request.text("category", now.category()));
        return Json.object()
                .put("approveAtOnce", outcome.equals("APPROVED"))
                .put("outcome", outcome)
                .put("reason", settings.review.reason())
                .put("category", settings.review.category());
    }

    /** A template that Meta approved long ago, in the form of Meta's own creation of templates. */
    private ObjectNode make(Context ctx) {
        ControlRequest request =
                ControlRequest.of(ctx, "account", "name", "language", "category", "parameter_format", "components");
        try {
            return account(request).templates().put(request.json()).json();
        } catch (RefusedException e) {
            throw new WrongControlException(String.valueOf(e.error().details()));
        }
    }

    /** Changes what the request names, in Meta's words. */
    private ObjectNode change(Context ctx) {
        ControlRequest request =
                ControlRequest.of(ctx, "account", "status", "reason", "quality", "category", "components");
        BusinessAccount account = account(request);
        String name = ctx.pathParam("name");
        String language = ctx.pathParam("language");
        Template template = account.templates()
                .find(name, language)
                .orElseThrow(() -> new WrongControlException(
                        "there is no template " + name + " in " + language + "; create it first"));
        if (request.has("components")) {
            template = desk.setComponents(account, template, components(request, template.category()));
        }
        if (request.has("category")) {
            template = desk.setCategory(account, template, request.text("category", ""));
        }
        if (request.has("quality")) {
            template = desk.setQuality(account, template, request.text("quality", ""));
        }
        if (request.has("status")) {
            template = desk.setStatus(
                    account, template, request.text("status", ""), request.text("reason", "INVALID_FORMAT"));
        }
        return template.json();
    }

    private BusinessAccount account(ControlRequest request) {
        String id = request.text("account", accounts.first().account().id());
        return accounts.account(id)
                .orElseThrow(() -> new WrongControlException("there is no account " + id + "; make it first"));
    }

    private static ArrayNode components(ControlRequest request, String category) {
        if (request.get("components") instanceof ArrayNode given) {
            return TemplateComponents.normalised(given, category);
        }
        throw new WrongControlException("\"components\" must be a list");
    }

    /** Takes all languages of a name away as if they had never been. */
    private ObjectNode forget(Context ctx) {
        BusinessAccount account = accounts.first().account();
        account.templates().named(ctx.pathParam("name")).forEach(account.templates()::forget);
        return Json.object().put("name", ctx.pathParam("name"));
    }
}
