package io.rowcast.sheets;

import com.google.api.services.sheets.v4.SheetsScopes;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import io.rowcast.writeback.SheetTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The service's own account: it reaches the spreadsheets that were shared with its address, and no others. */
final class ServiceAccount {
    private final ServiceAccountCredentials credentials;

    private ServiceAccount(ServiceAccountCredentials credentials) {
        this.credentials = credentials;
    }

    /**
     * @param tokenUrl where tokens come from, in the place of the one in the file; null for that one
     * @throws IllegalArgumentException when the file is not there, or no service account's key
     */
    static ServiceAccount read(Path keyFile, @Nullable URI tokenUrl) {
        try (InputStream file = Files.newInputStream(keyFile)) {
            if (!(GoogleCredentials.fromStream(file) instanceof ServiceAccountCredentials account)) {
                throw new IllegalArgumentException(
                        "GOOGLE_APPLICATION_CREDENTIALS: " + keyFile
                                + " is not a service account's key; make one in the Google Cloud console under IAM, Service accounts");
            }
            ServiceAccountCredentials.Builder builder = account.toBuilder();
            if (tokenUrl != null) {
                builder.setTokenServerUri(tokenUrl);
            }
            return new ServiceAccount(
                    (ServiceAccountCredentials) builder.build().createScoped(SheetsScopes.SPREADSHEETS));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "GOOGLE_APPLICATION_CREDENTIALS: " + keyFile
                            + " cannot be read as a service account's key file (JSON, as the Google Cloud console gives it)",
                    e);
        }
    }

    /** What spreadsheets must be shared with. */
    String email() {
        return credentials.getClientEmail();
    }

    GoogleAccount account() {
        return new GoogleAccount(
                credentials,
                "service-account",
                new SheetTrouble.NotShared(email()),
                answer -> new SheetTrouble.Refused("the service account's key is not accepted (any more); ask the"
                        + " operator to set GOOGLE_APPLICATION_CREDENTIALS to a new one"));
    }
}
