package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rowcast.sandbox.sheets.grid.Area;
import io.rowcast.sandbox.sheets.grid.Cell;
import io.rowcast.sandbox.sheets.grid.Span;
import io.rowcast.sandbox.sheets.grid.Tab;
import io.rowcast.sandbox.sheets.grid.Typed;
import io.rowcast.sandbox.sheets.grid.Value;
import io.rowcast.sandbox.sheets.wire.Numbers;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** findReplace, in text cells. */
final class ReplaceEdits {
    private ReplaceEdits() {}

    static void register(Map<String, Edit> kinds) {
        kinds.put("findReplace", ReplaceEdits::replace);
    }

    private static ObjectNode replace(Edition edition, JsonNode request) {
        Pattern pattern = pattern(request);
        String replacement = request.path("replacement").asText();
        String with = request.path("searchByRegex").asBoolean() ? replacement : Matcher.quoteReplacement(replacement);
        Counts counts = new Counts();
        for (Area area : areas(edition, request)) {
            counts.inTab(edition, area, pattern, with);
        }
        return counts.reply();
    }

    private static Pattern pattern(JsonNode request) {
        String find = request.path("find").asText();
        String body = request.path("searchByRegex").asBoolean() ? find : Pattern.quote(find);
        int flags = request.path("matchCase").asBoolean() ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return Pattern.compile(request.path("matchEntireCell").asBoolean() ? "^(?:" + body + ")$" : body, flags);
    }

    private static List<Area> areas(Edition edition, JsonNode request) {
        if (request.hasNonNull("range")) {
            return List.of(edition.editable(request.get("range")));
        }
        return edition.book().tabs().stream()
                .filter(tab -> request.path("allSheets").asBoolean()
                        || tab.id() == request.path("sheetId").asInt())
                .map(tab -> new Area(tab.id(), Span.ALL, Span.ALL).within(tab))
                .toList();
    }

    /** What was changed so far. */
    private static final class Counts {
        private int values;
        private int rows;
        private int sheets;
        private int occurrences;

        void inTab(Edition edition, Area area, Pattern pattern, String with) {
            Tab tab = edition.tab(area.sheetId());
            int rowsBefore = rows;
            for (int row = area.rows().start(); row < area.rows().end(); row++) {
                int valuesBefore = values;
                for (int column = area.columns().start();
                        column < Math.min(area.columns().end(), tab.row(row).width());
                        column++) {
                    inCell(edition, tab, row, column, pattern, with);
                }
                rows += values > valuesBefore ? 1 : 0;
            }
            sheets += rows > rowsBefore ? 1 : 0;
        }

        private void inCell(Edition edition, Tab tab, int row, int column, Pattern pattern, String with) {
            Cell cell = tab.cell(row, column);
            if (!(cell.value() instanceof Value.Text text)) {
                return;
            }
            int found = (int) pattern.matcher(text.text()).results().count();
            if (found > 0) {
                edition.guard(new Area(tab.id(), new Span(row, row + 1), new Span(column, column + 1)));
                String changed = pattern.matcher(text.text()).replaceAll(with);
                tab.cell(row, column, Typed.into(cell, changed, edition.book().locale()));
                occurrences += found;
                values++;
            }
        }

        ObjectNode reply() {
            ObjectNode reply = Edit.reply();
            reply.put("valuesChanged", values)
                    .put("rowsChanged", rows)
                    .put("sheetsChanged", sheets)
                    .put("occurrencesChanged", occurrences);
            Numbers.dropDefaults(reply);
            return reply;
        }
    }
}
