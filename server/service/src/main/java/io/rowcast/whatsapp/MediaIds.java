package io.rowcast.whatsapp;

import io.rowcast.delivery.Halt;
import io.rowcast.media.Media;
import io.rowcast.media.MediaStore;
import io.rowcast.media.MediaUploadStore;
import io.rowcast.media.MediaUploadStore.Claim;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.Sender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Meta's ids of uploaded files. A file is brought to Meta when a message first needs it, once for each sender and not once
 * for each message: the others that need it wait a moment, or go back to the queue.
 */
final class MediaIds {
    /** A claimed message may not wait for longer; a small file is there by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration SOON = Duration.ofSeconds(2);

    /** How long a dead node's files wait for another to bring them. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration RENEWED_EVERY = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** What a message is to do about a file. */
    sealed interface Found {
        record Known(String metaId) implements Found {}

        /** @param words why, for the user; null where it only takes its time */
        record NotYet(Duration pause, @Nullable String words) implements Found {
            /** Without what it tells of anybody. */
            @Override
            public String toString() {
                return "not for " + pause;
            }
        }

        /** Meta refuses whatever comes from the sender, with this code. */
        record SenderRefused(int code, String details) implements Found {
            /** Without what it tells of anybody. */
            @Override
            public String toString() {
                return "refused with " + code;
            }
        }

        record Never(Halt halt) implements Found {}
    }

    private record Key(WorkspaceId workspace, UUID senderId, UUID media) {}

    private record Present(String metaId, Instant until) {}

    private record Failure(Instant until, Duration pause, String words) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "failed until " + until;
        }
    }

    private final MediaStore files;
    private final MediaUploadStore uploads;
    private final CloudApiMedia api;
    private final InstantSource clock;
    private final ConcurrentHashMap<Key, Present> present = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Key, Failure> failures = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Key, CompletableFuture<Found>> underWay = new ConcurrentHashMap<>();

    MediaIds(MediaStore files, MediaUploadStore uploads, CloudApiMedia api, InstantSource clock) {
        this.files = files;
        this.uploads = uploads;
        this.api = api;
        this.clock = clock;
    }

    /** Meta's id of a file for a sender, or why there is none now. Does not block for longer than {@link #PATIENCE}. */
    Found find(WorkspaceId workspace, Sender sender, UUID media) throws InterruptedException {
        Key key = new Key(workspace, sender.id(), media);
        Instant now = clock.instant();
        Present known = present.get(key);
        if (known != null && now.isBefore(known.until())) {
            return new Found.Known(known.metaId());
        }
        Failure failed = failures.get(key);
        if (failed != null && now.isBefore(failed.until())) {
            return new Found.NotYet(Duration.between(now, failed.until()), failed.words());
        }
        return await(underWay.computeIfAbsent(key, it -> start(it, sender)));
    }

    private static Found await(CompletableFuture<Found> coming) throws InterruptedException {
        try {
            return coming.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Found.NotYet(SOON, null);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a file could not be brought to Meta", e.getCause());
        }
    }

    private CompletableFuture<Found> start(Key key, Sender sender) {
        CompletableFuture<Found> coming = new CompletableFuture<>();
        Thread.ofVirtual().name("media-upload").start(() -> {
            try {
                coming.complete(bring(key, sender));
            } catch (RuntimeException e) {
                coming.complete(failed(key, "The file could not be read."));
                throw e;
            } finally {
                underWay.remove(key);
            }
        });
        return coming;
    }

    private Found bring(Key key, Sender sender) {
        Instant now = clock.instant();
        return switch (uploads.claim(key.workspace(), key.media(), key.senderId(), now, now.plus(LEASE))) {
            case Claim.Present there -> known(key, there.metaId(), there.renewAt());
            case Claim.Others others -> new Found.NotYet(SOON, null);
            case Claim.Mine mine -> upload(key, sender);
        };
    }

    private Found upload(Key key, Sender sender) {
        boolean done = false;
        CountDownLatch ended = new CountDownLatch(1);
        Thread.ofVirtual().name("media-lease").start(() -> renewUntil(ended, key));
        try {
            Media media = files.find(key.workspace(), key.media()).orElseThrow();
            CloudApiMedia.Outcome outcome = api.upload(sender, media, files.pieces(key.workspace(), media));
            if (outcome instanceof CloudApiMedia.Outcome.Done uploaded) {
                uploads.uploaded(key.workspace(), key.media(), key.senderId(), uploaded.metaId(), clock.instant());
                done = true;
            }
            return found(key, media, outcome);
        } finally {
            ended.countDown();
            if (!done) {
                uploads.release(key.workspace(), key.media(), key.senderId());
            }
        }
    }

    /** A large file takes minutes; where the database is away for so long that the lease ends, the file is brought twice, which harms nobody. */
    private void renewUntil(CountDownLatch ended, Key key) {
        try {
            while (!ended.await(RENEWED_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                uploads.renew(
                        key.workspace(),
                        key.media(),
                        key.senderId(),
                        clock.instant().plus(LEASE));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Found found(Key key, Media media, CloudApiMedia.Outcome outcome) {
        return switch (outcome) {
            case CloudApiMedia.Outcome.Done uploaded ->
                known(key, uploaded.metaId(), clock.instant().plus(MediaUploadStore.RENEW_AFTER));
            case CloudApiMedia.Outcome.Failed later ->
                failed(key, "The file “" + media.filename() + "” could not be brought to WhatsApp. " + later.words());
            case CloudApiMedia.Outcome.SenderRefused refused ->
                new Found.SenderRefused(refused.code(), refused.details());
            case CloudApiMedia.Outcome.FileRefused refused ->
                new Found.Never(
                        new Halt(
                                "media-refused",
                                "WhatsApp does not take the file “" + media.filename() + "”: " + refused.words()
                                        + " The rows not sent yet are kept. Cancel the campaign and make one with another file."));
        };
    }

    private Found known(Key key, String metaId, Instant until) {
        failures.remove(key);
        present.put(key, new Present(metaId, until));
        return new Found.Known(metaId);
    }

    private Found failed(Key key, String words) {
        Failure before = failures.get(key);
        Duration pause = before == null ? FIRST_PAUSE : shorter(before.pause().multipliedBy(2), LONGEST_PAUSE);
        failures.put(key, new Failure(clock.instant().plus(pause), pause, words));
        return new Found.NotYet(pause, words);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
