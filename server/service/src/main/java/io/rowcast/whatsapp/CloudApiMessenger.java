package io.rowcast.whatsapp;

import io.rowcast.delivery.MetaError;
import io.rowcast.dispatch.Messenger;
import io.rowcast.dispatch.Outbound;
import io.rowcast.dispatch.SendOutcome;
import io.rowcast.media.MediaMark;
import io.rowcast.media.MediaStore;
import io.rowcast.media.MediaUploadStore;
import io.rowcast.workspace.Sender;
import io.rowcast.workspace.SenderStore;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLHandshakeException;

/** Sends through the Cloud API: one request for one message, never a second one by itself (promise 1). */
public final class CloudApiMessenger implements Messenger {
    /** Meta's code for a number that was deleted (facts 10): for us one that was removed from the workspace. */
    private static final int NUMBER_DELETED = 33;

    private static final Duration UNTIL_REACHED = Duration.ofSeconds(10);

    private final CloudApi api;
    private final RecentSenders senders;

    private final MediaIds media;

    public CloudApiMessenger(
            CloudApi api, SenderStore senders, MediaStore files, MediaUploadStore uploads, InstantSource clock) {
        this.api = api;
        this.senders = new RecentSenders(senders, clock);
        this.media = new MediaIds(files, uploads, new CloudApiMedia(api), clock);
    }

    @Override
    public SendOutcome send(Outbound message) {
        Optional<Sender> sender = senders.find(message.workspace(), message.senderId());
        return sender.isPresent()
                ? send(sender.get(), message)
                : new SendOutcome.Refused(NUMBER_DELETED, "The WhatsApp number is no longer connected.");
    }

    /** Puts Meta's ids in the places of uploaded files first, for which nothing is asked but once. */
    private SendOutcome send(Sender sender, Outbound message) {
        Map<UUID, String> ids = new HashMap<>();
        try {
            for (UUID file : MediaMark.in(message.body())) {
                switch (media.find(message.workspace(), sender, file)) {
                    case MediaIds.Found.Known known -> ids.put(file, known.metaId());
                    case MediaIds.Found.NotYet wait -> {
                        return new SendOutcome.NotReady(wait.pause(), wait.words());
                    }
                    case MediaIds.Found.SenderRefused refused -> {
                        return new SendOutcome.Refused(refused.code(), refused.details());
                    }
                    case MediaIds.Found.Never never -> {
                        return new SendOutcome.NeverReady(never.halt());
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SendOutcome.NotReady(UNTIL_REACHED, null);
        }
        String body = MediaMark.replace(message.body(), file -> Optional.ofNullable(ids.get(file)));
        // Bringing a file to Meta can take minutes.
        return message.mayLeave().getAsBoolean() ? post(sender, body) : new SendOutcome.Fenced();
    }

    private SendOutcome post(Sender sender, String body) {
        try {
            return outcomeOf(api.post(sender.phoneNumberId() + "/messages", sender.token(), body));
        } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException nothingSent) {
            return new SendOutcome.NotReached(UNTIL_REACHED);
        } catch (IOException e) {
            return new SendOutcome.Unknown(
                    "the connection broke before Meta's answer: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SendOutcome.Unknown("the service stopped before Meta's answer");
        }
    }

    /** A success without an id and an answer that is not Meta's, as a proxy's page, leave it open (facts 2.2, 9). */
    static SendOutcome outcomeOf(CloudApi.Answer answer) {
        GraphWire wire = GraphWire.read(answer.body());
        Optional<GraphError> error = wire.error();
        if (error.isPresent()) {
            return outcomeOf(error.get(), answer.status());
        }
        Optional<String> wamid = answer.status() == 200 ? wire.messageId() : Optional.empty();
        return wamid.isPresent()
                ? new SendOutcome.Accepted(wamid.get(), wire.recipientNames())
                : new SendOutcome.Unknown(
                        "HTTP " + answer.status() + " without a message id and without an error of Meta's");
    }

    /** A code that is not in the table leaves it open where Meta calls it passing, or its own fault. */
    private static SendOutcome outcomeOf(GraphError error, int httpStatus) {
        boolean known = MetaError.find(error.code()).isPresent();
        return !known && (error.passing() || httpStatus >= 500)
                ? new SendOutcome.Unknown("Meta answered with HTTP " + httpStatus + " and its error " + error.code())
                : new SendOutcome.Refused(error.code(), error.explanation());
    }
}
