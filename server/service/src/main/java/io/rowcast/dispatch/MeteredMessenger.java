package io.rowcast.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Counts and times what becomes of messages, by outcome only. */
public final class MeteredMessenger implements Messenger {
    private final Messenger messenger;
    private final MeterRegistry metrics;

    public MeteredMessenger(Messenger messenger, MeterRegistry metrics) {
        this.messenger = messenger;
        this.metrics = metrics;
    }

    @Override
    public SendOutcome send(Outbound message) {
        long started = System.nanoTime();
        SendOutcome outcome = messenger.send(message);
        metrics.timer(
                        "rowcast.sends",
                        "outcome",
                        outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        return outcome;
    }
}
