package io.rowcast.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rowcast.media.FileSource;
import io.rowcast.media.MediaKind;
import io.rowcast.media.MediaStore;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SenderStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Fetches files that people sent: Meta gives an address for an id, which is good for five minutes and wants our token (facts
 * 5).
 */
public final class CloudApiFiles implements FileSource {
    /** For 100 MB over a slow line. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** "Object with ID … does not exist", also where an id has come to its end. */
    private static final int NO_SUCH_OBJECT = 100;

    /** Meta got no file, or none that it can pass on (facts 10). */
    private static final int NOT_PASSED_ON = 131052;

    private final CloudApi api;
    private final SenderStore senders;

    public CloudApiFiles(CloudApi api, SenderStore senders) {
        this.api = api;
        this.senders = senders;
    }

    @Override
    public Outcome fetch(WorkspaceId workspace, UUID senderId, String metaId, Consumer<byte[]> pieces) {
        Optional<Sender> sender = senders.find(workspace, senderId);
        if (sender.isEmpty()) {
            return new Outcome.Gone();
        }
        try {
            return fetch(sender.get(), metaId, pieces);
        } catch (IOException e) {
            return new Outcome.Later(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Later("the service is stopping");
        }
    }

    private Outcome fetch(Sender sender, String metaId, Consumer<byte[]> pieces)
            throws IOException, InterruptedException {
        GraphWire described = GraphWire.read(
                api.get(URLEncoder.encode(metaId, UTF_8), sender.token()).body());
        Optional<GraphError> error = described.error();
        if (error.isPresent()) {
            return refused(error.get());
        }
        if (described.fileSize() > MediaKind.LARGEST) {
            return new Outcome.TooLarge();
        }
        Optional<URI> address = described.url().flatMap(this::trusted);
        if (address.isEmpty()) {
            return new Outcome.Later("Meta named no address of its own");
        }
        try (CloudApi.Download download = api.download(address.get(), sender.token(), LONGEST)) {
            return download.status() == 200
                    ? read(download.body(), described, pieces)
                    // The address has come to its end, or the file has; the next try asks for both anew.
                    : new Outcome.Later("HTTP " + download.status());
        }
    }

    private static Outcome refused(GraphError error) {
        return switch (error.code()) {
            case NO_SUCH_OBJECT, NOT_PASSED_ON -> new Outcome.Gone();
            default -> new Outcome.Later("Meta's error " + error.code());
        };
    }

    private static Outcome read(InputStream body, GraphWire described, Consumer<byte[]> pieces) throws IOException {
        int bytes = 0;
        for (byte[] piece = body.readNBytes(MediaStore.PIECE);
                piece.length > 0;
                piece = body.readNBytes(MediaStore.PIECE)) {
            bytes += piece.length;
            if (bytes > MediaKind.LARGEST) {
                return new Outcome.TooLarge();
            }
            pieces.accept(piece);
        }
        boolean whole = described.fileSize() < 0 || described.fileSize() == bytes;
        return whole && bytes > 0
                ? new Outcome.Fetched(described.mimeType(), bytes)
                : new Outcome.Later("a part of the file is missing");
    }

    /** Our token goes to Meta's own hosts only, whatever an answer says; or to where the Graph API is, as in a sandbox. */
    private Optional<URI> trusted(String address) {
        try {
            URI uri = new URI(address);
            return api.isAtHome(uri) || isMetas(uri) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** {@code lookaside.fbsbx.com} in Meta's examples. */
    private static boolean isMetas(URI uri) {
        return "https".equals(uri.getScheme())
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getHost().matches("(?i)([a-z0-9-]+\\.)*(fbsbx|fbcdn|facebook|whatsapp)\\.(com|net)");
    }
}
