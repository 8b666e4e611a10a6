package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** An account's templates. A send finds its template by name and language; lists are in the order of creation. */
final class TemplateStore {
    private record Key(String name, String language) {}

    private final ConcurrentMap<Key, Template> byName = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, Key> order = new ConcurrentSkipListMap<>();
    private final TemplateQuota quota = new TemplateQuota();
    private final AtomicLong lastId;

    private TemplateStore(long idsFrom) {
        lastId = new AtomicLong(1_189_339_204_654_487L + idsFrom);
    }

    /** With the templates that every account starts with; {@code idsFrom} keeps the ids of accounts apart. */
    static TemplateStore withStarters(long idsFrom) {
        TemplateStore store = new TemplateStore(idsFrom);
        for (JsonNode starter : Json.resource("/sandbox/templates.json")) {
            String status = starter.path("status").asText("APPROVED");
            Template template = store.put((ObjectNode) starter);
            store.update(
                    template,
                    known -> known.withStatus(status)
                            .withRating(known.rating()
                                    .rated(status.equals("PAUSED") ? "RED" : "GREEN", 0)
                                    .rejected("INVALID_FORMAT")));
        }
        return store;
    }

    /** The new template, PENDING; throws Meta's error when the request breaks a rule. */
    Template create(ObjectNode request, Instant now) {
        Template template = TemplateDraft.read(nextId(), request);
        Key key = key(template);
        quota.checkName(template.name(), template.language(), now);
        if (byName.containsKey(key)) {
            throw duplicate();
        }
        quota.create(order.size(), now);
        if (byName.putIfAbsent(key, template) != null) {
            throw duplicate();
        }
        order.put(Long.parseLong(template.id()), key);
        return template;
    }

    private static RefusedException duplicate() {
        return TemplateDraft.subcode(2388024, "Content in This Language Already Exists");
    }

    private String nextId() {
        return Long.toString(lastId.addAndGet(1_009));
    }

    /** A template that Meta approved long ago, in the place of any that had its name; only its form is checked. */
    Template put(ObjectNode request) {
        Template template = TemplateDraft.unchecked(nextId(), request).withStatus("APPROVED");
        Key key = key(template);
        find(template.name(), template.language()).ifPresent(this::forget);
        byName.put(key, template);
        order.put(Long.parseLong(template.id()), key);
        return template;
    }

    private static Key key(Template template) {
        return new Key(template.name(), template.language());
    }

    Optional<Template> find(String name, String language) {
        return Optional.ofNullable(byName.get(new Key(name, language)));
    }

    Optional<Template> byId(String id) {
        return all().stream().filter(template -> template.id().equals(id)).findFirst();
    }

    List<Template> named(String name) {
        return all().stream().filter(template -> template.name().equals(name)).toList();
    }

    /** The template as it is then; unchanged when it has gone meanwhile. */
    Template update(Template template, UnaryOperator<Template> change) {
        Template now = byName.computeIfPresent(key(template), (key, known) -> change.apply(known));
        return now == null ? template : now;
    }

    List<Template> all() {
        return order.values().stream()
                .flatMap(key -> Optional.ofNullable(byName.get(key)).stream())
                .toList();
    }

    TemplateQuota quota() {
        return quota;
    }

    /** Takes a template away as if it had never been. */
    void forget(Template template) {
        byName.remove(key(template));
        order.remove(Long.parseLong(template.id()));
        quota.forget(template.name());
    }

    /** Takes a template away; names that people may have seen stay blocked for a while (facts section 3). */
    void delete(Template template, Instant now) {
        forget(template);
        if (template.status().equals("APPROVED")) {
            quota.block(template.name(), template.language(), now);
        }
    }
}
