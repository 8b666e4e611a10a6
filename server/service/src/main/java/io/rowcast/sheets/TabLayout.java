package io.rowcast.sheets;

import com.google.api.services.sheets.v4.model.Spreadsheet;
import io.rowcast.writeback.Tab;
import java.util.Optional;

/** What a tab is called now, and how wide it is. */
record TabLayout(String title, int columnCount) {
    static final String FIELDS = "sheets.properties(sheetId,title,gridProperties.columnCount)";

    /** Empty where the spreadsheet has no such tab. */
    static Optional<TabLayout> of(Spreadsheet spreadsheet, Tab tab) {
        return spreadsheet.getSheets().stream()
                .map(sheet -> sheet.getProperties())
                .filter(properties -> properties.getSheetId() == tab.sheetId())
                .map(properties -> new TabLayout(
                        properties.getTitle(), properties.getGridProperties().getColumnCount()))
                .findFirst();
    }

    /** The first row in A1 notation; quotes keep a tab named A1 apart from the cell (facts 1.2). */
    String firstRow() {
        return "'" + title.replace("'", "''") + "'!1:1";
    }
}
