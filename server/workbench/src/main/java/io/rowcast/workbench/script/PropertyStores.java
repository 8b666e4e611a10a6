package io.rowcast.workbench.script;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The stores behind PropertiesService, in one JSON file that is kept; limits of sheets/facts.md 3.3. */
public final class PropertyStores {
    private static final int VALUE_BYTES = 9 * 1024;
    private static final int STORE_BYTES = 500 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Map<String, Map<String, String>> stores;

    public PropertyStores(Path file) {
        this.file = file;
        this.stores = read(file);
    }

    synchronized Optional<String> get(String store, String key) {
        return Optional.ofNullable(stores.getOrDefault(store, Map.of()).get(key));
    }

    synchronized Set<String> keys(String store) {
        return Set.copyOf(stores.getOrDefault(store, Map.of()).keySet());
    }

    synchronized void set(String store, String key, String value) {
        Map<String, String> values = new TreeMap<>(stores.getOrDefault(store, Map.of()));
        values.put(key, value);
        if (bytes(value) > VALUE_BYTES) {
            throw new ScriptException("Exception: Argument too large: value");
        }
        if (values.entrySet().stream()
                        .mapToInt(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
                        .sum()
                > STORE_BYTES) {
            throw new ScriptException("Exception: You have exceeded the property storage quota. "
                    + "Please remove some properties and try again.");
        }
        stores.put(store, values);
        write();
    }

    synchronized void delete(String store, String key) {
        Map<String, String> values = new TreeMap<>(stores.getOrDefault(store, Map.of()));
        values.remove(key);
        stores.put(store, values);
        write();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Map<String, Map<String, String>> read(Path file) {
        try {
            return Files.exists(file) ? JSON.readValue(file.toFile(), new TypeReference<>() {}) : new TreeMap<>();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The script's properties cannot be read; delete " + file + " to begin anew", e);
        }
    }

    private void write() {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.createDirectories(file.toAbsolutePath().getParent());
            JSON.writeValue(next.toFile(), stores);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The script's properties cannot be kept in " + file, e);
        }
    }
}
