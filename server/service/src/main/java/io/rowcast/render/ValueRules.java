package io.rowcast.render;

import static io.rowcast.audience.CellText.quote;

import io.rowcast.audience.CellText;
import java.util.Optional;
import java.util.regex.Pattern;

/** What one value may hold. */
final class ValueRules {
    /** The value of a code in an authentication template (facts 2.5). */
    static final int LONGEST_CODE = 15;

    /** Raised from 15 on 2025-12-03 (facts 2.5). */
    private static final int LONGEST_COUPON = 20;

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    /** Meta refuses "more than 4 consecutive spaces" with 132018 (facts 2.5). */
    private static final String FIVE_SPACES = " ".repeat(5);

    private final boolean oneLine;
    private final Here here;

    /** @param oneLine as {@link Mould#oneLine} has it */
    ValueRules(boolean oneLine, Here here) {
        this.oneLine = oneLine;
        this.here = here;
    }

    /** The first fault of a value that is not blank. */
    Optional<Fault> faultOf(TemplateInput input, Format format, String value) {
        if (CellText.isFormulaError(value)) {
            return blocking(
                    "value-formula-error",
                    "The value for " + input.label() + " is the error " + quote(value) + ", not a text.",
                    "Repair the formula in the cell.");
        }
        // Data of a flow is JSON, where brackets may stand side by side.
        if (GappedText.hasBrackets(value) && input.kind() != TemplateInput.Kind.FLOW_DATA) {
            return blocking(
                    "value-placeholder",
                    "The value for " + input.label() + " is " + quote(value) + ": it still has a placeholder in it.",
                    "Put the real text in its place.");
        }
        return switch (input.kind()) {
            case TEXT -> textFault(input, value).or(() -> formatFault(input, format, value));
            case URL_SUFFIX -> lineFault(input, value).or(() -> blankFault(value));
            case IMAGE, VIDEO, DOCUMENT, AUDIO -> LinkRules.faultOf(input, value);
            case LATITUDE -> Coordinates.faultOf(input, value, 90);
            case LONGITUDE -> Coordinates.faultOf(input, value, 180);
            case COUPON_CODE -> lineFault(input, value).or(() -> tooLong(input, value, LONGEST_COUPON));
            case CODE -> lineFault(input, value).or(() -> tooLong(input, value, LONGEST_CODE));
            case EXPIRATION -> Dates.faultOf(input, value, here);
            case FLOW_DATA ->
                ButtonWire.object(value).isPresent()
                        ? Optional.empty()
                        : blocking(
                                "value-not-json",
                                "The value for " + input.label() + " is no JSON object.",
                                "Write it as {\"name\": \"value\"}.");
            case PAYLOAD, FLOW_TOKEN, PRODUCT_ID -> Optional.empty();
        };
    }

    /** The value, of which {@link #faultOf} found nothing that blocks. */
    Value valueOf(TemplateInput input, Format format, String value) {
        return switch (input.kind()) {
            case TEXT -> formatted(format, value);
            case LATITUDE, LONGITUDE -> new Value.Text(Coordinates.read(value).orElse(value));
            case EXPIRATION ->
                Dates.read(value, here.zone()) instanceof Dates.Reading.Moment moment
                        ? new Value.End(value, moment.at())
                        : new Value.Text(value);
            case URL_SUFFIX,
                    IMAGE,
                    VIDEO,
                    DOCUMENT,
                    AUDIO,
                    PAYLOAD,
                    COUPON_CODE,
                    FLOW_TOKEN,
                    FLOW_DATA,
                    PRODUCT_ID,
                    CODE -> new Value.Text(value);
        };
    }

    private static Value formatted(Format format, String value) {
        return switch (format) {
            case Format.Text ignored -> new Value.Text(value);
            case Format.DateTime ignored -> new Value.DateTime(value);
            case Format.Currency currency ->
                Amounts.thousandths(value, currency.code())
                        .map(amount -> (Value) new Value.Money(value, currency.code(), amount))
                        .orElseGet(() -> new Value.Text(value));
        };
    }

    private static Optional<Fault> formatFault(TemplateInput input, Format format, String value) {
        return format instanceof Format.Currency currency
                        && Amounts.thousandths(value, currency.code()).isEmpty()
                ? blocking(
                        "value-not-an-amount",
                        "The value for " + input.label() + " is " + quote(value) + ", which is no amount of money.",
                        "Write a number, as 1,234.50.")
                : Optional.empty();
    }

    private Optional<Fault> textFault(TemplateInput input, String value) {
        return oneLine ? lineFault(input, value) : Optional.empty();
    }

    /** "Param text cannot have new-line/tab characters or more than 4 consecutive spaces" (facts 2.5). */
    private static Optional<Fault> lineFault(TemplateInput input, String value) {
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

    private static Optional<Fault> tooLong(TemplateInput input, String value, int most) {
        int length = value.codePointCount(0, value.length());
        return length > most
                ? blocking(
                        "value-too-long",
                        "The value for " + input.label() + " has " + length + " characters; WhatsApp takes " + most
                                + ".",
                        "Give a shorter code.")
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
