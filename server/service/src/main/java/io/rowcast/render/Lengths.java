package io.rowcast.render;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lengths are counted in characters, not in UTF-16 units. */
final class Lengths {
    private Lengths() {}

    static Optional<Fault> tooLong(String what, String text, int limit) {
        int length = text.codePointCount(0, text.length());
        return length > limit
                ? ValueRules.blocking(
                        "too-long",
                        String.format(
                                Locale.ROOT,
                                "%s has %,d characters with this row's values; WhatsApp takes %,d.",
                                what,
                                length,
                                limit),
                        String.format(Locale.ROOT, "Shorten the values by %,d characters in all.", length - limit))
                : Optional.empty();
    }

    /** The input with the longest value of those whose keys begin so; in the order of the message where several are. */
    static String longestOf(List<TemplateInput> inputs, String part, Values values) {
        return inputs.stream()
                .map(TemplateInput::key)
                .filter(key -> key.startsWith(part))
                .max(Comparator.comparingInt(key -> values.shown(key).length()))
                .orElse(part);
    }
}
