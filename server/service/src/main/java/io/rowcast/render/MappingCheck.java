package io.rowcast.render;

import io.rowcast.audience.CellText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks at a mapping before any row is. */
final class MappingCheck {
    private final Template template;
    private final Columns columns;
    private final Map<String, Source> mapping;
    private final List<MappingProblem> problems = new ArrayList<>();

    MappingCheck(Template template, Columns columns, Map<String, Source> mapping) {
        this.template = template;
        this.columns = columns;
        this.mapping = mapping;
    }

    List<MappingProblem> check(String recipientColumn) {
        if (!columns.has(recipientColumn)) {
            problems.add(new MappingProblem(
                    "recipientColumn",
                    "There is no column " + recipientColumn + "; choose the column with the phone numbers."));
        }
        template.inputs().forEach(this::checkInput);
        unknownKeys()
                .forEach(key -> problems.add(
                        new MappingProblem(key, "The template has no gap “" + key + "”; remove it from the mapping.")));
        return List.copyOf(problems);
    }

    private Set<String> unknownKeys() {
        Set<String> keys = new TreeSet<>(mapping.keySet());
        keys.removeAll(
                new HashSet<>(template.inputs().stream().map(TemplateInput::key).toList()));
        return keys;
    }

    private void checkInput(TemplateInput input) {
        switch (mapping.get(input.key())) {
            case null -> {
                if (!input.optional()) {
                    problem(input, "Choose a column or a text for " + input.label() + ".");
                }
            }
            case Source.FromColumn column -> checkColumn(input, column);
            case Source.Fixed fixed -> checkFixed(input, fixed);
        }
    }

    private void checkColumn(TemplateInput input, Source.FromColumn column) {
        if (!columns.has(column.letter())) {
            problem(input, "There is no column " + column.letter() + "; choose another for " + input.label() + ".");
        }
        if (column.fallback() != null && !CellText.isBlank(column.fallback())) {
            checkText(input, column.fallback());
        }
    }

    private void checkFixed(TemplateInput input, Source.Fixed fixed) {
        if (CellText.isBlank(fixed.text())) {
            problem(input, "The text for " + input.label() + " is empty; write one, or choose a column.");
        } else {
            checkText(input, fixed.text());
        }
    }

    private void checkText(TemplateInput input, String text) {
        ValueRules.faultOf(input, CellText.trim(text))
                .filter(Fault::blocks)
                .ifPresent(fault -> problem(input, fault.message() + " " + fault.fix()));
    }

    private void problem(TemplateInput input, String message) {
        problems.add(new MappingProblem(input.key(), message));
    }
}
