package io.rowcast.workbench.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.graalvm.polyglot.HostAccess.Export;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Java side of one execution: what the stand-ins of Google's services in {@code appsscript/*.js} may call. */
public final class HostServices {
    private static final Logger LOG = LoggerFactory.getLogger("script");
    private static final JsonMapper JSON = LargeJson.mapper();

    private final Call call;
    private final ScriptProject project;
    private final HttpClient client;
    private final GoogleDocument document;
    private final UrlFetch fetch;
    private final PropertyStores properties;
    private final CacheStores caches;
    private final Locks.Held locks;
    private final Triggers triggers;
    private final List<Shown> shown = new ArrayList<>();

    HostServices(
            Call call,
            ScriptProject project,
            HttpClient client,
            GoogleDocument document,
            UrlFetch fetch,
            PropertyStores properties,
            CacheStores caches,
            Locks.Held locks,
            Triggers triggers) {
        this.call = call;
        this.project = project;
        this.client = client;
        this.document = document;
        this.fetch = fetch;
        this.properties = properties;
        this.caches = caches;
        this.locks = locks;
        this.triggers = triggers;
    }

    List<Shown> shown() {
        return List.copyOf(shown);
    }

    @Export
    public String mode() {
        return call.mode().name();
    }

    @Export
    public String selection() {
        return call.selection();
    }

    @Export
    public String spreadsheetId() {
        return document.spreadsheetId();
    }

    @Export
    public String scriptTimeZone() {
        return project.timeZone().getId();
    }

    @Export
    public void show(String what, String json) {
        shown.add(new Shown(what, json));
    }

    @Export
    public @Nullable String htmlFile(String name) {
        return project.html(name).orElse(null);
    }

    /** Calls Google's API as the person; the answer is JSON: {@code {"status", "body"}}. */
    @Export
    public String google(String method, String path, @Nullable String body) {
        HttpResponse<String> answer = document.call(client, method, path, body);
        return write(Map.of("status", answer.statusCode(), "body", answer.body()));
    }

    @Export
    public String fetchAll(String requests) {
        try {
            return write(fetch.fetchAll(JSON.readValue(requests, new TypeReference<>() {})));
        } catch (JsonProcessingException e) {
            throw new ScriptException("Exception: Invalid argument: " + e.getOriginalMessage(), e);
        }
    }

    @Export
    public @Nullable String property(String store, String key) {
        return properties.get(store, key).orElse(null);
    }

    @Export
    public void setProperty(String store, String key, String value) {
        properties.set(store, key, value);
    }

    @Export
    public void deleteProperty(String store, String key) {
        properties.delete(store, key);
    }

    @Export
    public String propertyKeys(String store) {
        return write(properties.keys(store));
    }

    @Export
    public @Nullable String cached(String store, String key) {
        return caches.get(store, key).orElse(null);
    }

    @Export
    public void cache(String store, String key, String value, double seconds) {
        caches.put(store, key, value, seconds);
    }

    @Export
    public void uncache(String store, String key) {
        caches.remove(store, key);
    }

    @Export
    public boolean tryLock(String kind, double millis) {
        return locks.tryLock(kind, millis);
    }

    @Export
    public boolean hasLock(String kind) {
        return locks.has(kind);
    }

    @Export
    public void releaseLock(String kind) {
        locks.release(kind);
    }

    /** Id, handler and kind of each, as JSON. */
    @Export
    public String triggers() {
        return write(triggers.all());
    }

    @Export
    public String makeTrigger(String handler, String kind) {
        return write(triggers.make(handler, Triggers.Kind.valueOf(kind)));
    }

    @Export
    public void deleteTrigger(String id) {
        triggers.delete(id);
    }

    @Export
    public boolean consents() {
        return triggers.consents();
    }

    @Export
    public String token() {
        return document.token();
    }

    @Export
    public String uuid() {
        return UUID.randomUUID().toString();
    }

    @Export
    public String formatDate(double epochMillis, String zone, String pattern) {
        return Texts.formatDate(epochMillis, zone, pattern);
    }

    @Export
    public double instantOf(double serial, String zone) {
        return Texts.instantOf(serial, zone);
    }

    @Export
    public String digest(String algorithm, String bytes) {
        return Texts.digest(algorithm, bytes);
    }

    @Export
    public String base64(String bytes, boolean webSafe) {
        return Texts.base64(bytes, webSafe);
    }

    /** The script sees the bytes as an array of signed numbers, as in Apps Script. */
    @Export
    public byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new ScriptException("Exception: Could not decode string.", e);
        }
    }

    @Export
    public String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Export
    public String utf8(String text) {
        return Texts.utf8(text);
    }

    @Export
    public void sleep(double millis) throws InterruptedException {
        Thread.sleep((long) millis);
    }

    @Export
    public void log(String level, String line) {
        switch (level) {
            case "error" -> LOG.error("{}", line);
            case "warn" -> LOG.warn("{}", line);
            default -> LOG.info("{}", line);
        }
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
