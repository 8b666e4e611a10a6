package io.rowcast.conversation;

import io.rowcast.conversation.ConversationMessage.FileState;
import io.rowcast.conversation.ReplyMediaStore.Claim;
import io.rowcast.conversation.ReplyMediaStore.Due;
import io.rowcast.media.FileSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings files that people sent from Meta into the workspace's own keeping, while Meta has them. A file is claimed by a
 * committed row; what fails is tried again, ever less often, until Meta's id of it has come to its end.
 */
public final class MediaFetching {
    private static final Logger LOG = LoggerFactory.getLogger(MediaFetching.class);

    /** A piece of each is held in memory at a time. */
    private static final int AT_ONCE = 4;

    /** Longer than any try takes; the files of a node that died are fetched by another after that. */
    private static final Duration LEASE = Duration.ofMinutes(7);

    /** Over about 20 minutes: Meta says the same of what is not there and of what a token may not see. */
    private static final int MOST_MISSES = 8;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final ReplyMediaStore store;
    private final FileSource source;
    private final Executor work;
    private final Runnable wake;
    private final InstantSource clock;
    private final Semaphore room = new Semaphore(AT_ONCE);

    /**
     * @param work runs each fetch: on a virtual thread in production
     * @param wake called when there is room again
     */
    public MediaFetching(ReplyMediaStore store, FileSource source, Executor work, Runnable wake, InstantSource clock) {
        this.store = store;
        this.source = source;
        this.work = work;
        this.wake = wake;
        this.clock = clock;
    }

    /**
     * Has begun to fetch what is due, as much as there is room for.
     *
     * @return false: whoever ends wakes the loop
     */
    public boolean runOnce() {
        int free = room.availablePermits();
        if (free > 0) {
            store.due(clock.instant(), free).forEach(this::begin);
        }
        return false;
    }

    private void begin(Due due) {
        if (!room.tryAcquire()) {
            return;
        }
        work.execute(() -> {
            try {
                Instant now = clock.instant();
                store.claim(due, now, now.plus(LEASE)).ifPresent(this::fetch);
            } catch (RuntimeException e) {
                // Its lease ends, and it is tried again; of the failure only its kind, since it may quote the file's
                // name.
                LOG.warn(
                        "A file of {} could not be kept: {}",
                        due.replyId(),
                        e.getClass().getSimpleName());
            } finally {
                room.release();
                wake.run();
            }
        });
    }

    private void fetch(Claim claim) {
        AtomicInteger count = new AtomicInteger();
        FileSource.Outcome outcome = source.fetch(
                claim.workspace(),
                claim.senderId(),
                claim.metaId(),
                piece -> store.addPiece(claim, count.getAndIncrement(), piece));
        switch (outcome) {
            case FileSource.Outcome.Fetched fetched -> store.kept(claim, fetched.mimeType(), fetched.bytes());
            case FileSource.Outcome.Gone gone -> {
                if (claim.attempt() < MOST_MISSES) {
                    again(claim, "Meta has no such file");
                } else {
                    store.gaveUp(claim, FileState.GONE);
                }
            }
            case FileSource.Outcome.TooLarge large -> store.gaveUp(claim, FileState.TOO_LARGE);
            case FileSource.Outcome.Later later -> again(claim, later.reason());
        }
    }

    private void again(Claim claim, String reason) {
        LOG.info("The file of {} could not be fetched, try {}: {}", claim.replyId(), claim.attempt(), reason);
        Instant next = clock.instant().plus(pause(claim.attempt()));
        if (next.isBefore(claim.endsAt())) {
            store.again(claim, next);
        } else {
            store.gaveUp(claim, FileState.GONE);
        }
    }

    private static Duration pause(int attempt) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 12));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
