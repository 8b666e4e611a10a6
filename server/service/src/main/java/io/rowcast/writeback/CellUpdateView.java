package io.rowcast.writeback;

import io.rowcast.workspace.Freshness;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the add-on is to write, as the API tells it. */
record CellUpdateView(
        @Nullable List<NewColumnView> newColumns,
        @Nullable List<StatusColours.Colour> colours,
        List<UpdateView> updates,
        List<ClearView> clear,
        boolean more,
        FreshnessView freshness) {
    record NewColumnView(String role, String heading, String note, String kind) {
        static NewColumnView of(StatusColumn column) {
            return new NewColumnView(
                    column.metadataValue(),
                    column.heading(),
                    column.note(),
                    column.holdsTimes() ? "date-time" : "text");
        }
    }

    record UpdateView(String key, List<String> phones, Map<String, ContentView> cells) {
        static UpdateView of(AddOnSheet.Update update) {
            Map<String, ContentView> cells = new LinkedHashMap<>();
            update.cells().forEach((column, value) -> cells.put(column.metadataValue(), ContentView.of(value)));
            return new UpdateView(update.key(), update.phones(), cells);
        }
    }

    record ContentView(@Nullable String text, @Nullable String local) {
        static ContentView of(CellValue value) {
            return switch (value) {
                case CellValue.Text text -> new ContentView(text.text(), null);
                case CellValue.Moment moment -> new ContentView(null, moment.plain());
            };
        }
    }

    record ClearView(String key, String role, String text) {
        static ClearView of(AddOnSheet.Clear clear) {
            return new ClearView(
                    clear.key(), clear.column().metadataValue(), clear.shown().plain());
        }
    }

    record FreshnessView(
            int behind,
            @Nullable Instant waitingSince,
            @Nullable Instant writtenAt,
            @Nullable String trouble) {}

    static CellUpdateView of(AddOnSheet sheet, boolean more, Freshness freshness) {
        Set<StatusColumn> made = sheet.newColumns();
        return new CellUpdateView(
                made.isEmpty() ? null : made.stream().map(NewColumnView::of).toList(),
                made.contains(StatusColumn.STATUS) ? StatusColours.ALL : null,
                sheet.updates().stream().map(UpdateView::of).toList(),
                sheet.clears().stream().map(ClearView::of).toList(),
                more || !made.isEmpty(),
                new FreshnessView(
                        freshness.behind(), freshness.waitingSince(), freshness.writtenAt(), freshness.trouble()));
    }
}
