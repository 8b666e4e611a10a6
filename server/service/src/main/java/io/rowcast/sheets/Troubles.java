package io.rowcast.sheets;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import io.rowcast.writeback.SheetTrouble;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes out what a failed call means (facts 1.7). */
final class Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    /** A 429 says no time (facts 1.1); within a minute the quota is full again, and an early try costs one refusal. */
    private static final Duration AFTER_429 = Duration.ofSeconds(15);

    private final InstantSource clock;
    private final GoogleAccount account;

    Troubles(InstantSource clock, GoogleAccount account) {
        this.clock = clock;
        this.account = account;
    }

    SheetTrouble of(IOException failure) {
        LOG.debug("A call to Google Sheets failed", failure);
        if (failure instanceof GoogleJsonResponseException answer && answer.getDetails() != null) {
            return of(answer.getDetails());
        }
        if (failure instanceof HttpResponseException answer) {
            // A front end's page in place of JSON says nothing about the spreadsheet.
            return answer.getStatusCode() == 429
                    ? throttled()
                    : new SheetTrouble.Unavailable("HTTP status " + answer.getStatusCode());
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
            case 429 -> throttled();
            // A new access token was had meanwhile; the next turn tries it.
            case 401 -> new SheetTrouble.Unavailable("HTTP status 401");
            default -> new SheetTrouble.Unavailable("HTTP status " + error.getCode());
        };
    }

    private SheetTrouble throttled() {
        return new SheetTrouble.Throttled(clock.instant().plus(AFTER_429));
    }

    private static boolean noSuchTab(String message) {
        return message.contains("No grid with id") || message.contains("No sheet with id");
    }

    /** Other 403s are the operator's: the Sheets API not enabled, a scope missing. */
    private static boolean noPermission(String message) {
        return message.contains("does not have permission");
    }
}
