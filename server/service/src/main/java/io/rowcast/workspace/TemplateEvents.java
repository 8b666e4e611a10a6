package io.rowcast.workspace;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a template is after news of it. */
final class TemplateEvents {
    private TemplateEvents() {}

    static MirroredTemplate after(MirroredTemplate template, TemplateNews news, Instant now) {
        return switch (news) {
            case TemplateNews.StatusChanged status ->
                statusAfter(status.event())
                        .map(word -> template.withStatus(word, reason(status)))
                        .orElse(template);
            case TemplateNews.QualityChanged quality -> template.withQuality(quality.quality());
            case TemplateNews.CategoryChanged category -> template.withCategory(category.category());
            case TemplateNews.ComponentsChanged components -> edited(template, components, now);
        };
    }

    private static MirroredTemplate edited(
            MirroredTemplate template, TemplateNews.ComponentsChanged news, Instant now) {
        String definition = DefinitionWire.edited(template.definition(), news);
        return DefinitionWire.sameContent(template.definition(), definition)
                ? template
                : template.withDefinition(definition, now);
    }

    /** Meta's events (facts 8.4); empty for warnings, as FLAGGED, and for words that we do not know. */
    private static Optional<String> statusAfter(String event) {
        return switch (event) {
            case "APPROVED", "REINSTATED", "UNARCHIVED" -> Optional.of("APPROVED");
            case "PENDING",
                    "REJECTED",
                    "PAUSED",
                    "DISABLED",
                    "IN_APPEAL",
                    "PENDING_DELETION",
                    "DELETED",
                    "ARCHIVED",
                    "LIMIT_EXCEEDED" -> Optional.of(event);
            // A locked template cannot be edited and cannot be sent; Meta's list of statuses has no word of its own for
            // it.
            case "LOCKED" -> Optional.of("LIMIT_EXCEEDED");
            default -> Optional.empty();
        };
    }

    private static @Nullable String reason(TemplateNews.StatusChanged news) {
        String reason = news.reason();
        return reason == null || reason.equals("NONE") ? news.otherInfo() : reason;
    }
}
