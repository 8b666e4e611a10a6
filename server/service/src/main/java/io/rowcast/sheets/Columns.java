package io.rowcast.sheets;

import com.google.api.services.sheets.v4.model.DataFilter;
import com.google.api.services.sheets.v4.model.DeveloperMetadataLocation;
import com.google.api.services.sheets.v4.model.DeveloperMetadataLookup;
import com.google.api.services.sheets.v4.model.GridRange;
import io.rowcast.writeback.StatusColumn;
import io.rowcast.writeback.Tab;
import java.util.ArrayList;
import java.util.List;

/** Names columns by their developer metadata, which Google resolves when it applies the call (facts 1.4). */
final class Columns {
    private Columns() {}

    /** Every part a column may play, one filter each: the answer says which of them found a column. And the first row. */
    static List<DataFilter> all(Tab tab) {
        List<DataFilter> filters = new ArrayList<>();
        filters.add(one(tab, StatusColumn.ROW_KEY));
        filters.add(one(tab, StatusColumn.RECIPIENT));
        for (StatusColumn column : StatusColumn.values()) {
            filters.add(one(tab, column.metadataValue()));
        }
        filters.add(firstRow(tab));
        return filters;
    }

    /** The columns of this tab that play a part; a copied tab carries the same metadata under another number. */
    static DataFilter one(Tab tab, String part) {
        return new DataFilter()
                .setDeveloperMetadataLookup(new DeveloperMetadataLookup()
                        .setMetadataKey(StatusColumn.METADATA_KEY)
                        .setMetadataValue(part)
                        .setLocationType("COLUMN")
                        .setMetadataLocation(new DeveloperMetadataLocation().setSheetId(tab.sheetId()))
                        .setLocationMatchingStrategy("INTERSECTING_LOCATION"));
    }

    /** The headings of every column, ours and the user's. */
    private static DataFilter firstRow(Tab tab) {
        return new DataFilter()
                .setGridRange(new GridRange()
                        .setSheetId(tab.sheetId())
                        .setStartRowIndex(0)
                        .setEndRowIndex(1));
    }

    /** Which part the filter asked for. */
    static String part(DataFilter filter) {
        return filter.getDeveloperMetadataLookup().getMetadataValue();
    }
}
