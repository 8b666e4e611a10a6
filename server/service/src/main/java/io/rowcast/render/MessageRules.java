package io.rowcast.render;

import static io.rowcast.audience.CellText.quote;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a template's message as a whole may be, once its gaps are filled. */
final class MessageRules {
    /** Lengths of facts 3. */
    private static final int HEADER = 60;

    private static final int BODY = 1024;
    private static final int BODY_OF_OFFER = 600;
    private static final int BODY_OF_CARD = 160;
    private static final int URL = 2000;

    private final Template template;
    private final Values values;
    private final Map<String, Fault> faults = new LinkedHashMap<>();

    private MessageRules(Template template, Values values) {
        this.template = template;
        this.values = values;
    }

    /** The faults, each with the key of the input that it is best repaired at. */
    static Map<String, Fault> faultsOf(Template template, Values values) {
        MessageRules rules = new MessageRules(template, values);
        template.parts().panels().forEach(rules::check);
        if (template.category().equals("AUTHENTICATION")) {
            rules.checkCodes();
        }
        return rules.faults;
    }

    private void check(Panel panel) {
        Integer card = panel.card();
        String of = card == null ? "" : " of card " + (card + 1);
        Lengths.tooLong("The header" + of, panel.headerText(values), HEADER)
                .ifPresent(fault -> faults.put(longestOf(panel, "header."), fault));
        Lengths.tooLong("The message" + of, panel.bodyText(values), longestBody(panel))
                .ifPresent(fault -> faults.put(longestOf(panel, "body."), fault));
        panel.buttons().forEach(button -> {
            if (button instanceof Button.Url url && url.hasGap()) {
                urlFault(url, values.shown(panel.keys().url(url)))
                        .ifPresent(fault -> faults.put(panel.keys().url(url), fault));
            }
        });
    }

    private int longestBody(Panel panel) {
        if (panel.card() != null) {
            return BODY_OF_CARD;
        }
        return template.parts().offer() == null ? BODY : BODY_OF_OFFER;
    }

    private String longestOf(Panel panel, String part) {
        return Lengths.longestOf(template.inputs(), panel.keys().prefix() + part, values);
    }

    private static Optional<Fault> urlFault(Button.Url url, String suffix) {
        return Lengths.tooLong("The link of “" + url.text() + "”", url.fill(suffix), URL)
                .or(() -> suffix.matches("(?i)https?:.*")
                        ? Optional.of(new Fault(
                                "suffix-is-a-whole-link",
                                "The template has the beginning of the link already: with " + quote(suffix)
                                        + " it becomes " + quote(url.fill(suffix)) + ".",
                                "Give only what follows " + quote(url.fill("")) + ".",
                                false))
                        : Optional.empty());
    }

    /** Older authentication templates have no button for the code and name it in the body (facts 2.5). */
    private void checkCodes() {
        values.byKey().forEach((key, value) -> {
            if (key.startsWith("body.") && !template.parts().hasCode()) {
                Lengths.tooLong("The code", value.shown(), ValueRules.LONGEST_CODE)
                        .ifPresent(fault -> faults.putIfAbsent(key, fault));
            }
        });
    }
}
