package io.rowcast.workbench.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/** One spreadsheet at Google, as one person opens it. {@code token} is the person's own access token. */
public record GoogleDocument(URI google, String spreadsheetId, String token) {
    HttpResponse<String> call(HttpClient client, String method, String path, @Nullable String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(google + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("The spreadsheet service does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while calling the spreadsheet service", e);
        }
    }

    @Override
    public String toString() {
        return "spreadsheet " + spreadsheetId;
    }
}
