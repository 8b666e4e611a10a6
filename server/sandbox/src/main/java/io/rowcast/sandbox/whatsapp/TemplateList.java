package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A list of templates: filters, fields, pages and the summary (facts section 3). */
final class TemplateList {
    private static final int LARGEST_PAGE = 1_000;
    private static final int LIMIT = 6_000;

    private TemplateList() {}

    static ObjectNode of(List<Template> all, Context ctx) {
        List<Template> matching = all.stream()
                .filter(template -> is(ctx.queryParam("status"), template.status()))
                .filter(template -> is(ctx.queryParam("category"), template.category()))
                .filter(template -> is(ctx.queryParam("language"), template.language()))
                .filter(template ->
                        is(ctx.queryParam("quality_score"), template.rating().quality()))
                .filter(template -> contains(ctx.queryParam("name"), template.name()))
                .filter(template ->
                        contains(ctx.queryParam("content"), template.shape().body()))
                .toList();
        List<String> fields = Fields.asked(ctx.queryParam("fields"), Template.USUAL);
        ObjectNode list = Page.asked(ctx, matching, LARGEST_PAGE, template -> Long.parseLong(template.id()))
                .json(ctx, template -> Fields.choose(template.json(), fields, Template.OPTIONAL, "MessageTemplate"));
        String summary = ctx.queryParam("summary");
        if (summary != null) {
            putSummary(list.putObject("summary"), Fields.asked(summary, List.of("total_count")), matching.size(), all);
        }
        return list;
    }

    /** One of the comma-separated words; both letter cases are in use (facts section 3). */
    private static boolean is(@Nullable String asked, String value) {
        return asked == null
                || List.of(asked.toUpperCase(Locale.ROOT).split("\\s*,\\s*")).contains(value.toUpperCase(Locale.ROOT));
    }

    private static boolean contains(@Nullable String asked, String text) {
        return asked == null || text.toLowerCase(Locale.ROOT).contains(asked.toLowerCase(Locale.ROOT));
    }

    private static void putSummary(ObjectNode summary, List<String> asked, int matching, List<Template> all) {
        ObjectNode everything = Json.object()
                .put("total_count", matching)
                .put("message_template_count", all.size())
                .put("message_template_limit", LIMIT)
                .put("are_translations_complete", true);
        asked.forEach(field -> {
            if (everything.has(field)) {
                summary.set(field, everything.path(field));
            }
        });
    }
}
