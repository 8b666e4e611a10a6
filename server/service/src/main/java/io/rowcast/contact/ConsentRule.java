package io.rowcast.contact;

import java.util.Locale;

/** Which campaigns of a workspace go to people only who have agreed. */
public enum ConsentRule {
    NONE,
    /** Those with a template that Meta counts as marketing. */
    MARKETING,
    ALL;

    /** For the cell of a row that is not sent. */
    public static final String NOT_SENT = "Not sent: this person has not agreed to get your messages.";

    /** As it stands in the database and in the API. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ConsentRule of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
