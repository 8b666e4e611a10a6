package io.rowcast.platform.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * So many requests a minute for each of those that make them, on this node: who has made none for a minute may make all at once.
 * Who asked longest ago is forgotten when there are too many to remember. Safe for use by many threads.
 */
final class Allowance {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final String name;
    private final int requests;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75F, true);

    /**
     * What one has left after a request.
     *
     * @param secondsToAll until all requests may be made again
     * @param secondsToNext until one more is allowed where none is left; at least 1
     */
    record Standing(boolean allowed, long left, long secondsToAll, long secondsToNext) {}

    private record Nanos(LongSupplier nanoTime) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanoTime.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    /** @param name as the policy is called in headers: letters */
    Allowance(String name, int requests, LongSupplier nanoTime) {
        this.name = name;
        this.requests = requests;
        this.time = new Nanos(nanoTime);
    }

    int requests() {
        return requests;
    }

    /** Counts a request. */
    Standing spend(String who) {
        ConsumptionProbe probe = bucket(who).tryConsumeAndReturnRemaining(1);
        return new Standing(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                Math.max(1, seconds(probe.getNanosToWaitForRefill())));
    }

    private synchronized Bucket bucket(String who) {
        Bucket bucket = buckets.computeIfAbsent(
                who,
                key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, WINDOW))
                        .withCustomTimePrecision(time)
                        .build());
        if (buckets.size() > REMEMBERED) {
            buckets.remove(buckets.keySet().iterator().next());
        }
        return bucket;
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
    }

    /** The value of {@code RateLimit-Policy}: {@code "caller";q=3000;w=60}. */
    String policy() {
        return "\"%s\";q=%d;w=%d".formatted(name, requests, WINDOW.toSeconds());
    }

    /** The value of {@code RateLimit}: {@code "caller";r=2999;t=1}. */
    String told(Standing standing) {
        return "\"%s\";r=%d;t=%d".formatted(name, standing.left(), standing.secondsToAll());
    }
}
