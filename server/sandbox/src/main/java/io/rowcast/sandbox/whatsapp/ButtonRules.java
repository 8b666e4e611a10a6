package io.rowcast.sandbox.whatsapp;

import java.util.List;
import java.util.Set;

/** Which buttons a new template may have (facts section 3). */
final class ButtonRules {
    private static final int MOST = 10;
    private static final int LONGEST_TEXT = 25;
    private static final int LONGEST_URL = 2_000;
    private static final Set<String> TYPES = Set.of(
            "QUICK_REPLY",
            "URL",
            "PHONE_NUMBER",
            "COPY_CODE",
            "FLOW",
            "CATALOG",
            "MPM",
            "SPM",
            "VOICE_CALL",
            "ORDER_DETAILS");

    /** Buttons whose text is Meta's own. */
    private static final Set<String> WITHOUT_TEXT = Set.of("COPY_CODE", "ORDER_DETAILS");

    private ButtonRules() {}

    static void check(List<TemplateShape.Button> buttons) {
        TemplateDraft.require(buttons.size() <= MOST, "A template may have 10 buttons at most");
        atMost(buttons, "URL", 2);
        atMost(buttons, "PHONE_NUMBER", 1);
        atMost(buttons, "COPY_CODE", 1);
        buttons.forEach(ButtonRules::check);
        TemplateDraft.require(repliesStandTogether(buttons), "Quick replies must stand together");
    }

    private static void check(TemplateShape.Button button) {
        TemplateDraft.require(TYPES.contains(button.type()), "Button type " + button.type() + " is not one of Meta's");
        TemplateDraft.require(
                WITHOUT_TEXT.contains(button.type()) || !button.text().isBlank(), "A button needs a text");
        TemplateDraft.require(button.text().length() <= LONGEST_TEXT, "The button text has more than 25 characters");
        if (button.type().equals("URL")) {
            TemplateDraft.require(!button.url().isEmpty(), "A URL button needs a url");
            TemplateDraft.require(button.url().length() <= LONGEST_URL, "The url has more than 2000 characters");
            TemplateDraft.require(
                    !button.variable() || button.url().endsWith("}}"), "The variable of a url must be at its end");
        }
    }

    private static void atMost(List<TemplateShape.Button> buttons, String type, int most) {
        long count =
                buttons.stream().filter(button -> button.type().equals(type)).count();
        TemplateDraft.require(count <= most, "A template may have " + most + " buttons of type " + type + " at most");
    }

    private static boolean repliesStandTogether(List<TemplateShape.Button> buttons) {
        int runs = 0;
        boolean inside = false;
        for (TemplateShape.Button button : buttons) {
            boolean reply = button.type().equals("QUICK_REPLY");
            runs += reply && !inside ? 1 : 0;
            inside = reply;
        }
        return runs <= 1;
    }
}
