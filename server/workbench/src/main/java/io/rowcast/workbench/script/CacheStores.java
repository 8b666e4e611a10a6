package io.rowcast.workbench.script;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The stores behind CacheService; in memory, limits of sheets/facts.md 3.3. */
final class CacheStores {
    private static final int KEY_CHARACTERS = 250;
    private static final int VALUE_CHARACTERS = 100 * 1024;
    private static final long LONGEST_SECONDS = 21_600;

    private record Slot(String store, String key) {}

    private record Item(String value, Instant until) {}

    private final InstantSource clock;
    private final Map<Slot, Item> items = new ConcurrentHashMap<>();

    CacheStores(InstantSource clock) {
        this.clock = clock;
    }

    Optional<String> get(String store, String key) {
        return Optional.ofNullable(items.get(new Slot(store, key)))
                .filter(item -> item.until().isAfter(clock.instant()))
                .map(Item::value);
    }

    void put(String store, String key, String value, double seconds) {
        if (key.length() > KEY_CHARACTERS) {
            throw new ScriptException("Exception: Argument too large: key");
        }
        if (value.length() > VALUE_CHARACTERS) {
            throw new ScriptException("Exception: Argument too large: value");
        }
        long lasting = Math.min((long) seconds, LONGEST_SECONDS);
        items.put(new Slot(store, key), new Item(value, clock.instant().plusSeconds(lasting)));
    }

    void remove(String store, String key) {
        items.remove(new Slot(store, key));
    }
}
