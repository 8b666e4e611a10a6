package io.rowcast.campaign;

import io.rowcast.audience.Column;
import io.rowcast.audience.PhoneReader;
import io.rowcast.audience.Row;
import io.rowcast.render.FreeForm;
import io.rowcast.render.MappingProblem;
import io.rowcast.render.Mould;
import io.rowcast.render.Renderer;
import io.rowcast.render.Source;
import io.rowcast.render.Template;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every message of a campaign is made of; frozen when the draft is made.
 *
 * @param recipientColumn letter of the column that holds the phone
 * @param defaultRegion ISO 3166 region of numbers without a country code
 * @param mapping for each input of the template where its value comes from
 * @param only which rows it is about; null for all
 * @param consent where the sheet says who has agreed to get messages; null for nowhere
 */
record Recipe(
        Content content,
        List<Column> columns,
        String recipientColumn,
        String defaultRegion,
        Map<String, Source> mapping,
        @Nullable Only only,
        @Nullable ConsentColumn consent) {
    /** What the messages say. */
    sealed interface Content {
        /** @param definition Meta's, as it was then */
        record OfTemplate(String definition) implements Content {}

        record Own(FreeForm freeForm) implements Content {}
    }

    /** The template as it was then; empty for messages of one's own. */
    Optional<Template> template() {
        return definition().map(Template::parse);
    }

    /** Meta's definition as it was then; empty for messages of one's own. */
    Optional<String> definition() {
        return content instanceof Content.OfTemplate template ? Optional.of(template.definition()) : Optional.empty();
    }

    /** Whether it may only be sent to people who wrote within the last 24 hours (facts 11). */
    boolean needsWindow() {
        return content instanceof Content.Own;
    }

    private Mould mould() {
        return switch (content) {
            case Content.OfTemplate template -> Template.parse(template.definition());
            case Content.Own own -> own.freeForm();
        };
    }

    List<MappingProblem> problems() {
        return Renderer.check(mould(), columns, recipientColumn, mapping);
    }

    /** What the sheet calls the recipients' column; null where no column of that letter was given. */
    @Nullable
    String recipientHeading() {
        return heading(recipientColumn);
    }

    /** What the sheet calls a column; null where none of that letter was given. */
    @Nullable
    String heading(String letter) {
        return columns.stream()
                .filter(column -> column.letter().equals(letter))
                .map(Column::name)
                .findFirst()
                .orElse(null);
    }

    /** What the row shows in the recipients' column. */
    String recipientCell(Row row) {
        int index = columns.stream().map(Column::letter).toList().indexOf(recipientColumn);
        return index < 0 ? "" : row.cell(index);
    }

    /** Letters of the columns that its messages, and whether there is one, depend on. */
    Set<String> used() {
        Set<String> used = new HashSet<>();
        used.add(recipientColumn);
        mapping.values().forEach(source -> {
            if (source instanceof Source.FromColumn from) {
                used.add(from.letter());
            }
        });
        if (only != null) {
            used.add(only.column());
        }
        if (consent != null) {
            used.add(consent.column());
            if (consent.dateColumn() != null) {
                used.add(consent.dateColumn());
            }
        }
        return used;
    }

    /** The rows that it is about. */
    List<Row> about(List<Row> rows) {
        return only == null ? rows : only.of(rows, columns);
    }

    /** @param zone of the sheet, in which its dates are meant */
    Renderer renderer(ZoneId zone, Instant now) {
        return new Renderer(mould(), columns, recipientColumn, mapping, new PhoneReader(defaultRegion)).at(zone, now);
    }
}
