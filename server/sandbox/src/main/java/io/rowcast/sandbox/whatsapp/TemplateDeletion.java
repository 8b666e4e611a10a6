package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which templates a DELETE means: {@code name} all languages, {@code hsm_id} with it one, {@code hsm_ids} many (facts section 3). */
final class TemplateDeletion {
    private static final int MOST = 100;

    private TemplateDeletion() {}

    /** All of them or, by Meta's error, none. */
    static List<Template> of(TemplateStore templates, Context ctx) {
        String name = ctx.queryParam("name");
        String id = ctx.queryParam("hsm_id");
        String ids = ctx.queryParam("hsm_ids");
        TemplateDraft.require(
                ids == null || (name == null && id == null), "Param hsm_ids can't be used with name or hsm_id");
        List<Template> chosen = ids == null ? one(templates, name, id) : many(templates, ids);
        chosen.forEach(template -> TemplateDraft.require(
                !template.status().equals("DISABLED"), "A disabled message template can't be deleted"));
        return chosen;
    }

    private static List<Template> one(TemplateStore templates, @Nullable String name, @Nullable String id) {
        if (name == null) {
            throw GraphError.parameter("The parameter name is required.").refused();
        }
        List<Template> named = templates.named(name).stream()
                .filter(template -> id == null || template.id().equals(id))
                .toList();
        if (named.isEmpty()) {
            throw notFound();
        }
        return named;
    }

    private static List<Template> many(TemplateStore templates, String ids) {
        JsonNode listed = Json.read(ids.getBytes(StandardCharsets.UTF_8)).orElseGet(Json::array);
        TemplateDraft.require(
                listed instanceof ArrayNode && !listed.isEmpty() && listed.size() <= MOST,
                "Param hsm_ids must be an array of 1 to 100 ids");
        List<Template> chosen = new ArrayList<>();
        listed.forEach(id -> chosen.add(templates.byId(id.asText()).orElseThrow(TemplateDeletion::notFound)));
        return chosen;
    }

    private static RefusedException notFound() {
        return TemplateDraft.subcode(2593002, "Message Template Not Found");
    }
}
