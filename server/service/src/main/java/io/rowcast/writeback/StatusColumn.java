package io.rowcast.writeback;

import java.util.Arrays;
import java.util.Optional;

/** The columns that write-back fills, in the order in which it makes them. */
public enum StatusColumn {
    STATUS(
            "status",
            "WhatsApp status",
            false,
            "How far the newest message of this row has come. Rowcast keeps it up to date; what is typed here is overwritten."),
    STATUS_TIME(
            "status-time",
            "Status time",
            true,
            "When the message reached that status, in this spreadsheet's time zone. You may choose another date format."),
    REPLY(
            "reply",
            "Reply",
            false,
            "The last answer of this person, always as plain text. Earlier answers are in the Rowcast sidebar."),
    REPLY_TIME("reply-time", "Reply time", true, "When that answer came, in this spreadsheet's time zone."),
    ERROR("error", "WhatsApp error", false, "Why the message did not arrive, and what you can do about it.");

    /** Metadata key of every column that Rowcast knows by its part; the value says which part it plays. */
    public static final String METADATA_KEY = "rowcast.column";
    /** Metadata value of the column that holds each row's key. The add-on makes it. */
    public static final String ROW_KEY = "key";
    /** What the add-on writes above the key column. */
    public static final String ROW_KEY_HEADING = "Rowcast key";

    /** Metadata value of the user's phone columns; there may be several, as campaigns may use different ones. */
    public static final String RECIPIENT = "recipient";

    private final String metadataValue;
    private final String heading;
    private final boolean time;
    private final String note;

    StatusColumn(String metadataValue, String heading, boolean time, String note) {
        this.metadataValue = metadataValue;
        this.heading = heading;
        this.time = time;
        this.note = note;
    }

    /** The column that plays a part of ours; empty for any other word. */
    public static Optional<StatusColumn> of(String metadataValue) {
        return Arrays.stream(values())
                .filter(column -> column.metadataValue.equals(metadataValue))
                .findFirst();
    }

    /** By which the column is found, wherever it stands and whatever its heading. */
    public String metadataValue() {
        return metadataValue;
    }

    /** What is written above the column when it is made; the user may change it. */
    public String heading() {
        return heading;
    }

    /** Whether the cells are moments, shown by a date format that is set once when the column is made. */
    public boolean holdsTimes() {
        return time;
    }

    /** The note of the heading's cell: what the column says, for the user. */
    public String note() {
        return note;
    }
}
