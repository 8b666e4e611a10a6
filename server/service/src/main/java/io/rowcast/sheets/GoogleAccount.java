package io.rowcast.sheets;

import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import io.rowcast.writeback.SheetTrouble;
import java.io.IOException;

/**
 * An account that writes to sheets.
 *
 * @param quota name of its quota: Google counts by account (facts 1.1)
 * @param forbidden what it means that Google lets it not edit a spreadsheet
 * @param refused what it means that Google gives it no access token, and says that this will stay so
 */
record GoogleAccount(GoogleCredentials credentials, String quota, SheetTrouble forbidden, Refusal refused) {
    /** Google's answer to a refused token, as its error code of RFC 6749 section 5.2 in a JSON text. */
    @FunctionalInterface
    interface Refusal {
        SheetTrouble of(String answer);
    }

    HttpCredentialsAdapter adapter() {
        return new HttpCredentialsAdapter(credentials);
    }

    /** Asks for a new access token. */
    void renew() throws IOException {
        credentials.refresh();
    }
}
