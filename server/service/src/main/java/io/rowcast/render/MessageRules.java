package io.rowcast.render;

import static io.rowcast.audience.CellText.quote;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the message as a whole may be, once its gaps are filled. Lengths are counted in characters, not in UTF-16 units. */
final class MessageRules {
    /** Lengths of facts 3. */
    private static final int HEADER = 60;

    private static final int BODY = 1024;
    private static final int URL = 2000;

    /** The value of a code in an authentication template (facts 2.5). */
    private static final int CODE = 15;

    private final Template template;
    private final Map<String, String> values;

    private MessageRules(Template template, Map<String, String> values) {
        this.template = template;
        this.values = values;
    }

    /** The faults, each with the key of the input that it is best repaired at. */
    static Map<String, Fault> faultsOf(Template template, Map<String, String> values) {
        return new MessageRules(template, values).faults();
    }

    private Map<String, Fault> faults() {
        Map<String, Fault> faults = new HashMap<>();
        tooLong("The header", template.headerText(values), HEADER)
                .ifPresent(fault -> faults.put(longestOf("header."), fault));
        tooLong("The message", template.bodyText(values), BODY)
                .ifPresent(fault -> faults.put(longestOf("body."), fault));
        template.buttons().forEach(button -> {
            if (button instanceof Button.Url url && url.hasGap()) {
                urlFault(url, values.getOrDefault(InputKey.url(url), ""))
                        .ifPresent(fault -> faults.put(InputKey.url(url), fault));
            }
        });
        if (template.category().equals("AUTHENTICATION")) {
            codesTooLong().forEach(faults::putIfAbsent);
        }
        return faults;
    }

    private static Optional<Fault> tooLong(String what, String text, int limit) {
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

    /** The longest value of a part; in the order of the message where several are. */
    private String longestOf(String part) {
        return template.inputs().stream()
                .map(TemplateInput::key)
                .filter(key -> key.startsWith(part))
                .max(Comparator.comparingInt(key -> values.getOrDefault(key, "").length()))
                .orElse(part);
    }

    private static Optional<Fault> urlFault(Button.Url url, String suffix) {
        return tooLong("The link of “" + url.text() + "”", url.fill(suffix), URL)
                .or(() -> suffix.matches("(?i)https?:.*")
                        ? Optional.of(new Fault(
                                "suffix-is-a-whole-link",
                                "The template has the beginning of the link already: with " + quote(suffix)
                                        + " it becomes " + quote(url.fill(suffix)) + ".",
                                "Give only what follows " + quote(url.fill("")) + ".",
                                false))
                        : Optional.empty());
    }

    private Map<String, Fault> codesTooLong() {
        Map<String, Fault> faults = new HashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith("body.")) {
                tooLong("The code", value, CODE).ifPresent(fault -> faults.put(key, fault));
            }
        });
        return faults;
    }
}
