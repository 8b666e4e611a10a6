package io.rowcast.render;

import io.rowcast.audience.CellText;
import io.rowcast.audience.PhoneReader;
import io.rowcast.audience.PhoneReading;
import io.rowcast.audience.Row;
import io.rowcast.audience.RowProblem;
import io.rowcast.audience.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row on its way to a message: collects values and problems. Used once, by one thread. */
final class RowRendering {
    /** Meta answers 131062: one-tap, zero-tap and copy-code templates, which are all there are (facts 12). */
    private static final Fault NEEDS_NUMBER = new Fault(
            "recipient-needs-number",
            "One-time passwords can only be sent to a phone number, not to a WhatsApp user id.",
            "Write the person's phone number in the cell, or leave the row out.",
            true);

    private final Template template;
    private final Columns columns;
    private final Map<String, Source> mapping;
    private final Row row;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<RowProblem> problems = new ArrayList<>();

    RowRendering(Template template, Columns columns, Map<String, Source> mapping, Row row) {
        this.template = template;
        this.columns = columns;
        this.mapping = mapping;
        this.row = row;
    }

    Rendered render(String recipientColumn, PhoneReader phones) {
        PhoneReading phone = phones.read(columns.cell(row, recipientColumn));
        notePhone(recipientColumn, phone);
        template.inputs().forEach(this::fill);
        if (problems.stream().noneMatch(RowProblem::blocks)) {
            MessageRules.faultsOf(template, values).forEach(this::note);
        }
        return phone instanceof PhoneReading.Read read && problems.stream().noneMatch(RowProblem::blocks)
                ? ready(read)
                : new Rendered.Held(List.copyOf(problems));
    }

    private Rendered ready(PhoneReading.Read read) {
        return new Rendered.Ready(
                read.address(),
                read.region(),
                new Message(template, read.address(), values),
                template.view(values),
                List.copyOf(problems));
    }

    private void notePhone(String column, PhoneReading phone) {
        switch (phone) {
            case PhoneReading.Unreadable no ->
                problems.add(columns.problem(row, column, new Fault(no.code(), no.message(), no.fix(), true)));
            case PhoneReading.Read read -> {
                if (read.address() instanceof UserId && template.category().equals("AUTHENTICATION")) {
                    problems.add(columns.problem(row, column, NEEDS_NUMBER));
                }
                if (read.repair() != null) {
                    problems.add(columns.problem(
                            row,
                            column,
                            new Fault(
                                    "phone-repaired",
                                    read.repair(),
                                    "Nothing, if that is right; else write the number with its + and country code.",
                                    false)));
                }
            }
        }
    }

    private void fill(TemplateInput input) {
        String value = valueOf(input);
        if (!value.isEmpty()) {
            values.put(input.key(), value);
            ValueRules.faultOf(input, value).ifPresent(fault -> note(input.key(), fault));
        } else if (!input.optional()) {
            note(
                    input.key(),
                    new Fault(
                            "value-missing",
                            "There is no value for " + input.label() + ".",
                            "Fill the cell, or set a text to use where it is empty.",
                            true));
        }
    }

    /** Empty where the row has none. */
    private String valueOf(TemplateInput input) {
        return switch (mapping.get(input.key())) {
            case null -> "";
            case Source.Fixed fixed -> CellText.trim(fixed.text());
            case Source.FromColumn column -> {
                String shown = CellText.trim(columns.cell(row, column.letter()));
                yield shown.isEmpty() && column.fallback() != null ? CellText.trim(column.fallback()) : shown;
            }
        };
    }

    private void note(String key, Fault fault) {
        problems.add(columns.problem(row, columnOf(key), fault));
    }

    private @Nullable String columnOf(String key) {
        return mapping.get(key) instanceof Source.FromColumn column ? column.letter() : null;
    }
}
