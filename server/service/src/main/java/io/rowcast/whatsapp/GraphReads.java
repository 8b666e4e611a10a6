package io.rowcast.whatsapp;

import io.rowcast.workspace.AccessToken;
import io.rowcast.workspace.SourceUnavailableException;
import java.io.IOException;
import java.util.Optional;

/** Reads from the Graph API, with patience for a broken connection. */
final class GraphReads {
    /** Reading twice does no harm, so a broken connection is tried again, at once: a person is waiting. */
    private static final int TRIES = 3;

    private final CloudApi api;

    GraphReads(CloudApi api) {
        this.api = api;
    }

    /** @throws SourceUnavailableException when Meta did not answer, or refused */
    GraphWire get(String path, AccessToken token) {
        for (int attempt = 1; ; attempt++) {
            try {
                return understood(api.get(path, token));
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw new SourceUnavailableException("WhatsApp could not be reached; try again in a minute.", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SourceUnavailableException("The service is stopping; try again in a minute.", e);
            }
        }
    }

    /** @throws IOException where another try may help */
    private static GraphWire understood(CloudApi.Answer answer) throws IOException {
        GraphWire wire = GraphWire.read(answer.body());
        Optional<GraphError> error = wire.error();
        if (error.isPresent() && answer.status() < 500 && !error.get().passing()) {
            throw new SourceUnavailableException(
                    "WhatsApp refused: " + error.get().explanation() + " (code "
                            + error.get().code() + ")",
                    true);
        }
        if (error.isPresent() || answer.status() != 200 || !wire.isObject()) {
            throw new IOException("HTTP " + answer.status());
        }
        return wire;
    }
}
