package io.rowcast.workspace;

import java.util.Arrays;

/** Who writes to a linked tab; each link has exactly one. */
public enum Pen {
    /** The service's own Google account, which the spreadsheet is shared with. */
    SERVICE_ACCOUNT("service-account"),
    /** The Google account of a person who let the service write with it. */
    GOOGLE_ACCOUNT("google-account"),
    /** The add-on in the user's own sheet: it asks what to write, and the service asks Google nothing. */
    ADD_ON("add-on");

    private final String word;

    Pen(String word) {
        this.word = word;
    }

    /** As it stands in the database and in the API. */
    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException for any other word */
    public static Pen of(String word) {
        return Arrays.stream(values())
                .filter(pen -> pen.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such pen: " + word));
    }
}
