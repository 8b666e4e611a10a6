package io.rowcast.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the sheet in the data folder whenever it has changed. */
final class SheetKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SheetKeeper.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int WAIT_MILLIS = 20_000;

    private final DemoSheet sheet;
    private final Google owner;
    private final URI changes;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Thread thread;
    private volatile boolean over;

    private SheetKeeper(DemoSheet sheet, URI sandbox) {
        this.sheet = sheet;
        this.owner = new Google(sandbox, sheet.spreadsheetId(), sheet.token());
        this.changes = sandbox.resolve("/sandbox/sheets/" + sheet.spreadsheetId() + "/changes");
        this.thread = Thread.ofPlatform().name("sheet-keeper").daemon().unstarted(this::follow);
    }

    static SheetKeeper start(DemoSheet sheet, URI sandbox) {
        SheetKeeper keeper = new SheetKeeper(sheet, sandbox);
        keeper.thread.start();
        return keeper;
    }

    private void follow() {
        long revision = 0;
        try {
            while (!over) {
                revision = awaitAfter(revision);
                sheet.keep(owner);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            if (!over) {
                LOG.error("The sheet is not kept from now on; what was kept before stays in {}", sheet.kept(), e);
            }
        }
    }

    private long awaitAfter(long revision) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(changes + "?since=" + revision + "&waitMs=" + WAIT_MILLIS))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() == 204) {
            return revision;
        }
        JsonNode changed = JSON.readTree(response.body());
        return changed.path("revision").asLong();
    }

    /** Keeps the last changes, and stops. */
    @Override
    public void close() {
        over = true;
        thread.interrupt();
        sheet.keep(owner);
        client.shutdownNow();
        owner.close();
    }
}
