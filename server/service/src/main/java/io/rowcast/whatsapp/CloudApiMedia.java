package io.rowcast.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rowcast.delivery.Consequence;
import io.rowcast.delivery.MetaError;
import io.rowcast.media.Media;
import io.rowcast.workspace.Sender;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;

/** Brings a file to Meta: one request, its parts read while they leave (facts 5). Uploading twice does no harm. */
final class CloudApiMedia {
    /** For 100 MB over a slow line; then the next try begins. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final String BOUNDARY = "rowcast-7d1c2b9e4f";

    private final CloudApi api;

    CloudApiMedia(CloudApi api) {
        this.api = api;
    }

    /** What became of an upload. */
    sealed interface Outcome {
        record Done(String metaId) implements Outcome {}

        /** It may work later. */
        record Failed(String words) implements Outcome {
            /** Without what it tells of anybody. */
            @Override
            public String toString() {
                return "failed";
            }
        }

        /** Meta refuses whatever comes from the sender. */
        record SenderRefused(int code, String details) implements Outcome {
            /** Without what it tells of anybody. */
            @Override
            public String toString() {
                return "refused with " + code;
            }
        }

        /** Meta refuses this file. */
        record FileRefused(String words) implements Outcome {
            /** Without what it tells of anybody. */
            @Override
            public String toString() {
                return "file refused";
            }
        }
    }

    Outcome upload(Sender sender, Media media, Iterable<byte[]> pieces) {
        try {
            return outcomeOf(api.upload(
                    sender.phoneNumberId() + "/media",
                    sender.token(),
                    "multipart/form-data; boundary=" + BOUNDARY,
                    body(media, pieces),
                    LONGEST));
        } catch (IOException e) {
            return new Outcome.Failed("WhatsApp could not be reached.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("The service is stopping.");
        }
    }

    /** With its length, which is known: Meta need not take a body of unknown end. */
    private static BodyPublisher body(Media media, Iterable<byte[]> pieces) {
        byte[] before = (field("messaging_product", "whatsapp") + field("type", media.mimeType()) + head(media))
                .getBytes(UTF_8);
        byte[] after = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8);
        return BodyPublishers.fromPublisher(
                BodyPublishers.concat(
                        BodyPublishers.ofByteArray(before),
                        BodyPublishers.ofByteArrays(pieces),
                        BodyPublishers.ofByteArray(after)),
                (long) before.length + media.bytes() + after.length);
    }

    private static String field(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    /** The name is for Meta's eyes only, and a header is no place for quotation marks and foreign letters. */
    private static String head(Media media) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + media.filename().replaceAll("[^A-Za-z0-9._-]", "_") + "\"\r\nContent-Type: " + media.mimeType()
                + "\r\n\r\n";
    }

    private static Outcome outcomeOf(CloudApi.Answer answer) {
        GraphWire wire = GraphWire.read(answer.body());
        Optional<GraphError> error = wire.error();
        if (error.isPresent()) {
            return refused(error.get(), answer.status());
        }
        Optional<String> id = answer.status() == 200 ? wire.id() : Optional.empty();
        return id.isPresent()
                ? new Outcome.Done(id.get())
                : new Outcome.Failed("WhatsApp answered with HTTP " + answer.status() + ".");
    }

    private static Outcome refused(GraphError error, int status) {
        Optional<MetaError> known = MetaError.find(error.code());
        if (known.isEmpty()) {
            return error.passing() || status >= 500
                    ? new Outcome.Failed(error.explanation())
                    : new Outcome.FileRefused(error.explanation());
        }
        return switch (known.get().consequence()) {
            case Consequence.StopSender stop -> new Outcome.SenderRefused(error.code(), error.explanation());
            case Consequence.TryLater later -> new Outcome.Failed(known.get().words());
            // Nothing is in doubt about a file: a second copy of it harms nobody.
            case Consequence.InDoubt doubt -> new Outcome.Failed(known.get().words());
            case Consequence.FailRow fail -> new Outcome.FileRefused(error.explanation());
            case Consequence.RestRecipient rest -> new Outcome.FileRefused(error.explanation());
            case Consequence.SuppressRecipient suppress -> new Outcome.FileRefused(error.explanation());
            case Consequence.PauseTemplate pause -> new Outcome.FileRefused(error.explanation());
        };
    }
}
