package io.rowcast.crash;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A call that its caller still waits for when the service dies. */
final class Unanswered {
    private final CompletableFuture<Void> coming = new CompletableFuture<>();

    Unanswered(Runnable call) {
        Thread.ofVirtual().name("caller").start(() -> {
            try {
                call.run();
                coming.complete(null);
            } catch (RuntimeException | Error e) {
                coming.completeExceptionally(e);
            }
        });
    }

    /** Fails where the service has answered, or has not died. */
    void check() {
        try {
            coming.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof java.io.UncheckedIOException) {
                return;
            }
            throw e;
        }
        throw new AssertionError("the call was answered");
    }
}
