package io.rowcast.delivery;

import java.util.Arrays;

/** Why one row's status could not be written, for certain: it stays in the service and is never put where it may be wrong. */
public enum WriteTrouble {
    ROW_MISSING(
            "row-missing",
            "%s no longer in the sheet, so the status is kept in Rowcast only. Nothing is to be done if you deleted it on purpose."),
    KEY_REPEATED(
            "row-key-repeated",
            "%s a copy with the same Rowcast key, so it is not clear which one the status belongs to. Delete the copy, or open the Rowcast sidebar to give it a key of its own."),
    PHONE_DIFFERS(
            "phone-differs",
            "%s another phone number now than the one the message went to, so no status is written beside it."),
    PHONE_COLUMN_MISSING(
            "phone-column-missing",
            "%s no phone column to check against, so no status is written. Undo the deletion of the phone column, or choose it again in the Rowcast sidebar."),
    KEY_COLUMN_MISSING(
            "key-column-missing",
            "%s no Rowcast key any more, as the key column was deleted. Undo the deletion to see statuses in the sheet again."),
    CELL_NOT_KEPT(
            "cell-not-kept",
            "%s a cell that does not keep what Rowcast writes there. Look for a formula or a script of yours that writes to the same column."),
    TAB_MISSING("tab-missing", "%s gone with the tab. The status is kept in Rowcast only."),
    SPREADSHEET_MISSING(
            "spreadsheet-missing",
            "%s gone with the spreadsheet, or the service may no longer see it. The status is kept in Rowcast only.");

    private final String code;
    private final String words;

    WriteTrouble(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** @throws IllegalArgumentException for any other word */
    public static WriteTrouble of(String code) {
        return Arrays.stream(values())
                .filter(trouble -> trouble.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such trouble: " + code));
    }

    /** As it stands in the database and in a campaign's notices. */
    public String code() {
        return code;
    }

    /** For the user, about {@code count} rows. */
    public String words(int count) {
        return words.formatted(subject(count));
    }

    private String subject(int count) {
        String rows = count == 1 ? "1 row" : count + " rows";
        return switch (this) {
            case ROW_MISSING, TAB_MISSING, SPREADSHEET_MISSING -> rows + (count == 1 ? " is" : " are");
            case KEY_REPEATED, PHONE_DIFFERS, PHONE_COLUMN_MISSING, KEY_COLUMN_MISSING, CELL_NOT_KEPT ->
                rows + (count == 1 ? " has" : " have");
        };
    }
}
