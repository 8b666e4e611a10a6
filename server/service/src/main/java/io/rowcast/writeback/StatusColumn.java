package io.rowcast.writeback;

/** The columns that write-back fills, in the order in which it makes them. */
public enum StatusColumn {
    STATUS("status", "WhatsApp status", false),
    STATUS_TIME("status-time", "Status time", true),
    REPLY("reply", "Reply", false),
    REPLY_TIME("reply-time", "Reply time", true),
    ERROR("error", "WhatsApp error", false);

    /** Metadata key of every column that Rowcast knows by its part; the value says which part it plays. */
    public static final String METADATA_KEY = "rowcast.column";
    /** Metadata value of the column that holds each row's key. The add-on makes it. */
    public static final String ROW_KEY = "key";
    /** Metadata value of the user's phone columns; there may be several, as campaigns may use different ones. */
    public static final String RECIPIENT = "recipient";

    private final String metadataValue;
    private final String heading;
    private final boolean time;

    StatusColumn(String metadataValue, String heading, boolean time) {
        this.metadataValue = metadataValue;
        this.heading = heading;
        this.time = time;
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
}
