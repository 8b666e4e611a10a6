package io.rowcast.render;

import static io.rowcast.audience.CellText.quote;

import io.rowcast.audience.CellText;
import java.util.Optional;
import java.util.regex.Pattern;

/** What one value may hold. */
final class ValueRules {
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    /** Meta refuses "more than 4 consecutive spaces" with 132018 (facts 2.5). */
    private static final String FIVE_SPACES = " ".repeat(5);

    private ValueRules() {}

    /** The first fault of a value that is not blank. */
    static Optional<Fault> faultOf(TemplateInput input, String value) {
        if (CellText.isFormulaError(value)) {
            return blocking(
                    "value-formula-error",
                    "The value for " + input.label() + " is the error " + quote(value) + ", not a text.",
                    "Repair the formula in the cell.");
        }
        if (GappedText.hasBrackets(value)) {
            return blocking(
                    "value-placeholder",
                    "The value for " + input.label() + " is " + quote(value) + ": it still has a placeholder in it.",
                    "Put the real text in its place.");
        }
        return switch (input.kind()) {
            case TEXT -> textFault(input, value);
            case URL_SUFFIX -> textFault(input, value).or(() -> blankFault(value));
            case IMAGE, VIDEO, DOCUMENT -> LinkRules.faultOf(input, value);
            case PAYLOAD -> Optional.empty();
        };
    }

    /** "Param text cannot have new-line/tab characters or more than 4 consecutive spaces" (facts 2.5). */
    private static Optional<Fault> textFault(TemplateInput input, String value) {
        if (LINE_BREAK.matcher(value).find()) {
            return blocking(
                    "value-line-break",
                    "The value for " + input.label() + " has a line break in it, which WhatsApp refuses.",
                    "Write the value in one line.");
        }
        if (value.indexOf('\t') >= 0) {
            return blocking(
                    "value-tab",
                    "The value for " + input.label() + " has a tab in it, which WhatsApp refuses.",
                    "Put a space in place of the tab.");
        }
        return value.contains(FIVE_SPACES)
                ? blocking(
                        "value-spaces",
                        "The value for " + input.label() + " has more than 4 spaces in a row, which WhatsApp refuses.",
                        "Remove the extra spaces.")
                : Optional.empty();
    }

    private static Optional<Fault> blankFault(String suffix) {
        return suffix.indexOf(' ') >= 0
                ? Optional.of(new Fault(
                        "suffix-blank",
                        "The end of the link, " + quote(suffix) + ", has a blank in it; the link may not work.",
                        "Remove the blank, or write %20 for it.",
                        false))
                : Optional.empty();
    }

    static Optional<Fault> blocking(String code, String message, String fix) {
        return Optional.of(new Fault(code, message, fix, true));
    }
}
