package io.rowcast.campaign;

import io.rowcast.audience.Column;
import io.rowcast.audience.PhoneReader;
import io.rowcast.render.MappingProblem;
import io.rowcast.render.Renderer;
import io.rowcast.render.Source;
import io.rowcast.render.Template;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every message of a campaign is made of; frozen when the draft is made.
 *
 * @param template Meta's definition as it was then
 * @param recipientColumn letter of the column that holds the phone
 * @param defaultRegion ISO 3166 region of numbers without a country code
 * @param mapping for each input of the template where its value comes from
 */
record Recipe(
        String template,
        List<Column> columns,
        String recipientColumn,
        String defaultRegion,
        Map<String, Source> mapping) {
    List<MappingProblem> problems() {
        return Renderer.check(Template.parse(template), columns, recipientColumn, mapping);
    }

    /** What the sheet calls the recipients' column; null where no column of that letter was given. */
    @Nullable
    String recipientHeading() {
        return columns.stream()
                .filter(column -> column.letter().equals(recipientColumn))
                .map(Column::name)
                .findFirst()
                .orElse(null);
    }

    Renderer renderer() {
        return new Renderer(
                Template.parse(template), columns, recipientColumn, mapping, new PhoneReader(defaultRegion));
    }
}
