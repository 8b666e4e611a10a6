package io.rowcast.sheets;

import com.google.api.services.sheets.v4.model.BatchGetValuesByDataFilterResponse;
import com.google.api.services.sheets.v4.model.MatchedValueRange;
import io.rowcast.writeback.CellValue;
import io.rowcast.writeback.StatusColumn;
import io.rowcast.writeback.TabCells;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Makes out the columns in Google's answer. Rows are counted from the first, as each range is a whole column. */
final class ReadAnswer {
    /** All that is asked for of the answer. */
    static final String FIELDS =
            "valueRanges(valueRange/values,dataFilters/developerMetadataLookup/metadataValue,dataFilters/gridRange)";

    private ReadAnswer() {}

    static TabCells cells(BatchGetValuesByDataFilterResponse answer) {
        List<List<String>> keys = new ArrayList<>();
        List<List<String>> recipients = new ArrayList<>();
        Map<StatusColumn, List<CellValue>> statuses = new EnumMap<>(StatusColumn.class);
        // Lists without members are left out of Google's answers (facts 1.2).
        List<MatchedValueRange> ranges = answer.getValueRanges() == null ? List.of() : answer.getValueRanges();
        for (MatchedValueRange range : ranges) {
            if (isFirstRow(range)) {
                continue;
            }
            String part = Columns.part(range.getDataFilters().getFirst());
            switch (part) {
                case StatusColumn.ROW_KEY -> keys.add(column(range, ReadAnswer::text));
                case StatusColumn.RECIPIENT -> recipients.add(column(range, ReadAnswer::text));
                default ->
                    statuses.put(
                            of(part), column(range, of(part).holdsTimes() ? ReadAnswer::moment : ReadAnswer::plain));
            }
        }
        return new TabCells(keys, recipients, statuses);
    }

    /** The whole first row, whose filter names cells and not a part. */
    private static boolean isFirstRow(MatchedValueRange range) {
        return range.getDataFilters().getFirst().getDeveloperMetadataLookup() == null;
    }

    /** What stands in the first row, from the first column on. */
    static List<String> firstRow(BatchGetValuesByDataFilterResponse answer) {
        List<MatchedValueRange> ranges = answer.getValueRanges() == null ? List.of() : answer.getValueRanges();
        return ranges.stream()
                .filter(ReadAnswer::isFirstRow)
                .map(range -> range.getValueRange().getValues())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .map(column -> column.isEmpty() ? "" : text(column.getFirst()))
                .toList();
    }

    private static <T> List<T> column(MatchedValueRange range, Function<Object, T> cell) {
        List<List<Object>> columns =
                range.getValueRange() == null ? null : range.getValueRange().getValues();
        return columns == null || columns.isEmpty()
                ? List.of()
                : columns.getFirst().stream().map(cell).toList();
    }

    /** Numbers come as numbers (facts 1.2), and a phone number must not become 4.479E11. */
    private static String text(Object cell) {
        return cell instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : String.valueOf(cell);
    }

    private static CellValue plain(Object cell) {
        return new CellValue.Text(text(cell));
    }

    /** A date is a number, whatever its format; text in a time column is a person's. */
    private static CellValue moment(Object cell) {
        return cell instanceof BigDecimal serial ? CellValue.Moment.ofSerial(serial.doubleValue()) : plain(cell);
    }

    private static StatusColumn of(String part) {
        return StatusColumn.of(part)
                .orElseThrow(() ->
                        new IllegalStateException("Google answered with a column that was not asked for: " + part));
    }
}
