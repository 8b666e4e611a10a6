package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Files by their ids, which end by the clock (facts section 5). Over 256 MB in all, the oldest make room. */
final class MediaStore {
    private static final long ROOM = 256L << 20;

    private final InstantSource clock;
    private final AtomicLong lastId = new AtomicLong(1_013_859_600_285_441L);
    private final Map<String, Media> files = new LinkedHashMap<>();
    private long taken;

    MediaStore(InstantSource clock) {
        this.clock = clock;
    }

    /** Keeps what a business uploads; the answer names its id. */
    ObjectNode upload(String numberId, MediaUpload upload) {
        String id = Long.toString(lastId.addAndGet(7));
        keep(id, numberId, upload, Media.UPLOADED);
        return Json.object().put("id", id);
    }

    /** Keeps what a person sends to a number. */
    Media receive(String numberId, MediaUpload file) {
        String id = Long.toString(lastId.addAndGet(7));
        keep(id, numberId, file, Media.RECEIVED);
        return find(id).orElseThrow();
    }

    /** Makes a file known under an id of the caller's choice, in the place of any that had it. */
    synchronized void keep(String id, String owner, MediaUpload file, Duration life) {
        forget(id);
        files.put(
                id,
                new Media(
                        id,
                        owner,
                        file.mimeType(),
                        file.bytes(),
                        clock.instant().plus(life)));
        taken += file.bytes().length;
        makeRoom(id);
    }

    private void makeRoom(String newest) {
        Iterator<Media> oldest = files.values().iterator();
        while (taken > ROOM) {
            Media media = oldest.next();
            if (media.id().equals(newest)) {
                return;
            }
            oldest.remove();
            taken -= media.bytes().length;
        }
    }

    synchronized Optional<Media> find(String id) {
        Instant now = clock.instant();
        return Optional.ofNullable(files.get(id)).filter(media -> media.aliveAt(now));
    }

    /** False when there was none that is still known. */
    synchronized boolean delete(String id) {
        boolean known = find(id).isPresent();
        forget(id);
        return known;
    }

    private void forget(String id) {
        Media gone = files.remove(id);
        if (gone != null) {
            taken -= gone.bytes().length;
        }
    }
}
