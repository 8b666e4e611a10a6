package io.rowcast.sandbox.sheets;

import java.util.List;
import java.util.Optional;

/** The API's methods, by their names in its reference. */
enum ApiMethod {
    CREATE("spreadsheets.create", false, "Spreadsheet", ""),
    GET("spreadsheets.get", true, "", ""),
    GET_BY_FILTER("spreadsheets.getByDataFilter", true, "GetSpreadsheetByDataFilterRequest", ""),
    BATCH_UPDATE("spreadsheets.batchUpdate", false, "BatchUpdateSpreadsheetRequest", ""),
    VALUES_GET("spreadsheets.values.get", true, "", ""),
    VALUES_UPDATE("spreadsheets.values.update", false, "ValueRange", "data"),
    VALUES_APPEND("spreadsheets.values.append", false, "ValueRange", "data"),
    VALUES_CLEAR("spreadsheets.values.clear", false, "", ""),
    VALUES_BATCH_GET("spreadsheets.values.batchGet", true, "", ""),
    VALUES_BATCH_UPDATE("spreadsheets.values.batchUpdate", false, "BatchUpdateValuesRequest", ""),
    VALUES_BATCH_CLEAR("spreadsheets.values.batchClear", false, "BatchClearValuesRequest", ""),
    VALUES_BATCH_GET_BY_FILTER(
            "spreadsheets.values.batchGetByDataFilter", true, "BatchGetValuesByDataFilterRequest", ""),
    VALUES_BATCH_UPDATE_BY_FILTER(
            "spreadsheets.values.batchUpdateByDataFilter", false, "BatchUpdateValuesByDataFilterRequest", ""),
    VALUES_BATCH_CLEAR_BY_FILTER(
            "spreadsheets.values.batchClearByDataFilter", false, "BatchClearValuesByDataFilterRequest", ""),
    COPY_TO("spreadsheets.sheets.copyTo", false, "CopySheetToAnotherSpreadsheetRequest", ""),
    METADATA_GET("spreadsheets.developerMetadata.get", true, "", ""),
    METADATA_SEARCH("spreadsheets.developerMetadata.search", true, "SearchDeveloperMetadataRequest", "");

    private final String title;
    private final boolean reading;
    private final String message;
    private final String bodyField;

    ApiMethod(String title, boolean reading, String message, String bodyField) {
        this.title = title;
        this.reading = reading;
        this.message = message;
        this.bodyField = bodyField;
    }

    String title() {
        return title;
    }

    /** Any method that retrieves counts as a read, search too (facts 1.1). */
    boolean isReading() {
        return reading;
    }

    /** The message that the body must be; empty for none. */
    String message() {
        return message;
    }

    /** Where the body stands in the request as Google's errors name it. */
    String bodyField() {
        return bodyField;
    }

    /** The method behind values:NAME. */
    static Optional<ApiMethod> ofValues(String verb) {
        return List.of(values()).stream()
                .filter(method -> method.title.equals("spreadsheets.values." + verb) && verb.startsWith("batch"))
                .findFirst();
    }
}
