package io.rowcast.sheets;

import com.google.api.services.sheets.v4.model.BatchGetValuesByDataFilterResponse;
import com.google.api.services.sheets.v4.model.MatchedValueRange;
import io.rowcast.writeback.StatusColumn;
import io.rowcast.writeback.TabCells;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes out the columns in Google's answer. Rows are counted from the first, as each range is a whole column. */
final class ReadAnswer {
    /** All that is asked for of the answer. */
    static final String FIELDS = "valueRanges(valueRange/values,dataFilters/developerMetadataLookup/metadataValue)";

    private ReadAnswer() {}

    static TabCells cells(BatchGetValuesByDataFilterResponse answer) {
        List<List<String>> keys = new ArrayList<>();
        List<List<String>> recipients = new ArrayList<>();
        Map<StatusColumn, List<String>> statuses = new EnumMap<>(StatusColumn.class);
        // Lists without members are left out of Google's answers (facts 1.2).
        List<MatchedValueRange> ranges = answer.getValueRanges() == null ? List.of() : answer.getValueRanges();
        for (MatchedValueRange range : ranges) {
            String part = Columns.part(range.getDataFilters().getFirst());
            List<String> shown = shown(range);
            switch (part) {
                case StatusColumn.ROW_KEY -> keys.add(shown);
                case StatusColumn.RECIPIENT -> recipients.add(shown);
                default -> statuses.put(of(part), shown);
            }
        }
        return new TabCells(keys, recipients, statuses);
    }

    private static List<String> shown(MatchedValueRange range) {
        List<List<Object>> columns =
                range.getValueRange() == null ? null : range.getValueRange().getValues();
        return columns == null || columns.isEmpty()
                ? List.of()
                : columns.getFirst().stream().map(String::valueOf).toList();
    }

    private static StatusColumn of(String part) {
        for (StatusColumn column : StatusColumn.values()) {
            if (column.metadataValue().equals(part)) {
                return column;
            }
        }
        throw new IllegalStateException("Google answered with a column that was not asked for: " + part);
    }
}
