package io.rowcast.render;

import io.rowcast.audience.CellText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks at a mapping before any row is. */
final class MappingCheck {
    private final Mould mould;
    private final Columns columns;
    private final Map<String, Source> mapping;
    private final ValueRules rules;
    private final List<MappingProblem> problems = new ArrayList<>();

    MappingCheck(Mould mould, Columns columns, Map<String, Source> mapping, Here here) {
        this.mould = mould;
        this.columns = columns;
        this.mapping = mapping;
        this.rules = new ValueRules(mould.oneLine(), here);
    }

    List<MappingProblem> check(String recipientColumn) {
        if (!columns.has(recipientColumn)) {
            problems.add(new MappingProblem(
                    "recipientColumn",
                    "There is no column " + recipientColumn + "; choose the column with the phone numbers."));
        }
        return checkInputs();
    }

    /** The same, with the recipient left out. */
    List<MappingProblem> checkInputs() {
        mould.inputs().forEach(this::checkInput);
        unknownKeys()
                .forEach(key -> problems.add(
                        new MappingProblem(key, "The message has no gap “" + key + "”; remove it from the mapping.")));
        return List.copyOf(problems);
    }

    private Set<String> unknownKeys() {
        Set<String> keys = new TreeSet<>(mapping.keySet());
        keys.removeAll(
                new HashSet<>(mould.inputs().stream().map(TemplateInput::key).toList()));
        return keys;
    }

    private void checkInput(TemplateInput input) {
        switch (mapping.get(input.key())) {
            case null -> {
                if (!input.optional()) {
                    problem(
                            input,
                            "Choose a column or a " + (input.kind().isFile() ? "file" : "text") + " for "
                                    + input.label() + ".");
                }
            }
            case Source.FromColumn column -> checkColumn(input, column);
            case Source.Fixed fixed -> checkFixed(input, fixed);
            case Source.Uploaded file -> checkFile(input, file);
        }
    }

    private void checkFile(TemplateInput input, Source.Uploaded file) {
        if (!input.kind().isFile()) {
            problem(input, input.label() + " takes a text, not a file; choose a column or write a text.");
        } else if (!input.kind().name().equalsIgnoreCase(file.kind())) {
            problem(
                    input,
                    "The file “" + file.filename() + "” is of the kind " + file.kind() + "; " + input.label()
                            + " takes another. Upload a file of the kind "
                            + input.kind().name().toLowerCase(Locale.ROOT) + ".");
        }
    }

    private void checkFormat(TemplateInput input, Format format) {
        boolean plain = format instanceof Format.Text;
        if (!plain && !(input.kind() == TemplateInput.Kind.TEXT && input.key().contains("body."))) {
            problem(input, "Only texts in the body can be amounts or dates; give " + input.label() + " as a text.");
        }
        if (format instanceof Format.Currency currency && !Amounts.isCurrency(currency.code())) {
            problem(input, "There is no currency " + currency.code() + "; give its ISO code, as EUR.");
        }
        if (!plain && !mould.oneLine()) {
            problem(input, "Amounts and dates are for templates; give " + input.label() + " as a text.");
        }
    }

    private void checkColumn(TemplateInput input, Source.FromColumn column) {
        if (!columns.has(column.letter())) {
            problem(input, "There is no column " + column.letter() + "; choose another for " + input.label() + ".");
        }
        checkFormat(input, column.format());
        if (column.fallback() != null && !CellText.isBlank(column.fallback())) {
            checkText(input, column.format(), column.fallback());
        }
    }

    private void checkFixed(TemplateInput input, Source.Fixed fixed) {
        checkFormat(input, fixed.format());
        if (CellText.isBlank(fixed.text())) {
            problem(input, "The text for " + input.label() + " is empty; write one, or choose a column.");
        } else {
            checkText(input, fixed.format(), fixed.text());
        }
    }

    private void checkText(TemplateInput input, Format format, String text) {
        rules.faultOf(input, format, CellText.trim(text))
                .filter(Fault::blocks)
                .ifPresent(fault -> problem(input, fault.message() + " " + fault.fix()));
    }

    private void problem(TemplateInput input, String message) {
        problems.add(new MappingProblem(input.key(), message));
    }
}
