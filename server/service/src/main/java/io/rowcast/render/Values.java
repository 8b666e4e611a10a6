package io.rowcast.render;

import java.util.Map;
import java.util.Optional;

/** What fills the gaps of one message, by input key. Immutable. */
record Values(Map<String, Value> byKey) {
    Values {
        byKey = Map.copyOf(byKey);
    }

    static Values none() {
        return new Values(Map.of());
    }

    Optional<Value> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** What people see in a gap; empty where nothing fills it. */
    String shown(String key) {
        return find(key).map(Value::shown).orElse("");
    }

    /** What people see in a gap that need not be filled. */
    Optional<String> text(String key) {
        return find(key).map(Value::shown);
    }
}
