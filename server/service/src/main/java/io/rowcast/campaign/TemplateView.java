package io.rowcast.campaign;

import io.rowcast.render.MessageView;
import io.rowcast.render.Template;
import io.rowcast.render.TemplateInput;
import io.rowcast.workspace.MirroredTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A template as the API shows it. */
record TemplateView(
        String id,
        String name,
        String language,
        String category,
        String status,
        boolean sendable,
        @Nullable String notSendableBecause,
        @Nullable String quality,
        @Nullable String statusReason,
        @Nullable Instant editedAt,
        List<InputView> inputs,
        MessageView view) {
    record InputView(
            String key,
            String part,
            String kind,
            String label,
            @Nullable String example,
            boolean optional) {
        static InputView of(TemplateInput input) {
            return new InputView(
                    input.key(),
                    input.part().name().toLowerCase(Locale.ROOT),
                    input.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    input.label(),
                    input.example(),
                    input.optional());
        }
    }

    /** One of Meta's four words (facts 3); another says nothing. */
    private static @Nullable String quality(@Nullable String word) {
        return word == null || !Set.of("GREEN", "YELLOW", "RED", "UNKNOWN").contains(word) ? null : word;
    }

    /** All templates of an account. */
    record All(List<TemplateView> templates, Instant syncedAt) {}

    static TemplateView of(MirroredTemplate mirrored) {
        Template template = Template.parse(mirrored.current());
        String because = template.notSendableBecause().orElse(null);
        return new TemplateView(
                mirrored.id(),
                mirrored.name(),
                mirrored.language(),
                mirrored.category(),
                mirrored.status(),
                because == null,
                because,
                quality(mirrored.quality()),
                template.statusReason().orElse(null),
                mirrored.editedAt(),
                template.inputs().stream().map(InputView::of).toList(),
                template.view());
    }
}
