package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.InstantSource;
import java.util.Set;

/** What Meta's side does to templates, each change with the webhook that tells the business of it (facts 8.4). */
final class TemplateDesk {
    /** Events that leave a template as it is. */
    private static final Set<String> EVENTS_ONLY = Set.of("FLAGGED", "REINSTATED", "LOCKED", "UNARCHIVED");

    private final Settings settings;
    private final Webhooks webhooks;
    private final InstantSource clock;

    TemplateDesk(Settings settings, Webhooks webhooks, InstantSource clock) {
        this.settings = settings;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** The template with what the reviewers see in it at once, which the answer shows: its category. */
    Template firstLook(BusinessAccount account, Template template) {
        String category = settings.review.category();
        return category.isEmpty() || category.equals(template.category())
                ? template
                : account.templates().update(template, known -> known.withCategory(category));
    }

    /** Reviews a new or edited template, as the settings have it. */
    void review(BusinessAccount account, Template template) {
        Review review = settings.review;
        if (!review.waits()) {
            setStatus(account, template, review.outcome(), review.reason());
        }
    }

    /** {@code reason} counts for a rejection only. */
    Template setStatus(BusinessAccount account, Template template, String event, String reason) {
        String title = title(template, event);
        Template changed = account.templates().update(template, known -> {
            TemplateRating rating = known.rating().rejected(reason);
            Template rated = known.withRating(event.equals("PAUSED") ? rating.pausedOnceMore() : rating);
            return EVENTS_ONLY.contains(event) ? rated.withStatus("APPROVED") : rated.withStatus(event);
        });
        webhooks.add(new TemplateUpdate.Status(account, changed, event, title, clock.instant()));
        return changed;
    }

    private static String title(Template template, String event) {
        return switch (event) {
            case "PAUSED" -> template.rating().pauses() == 0 ? "FIRST_PAUSE" : "SECOND_PAUSE";
            case "DISABLED" -> "DISABLED";
            case "APPROVED", "REINSTATED" -> template.status().equals("PAUSED") ? "UNPAUSE" : "";
            default -> "";
        };
    }

    Template setQuality(BusinessAccount account, Template template, String quality) {
        String previous = template.rating().quality();
        long now = clock.instant().getEpochSecond();
        Template changed = account.templates()
                .update(template, known -> known.withRating(known.rating().rated(quality, now)));
        webhooks.add(new TemplateUpdate.Quality(account, changed, previous));
        return changed;
    }

    Template setCategory(BusinessAccount account, Template template, String category) {
        Template changed = account.templates().update(template, known -> known.withCategory(category));
        webhooks.add(new TemplateUpdate.Category(account, changed, template.category()));
        return changed;
    }

    Template setComponents(BusinessAccount account, Template template, ArrayNode components) {
        Template changed = account.templates().update(template, known -> known.withComponents(components));
        webhooks.add(new TemplateUpdate.Components(account, changed));
        return changed;
    }

    /** Takes a template away for the business, as it asked. */
    void delete(BusinessAccount account, Template template) {
        account.templates().delete(template, clock.instant());
        webhooks.add(new TemplateUpdate.Status(account, template, "DELETED", "", clock.instant()));
    }
}
