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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row on its way to a message: collects values and problems. Used once, by one thread. */
final class RowRendering {
    /** Meta answers 131062: one-tap, zero-tap and copy-code templates, which are all there are (facts 12). */
    private static final Fault NEEDS_NUMBER = new Fault(
            "recipient-needs-number",
            "One-time passwords can only be sent to a phone number, not to a WhatsApp user id.",
            "Write the person's phone number in the cell, or leave the row out.",
            true);

    private final Mould mould;
    private final Columns columns;
    private final Map<String, Source> mapping;
    private final Row row;
    private final ValueRules rules;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final List<RowProblem> problems = new ArrayList<>();

    RowRendering(Mould mould, Columns columns, Map<String, Source> mapping, Row row, Here here) {
        this.mould = mould;
        this.rules = new ValueRules(mould.oneLine(), here);
        this.columns = columns;
        this.mapping = mapping;
        this.row = row;
    }

    Rendered render(String recipientColumn, PhoneReader phones) {
        PhoneReading phone = phones.read(columns.cell(row, recipientColumn));
        notePhone(recipientColumn, phone);
        return render(phone);
    }

    /** The same for an address that is known. */
    Rendered render(PhoneReading.Read known) {
        notePhone(null, known);
        return render((PhoneReading) known);
    }

    private Rendered render(PhoneReading phone) {
        mould.inputs().forEach(this::fill);
        Values complete = mould.complete(new Values(values));
        if (problems.stream().noneMatch(RowProblem::blocks)) {
            mould.faultsOf(complete).forEach(this::note);
        }
        return phone instanceof PhoneReading.Read read && problems.stream().noneMatch(RowProblem::blocks)
                ? ready(read, complete)
                : new Rendered.Held(List.copyOf(problems));
    }

    private Rendered ready(PhoneReading.Read read, Values complete) {
        return new Rendered.Ready(
                read.address(),
                read.region(),
                new Message(mould, read.address(), complete),
                mould.view(complete),
                List.copyOf(problems));
    }

    private void notePhone(@Nullable String column, PhoneReading phone) {
        switch (phone) {
            case PhoneReading.Unreadable no ->
                problems.add(columns.problem(row, column, new Fault(no.code(), no.message(), no.fix(), true)));
            case PhoneReading.Read read -> {
                if (read.address() instanceof UserId && mould.needsNumber()) {
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
        switch (mapping.get(input.key())) {
            case null -> missing(input);
            case Source.Uploaded file -> values.put(input.key(), new Value.File(file.media(), file.filename()));
            case Source.Fixed fixed -> fill(input, fixed.format(), CellText.trim(fixed.text()));
            case Source.FromColumn column -> fill(input, column.format(), shownIn(column));
        }
    }

    /** Empty where the row has none. */
    private String shownIn(Source.FromColumn column) {
        String shown = CellText.trim(columns.cell(row, column.letter()));
        return shown.isEmpty() && column.fallback() != null ? CellText.trim(column.fallback()) : shown;
    }

    private void fill(TemplateInput input, Format format, String shown) {
        if (shown.isEmpty()) {
            missing(input);
            return;
        }
        Optional<Fault> fault = rules.faultOf(input, format, shown);
        fault.ifPresent(it -> note(input.key(), it));
        if (fault.filter(Fault::blocks).isEmpty()) {
            values.put(input.key(), rules.valueOf(input, format, shown));
        }
    }

    private void missing(TemplateInput input) {
        if (!input.optional()) {
            note(
                    input.key(),
                    new Fault(
                            "value-missing",
                            "There is no value for " + input.label() + ".",
                            "Fill the cell, or set a text to use where it is empty.",
                            true));
        }
    }

    private void note(String key, Fault fault) {
        problems.add(columns.problem(row, columnOf(key), fault));
    }

    private @Nullable String columnOf(String key) {
        return mapping.get(key) instanceof Source.FromColumn column ? column.letter() : null;
    }
}
