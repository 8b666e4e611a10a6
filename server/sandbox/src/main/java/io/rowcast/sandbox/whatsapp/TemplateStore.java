package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The account's templates. A send finds its template by name and language; lists are in the order of creation. */
final class TemplateStore {
    private record Key(String name, String language) {}

    private final ConcurrentMap<Key, Template> byName = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, Key> order = new ConcurrentSkipListMap<>();
    private final AtomicLong lastId;

    private TemplateStore(long idsFrom) {
        lastId = new AtomicLong(1_189_339_204_654_487L + idsFrom);
    }

    /** With the templates that every account starts with; {@code idsFrom} keeps the ids of accounts apart. */
    static TemplateStore withStarters(long idsFrom) {
        TemplateStore store = new TemplateStore(idsFrom);
        for (JsonNode starter : Json.resource("/sandbox/templates.json")) {
            Template created = store.create((ObjectNode) starter);
            store.setStatus(
                    created.name(), created.language(), starter.path("status").asText("APPROVED"));
        }
        return store;
    }

    /** The new template, PENDING; throws Meta's error when the request breaks a rule. */
    Template create(ObjectNode request) {
        Template template = TemplateDraft.read(Long.toString(lastId.addAndGet(1_009)), request);
        Key key = new Key(template.name(), template.language());
        if (byName.putIfAbsent(key, template) != null) {
            throw TemplateDraft.subcode(2388024, "Content in This Language Already Exists");
        }
        order.put(Long.parseLong(template.id()), key);
        return template;
    }

    Optional<Template> find(String name, String language) {
        return Optional.ofNullable(byName.get(new Key(name, language)));
    }

    Optional<Template> byId(String id) {
        return all().stream().filter(template -> template.id().equals(id)).findFirst();
    }

    /** The template with its new status; empty when there is none. */
    Optional<Template> setStatus(String name, String language, String status) {
        return Optional.ofNullable(
                byName.computeIfPresent(new Key(name, language), (key, template) -> template.withStatus(status)));
    }

    List<Template> all() {
        return order.values().stream()
                .flatMap(key -> Optional.ofNullable(byName.get(key)).stream())
                .toList();
    }

    /** Takes all languages of a name away; false when there was none. */
    boolean delete(String name) {
        List<Template> named =
                all().stream().filter(template -> template.name().equals(name)).toList();
        named.forEach(this::remove);
        return !named.isEmpty();
    }

    void remove(Template template) {
        Key key = new Key(template.name(), template.language());
        byName.remove(key);
        order.remove(Long.parseLong(template.id()));
    }
}
