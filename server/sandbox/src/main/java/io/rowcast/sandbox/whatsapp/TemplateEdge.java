package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account's {@code message_templates} (facts section 3). */
final class TemplateEdge {
    private static final int LARGEST_PAGE = 1_000;
    private static final List<String> USUAL =
            List.of("name", "parameter_format", "components", "language", "status", "category", "id");

    private final Settings settings;
    private final Accounts accounts;
    private final Webhooks webhooks;

    TemplateEdge(Settings settings, Accounts accounts, Webhooks webhooks) {
        this.settings = settings;
        this.accounts = accounts;
        this.webhooks = webhooks;
    }

    ObjectNode list(BusinessAccount account, Context ctx) {
        List<Template> matching = account.templates().all().stream()
                .filter(template -> matches(ctx.queryParam("status"), template.status()))
                .filter(template -> contains(ctx.queryParam("name"), template.name()))
                .toList();
        List<String> fields = asked(ctx);
        return Page.asked(ctx, matching, LARGEST_PAGE, template -> Long.parseLong(template.id()))
                .json(ctx, template -> Fields.choose(template.json(), fields, "MessageTemplate"));
    }

    /** Both letter cases are in use (facts section 3). */
    private static boolean matches(@Nullable String asked, String status) {
        return asked == null || asked.equalsIgnoreCase(status);
    }

    private static boolean contains(@Nullable String asked, String name) {
        return asked == null || name.contains(asked);
    }

    private static List<String> asked(Context ctx) {
        String fields = ctx.queryParam("fields");
        return fields == null || fields.isBlank() ? USUAL : List.of(fields.split("\\s*,\\s*"));
    }

    /** Takes a new template; the answer says PENDING even where the review ends at once. */
    ObjectNode create(BusinessAccount account, ObjectNode request) {
        Template created = account.templates().create(request);
        if (settings.approveAtOnce) {
            setStatus(account, created.name(), created.language(), "APPROVED");
        }
        return Json.object()
                .put("id", created.id())
                .put("status", created.status())
                .put("category", created.category());
    }

    /** Ends a review, pauses or disables, and tells the business by webhook. Empty when there is no such template. */
    Optional<Template> setStatus(BusinessAccount account, String name, String language, String status) {
        Optional<Template> changed = account.templates().setStatus(name, language, status);
        changed.ifPresent(template -> webhooks.add(new Update.TemplateStatus(account, template)));
        return changed;
    }

    /** {@code ?name=} takes all languages away, {@code ?hsm_id=&name=} one. */
    ObjectNode delete(BusinessAccount account, Context ctx) {
        String name = ctx.queryParam("name");
        String id = ctx.queryParam("hsm_id");
        if (name == null) {
            throw GraphError.parameter("The parameter name is required.").refused();
        }
        boolean deleted = id == null ? account.templates().delete(name) : deleteOne(account.templates(), name, id);
        if (!deleted) {
            throw TemplateDraft.subcode(2593002, "Message Template Not Found");
        }
        return Json.object().put("success", true);
    }

    private static boolean deleteOne(TemplateStore templates, String name, String id) {
        Optional<Template> one =
                templates.byId(id).filter(template -> template.name().equals(name));
        one.ifPresent(templates::remove);
        return one.isPresent();
    }

    Optional<ObjectNode> byId(String id) {
        return accounts.accounts().stream()
                .flatMap(account -> account.templates().byId(id).stream())
                .findFirst()
                .map(template -> Fields.choose(template.json(), USUAL, "MessageTemplate"));
    }
}
