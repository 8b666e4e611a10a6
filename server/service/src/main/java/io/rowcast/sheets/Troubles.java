package io.rowcast.sheets;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import io.rowcast.writeback.SheetTrouble;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes out what a failed call means (facts 1.7), limits aside. */
final class Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    private final GoogleAccount account;

    Troubles(GoogleAccount account) {
        this.account = account;
    }

    SheetTrouble of(IOException failure) {
        LOG.debug("A call to Google Sheets failed", failure);
        if (failure instanceof GoogleJsonResponseException answer && answer.getDetails() != null) {
            return of(answer.getDetails());
        }
        if (failure instanceof HttpResponseException answer) {
            // A front end's page in place of JSON says nothing about the spreadsheet.
            return new SheetTrouble.Unavailable("HTTP status " + answer.getStatusCode());
        }
        if (failure instanceof Retryable credentials && !credentials.isRetryable()) {
            return account.refused().of(tokenAnswer(failure));
        }
        return new SheetTrouble.Unavailable("no answer");
    }

    /** What the token endpoint said; Google's client keeps it in the cause. */
    private static String tokenAnswer(IOException failure) {
        return failure.getCause() instanceof HttpResponseException answer && answer.getContent() != null
                ? answer.getContent()
                : "";
    }

    private SheetTrouble of(GoogleJsonError error) {
        String message = String.valueOf(error.getMessage());
        return switch (error.getCode()) {
            case 400 -> noSuchTab(message) ? new SheetTrouble.TabGone() : new SheetTrouble.Refused(message);
            case 403 -> noPermission(message) ? account.forbidden() : new SheetTrouble.Refused(message);
            case 404 -> new SheetTrouble.SpreadsheetGone();
            // A new access token was had meanwhile; the next turn tries it.
            case 401 -> new SheetTrouble.Unavailable("HTTP status 401");
            default -> new SheetTrouble.Unavailable("HTTP status " + error.getCode());
        };
    }

    private static boolean noSuchTab(String message) {
        return message.contains("No grid with id") || message.contains("No sheet with id");
    }

    /** Other 403s are the operator's: the Sheets API not enabled, a scope missing. */
    private static boolean noPermission(String message) {
        return message.contains("does not have permission");
    }
}
