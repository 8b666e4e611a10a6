package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The account's templates, created, edited and asked for one by one (facts section 3). */
final class TemplateEdge {
    private final Accounts accounts;
    private final TemplateDesk desk;
    private final InstantSource clock;

    TemplateEdge(Accounts accounts, TemplateDesk desk, InstantSource clock) {
        this.accounts = accounts;
        this.desk = desk;
        this.clock = clock;
    }

    ObjectNode list(BusinessAccount account, Context ctx) {
        return TemplateList.of(account.templates().all(), ctx);
    }

    ObjectNode delete(BusinessAccount account, Context ctx) {
        TemplateDeletion.of(account.templates(), ctx).forEach(template -> desk.delete(account, template));
        return Json.object().put("success", true);
    }

    /** Takes a new template; the answer says PENDING even where the review ends at once. */
    ObjectNode create(BusinessAccount account, ObjectNode request) {
        Template created = desk.firstLook(account, account.templates().create(request, clock.instant()));
        desk.review(account, created);
        return Json.object()
                .put("id", created.id())
                .put("status", created.status())
                .put("category", created.category());
    }

    /**
     * Authentication templates in many languages, new or in the place of those that are there; they are approved at once
     * (Meta's page on bulk management).
     */
    ObjectNode upsert(BusinessAccount account, ObjectNode request) {
        TemplateDraft.require(
                TemplateDraft.category(request).equals("AUTHENTICATION"),
                "Only templates of category AUTHENTICATION can be created or updated in bulk");
        TemplateDraft.require(
                request.path("languages") instanceof ArrayNode given && !given.isEmpty(),
                "The parameter languages is required.");
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        for (JsonNode language : request.path("languages")) {
            ObjectNode one = request.deepCopy().put("language", language.asText());
            one.remove("languages");
            Template template = account.templates().put(one);
            data.addObject()
                    .put("id", template.id())
                    .put("status", template.status())
                    .put("language", template.language());
        }
        return answer;
    }

    /** Replaces what an edit names; empty when the caller's account has no such template. */
    Optional<ObjectNode> edit(String id, Context ctx) {
        return accountOf(id, ctx).map(account -> {
            Template template = account.templates().byId(id).orElseThrow();
            Template edited = TemplateEdit.of(template, Requested.json(ctx));
            if (template.status().equals("APPROVED")) {
                account.templates().quota().edit(id, clock.instant());
            }
            Template pending = account.templates().update(template, known -> edited.withStatus("PENDING"));
            desk.setComponents(account, pending, pending.components());
            desk.review(account, pending);
            return Json.object().put("success", true);
        });
    }

    Optional<ObjectNode> byId(String id, Context ctx) {
        List<String> fields = Fields.asked(ctx.queryParam("fields"), Template.USUAL);
        return accountOf(id, ctx)
                .flatMap(account -> account.templates().byId(id))
                .map(template -> Fields.choose(template.json(), fields, Template.OPTIONAL, "MessageTemplate"));
    }

    private Optional<BusinessAccount> accountOf(String id, Context ctx) {
        return accounts.accounts().stream()
                .filter(account -> account.token().equals(Requested.token(ctx)))
                .filter(account -> account.templates().byId(id).isPresent())
                .findFirst();
    }
}
