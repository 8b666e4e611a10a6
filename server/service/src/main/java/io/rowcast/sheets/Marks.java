package io.rowcast.sheets;

import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.CreateDeveloperMetadataRequest;
import com.google.api.services.sheets.v4.model.DeleteDeveloperMetadataRequest;
import com.google.api.services.sheets.v4.model.DeveloperMetadata;
import com.google.api.services.sheets.v4.model.DeveloperMetadataLocation;
import com.google.api.services.sheets.v4.model.DimensionRange;
import com.google.api.services.sheets.v4.model.Request;
import io.rowcast.writeback.StatusColumn;
import io.rowcast.writeback.Tab;
import io.rowcast.writeback.TabCells;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The developer metadata by which our columns are found, and what to do where it did not move with its column. */
final class Marks {
    private Marks() {}

    /** Puts the mark of a part on a column, by its index from 0. */
    static Request on(int sheetId, int index, String part) {
        DimensionRange column = new DimensionRange()
                .setSheetId(sheetId)
                .setDimension("COLUMNS")
                .setStartIndex(index)
                .setEndIndex(index + 1);
        return new Request()
                .setCreateDeveloperMetadata(new CreateDeveloperMetadataRequest()
                        .setDeveloperMetadata(new DeveloperMetadata()
                                .setMetadataKey(StatusColumn.METADATA_KEY)
                                .setMetadataValue(part)
                                .setVisibility("DOCUMENT")
                                .setLocation(new DeveloperMetadataLocation().setDimensionRange(column))));
    }

    /**
     * Parts whose mark is on a column with another heading, while exactly one other column carries ours, with the index of
     * that column. A heading that the user merely changed is not found elsewhere.
     */
    static Map<String, Integer> left(TabCells cells, List<String> headings) {
        Map<String, Integer> left = new HashMap<>();
        if (cells.keys().size() == 1) {
            String marked = cells.keys().getFirst().isEmpty()
                    ? ""
                    : cells.keys().getFirst().getFirst();
            elsewhere(marked, StatusColumn.ROW_KEY_HEADING, headings)
                    .ifPresent(index -> left.put(StatusColumn.ROW_KEY, index));
        }
        cells.statuses().forEach((column, values) -> {
            String marked = values.isEmpty() ? "" : values.getFirst().plain();
            elsewhere(marked, column.heading(), headings).ifPresent(index -> left.put(column.metadataValue(), index));
        });
        return left;
    }

    private static Optional<Integer> elsewhere(String marked, String heading, List<String> headings) {
        return !marked.equals(heading) && Collections.frequency(headings, heading) == 1
                ? Optional.of(headings.indexOf(heading))
                : Optional.empty();
    }

    /** Takes each mark away and puts it on the column that is given for it. */
    static BatchUpdateSpreadsheetRequest moved(Tab tab, Map<String, Integer> columns) {
        List<Request> requests = new ArrayList<>();
        columns.forEach((part, index) -> {
            requests.add(new Request()
                    .setDeleteDeveloperMetadata(
                            new DeleteDeveloperMetadataRequest().setDataFilter(Columns.one(tab, part))));
            requests.add(on(tab.sheetId(), index, part));
        });
        return new BatchUpdateSpreadsheetRequest().setRequests(requests);
    }
}
