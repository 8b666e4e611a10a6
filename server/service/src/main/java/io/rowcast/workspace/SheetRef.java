package io.rowcast.workspace;

import io.rowcast.platform.http.Requests;
import java.time.ZoneId;

/** A tab as a request names it. */
public record SheetRef(String spreadsheetId, Integer sheetId, String title, String timeZone) {
    /** @throws io.rowcast.platform.http.Problem when a part is missing or not of its form */
    public SheetRef {
        Requests.match("spreadsheetId", spreadsheetId, "[A-Za-z0-9_-]{10,100}");
        Requests.present("sheetId", sheetId);
        Requests.text("title", title, 0, 200);
        Requests.text("timeZone", timeZone, 1, 64);
        // Offsets and abbreviations know nothing of summer time.
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw Requests.wrong("timeZone", "expected an IANA time zone, as Europe/London");
        }
    }
}
