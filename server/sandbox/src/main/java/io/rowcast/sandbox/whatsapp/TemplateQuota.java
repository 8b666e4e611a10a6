package io.rowcast.sandbox.whatsapp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How often Meta lets an account create and edit templates, and which names are not free yet (facts section 3). */
final class TemplateQuota {
    /** Of a portfolio that is verified; 250 before. */
    private static final int MOST_TEMPLATES = 6_000;

    private static final int MOST_PER_HOUR = 100;
    private static final int MOST_EDITS = 10;
    private static final Duration EDIT_SPAN = Duration.ofDays(30);
    private static final Duration BETWEEN_EDITS = Duration.ofHours(24);
    private static final Duration NAME_REST = Duration.ofDays(30);

    private final Deque<Instant> created = new ArrayDeque<>();
    private final Map<String, Deque<Instant>> edits = new HashMap<>();
    private final Map<String, Instant> blocked = new HashMap<>();

    /** Counts a creation, or throws Meta's refusal of it. */
    synchronized void create(int present, Instant now) {
        if (present >= MOST_TEMPLATES) {
            throw TemplateDraft.subcode(2388019, "Message Template Limit Exceeded");
        }
        forgetBefore(created, now.minus(Duration.ofHours(1)));
        if (created.size() >= MOST_PER_HOUR) {
            throw GraphError.of(
                            400,
                            80007,
                            "Rate limit issues",
                            "The WhatsApp Business Account has reached its rate limit of 100 templates per hour.")
                    .refused();
        }
        created.addLast(now);
    }

    synchronized void checkName(String name, String language, Instant now) {
        Instant free = blocked.getOrDefault(key(name, language), Instant.MIN);
        if (now.isBefore(free)) {
            throw TemplateDraft.subcode(
                    2388025,
                    "New content can't be added while the existing content is being deleted. Try again after " + free
                            + ".");
        }
    }

    private static String key(String name, String language) {
        return name + "/" + language;
    }

    synchronized void block(String name, String language, Instant now) {
        blocked.put(key(name, language), now.plus(NAME_REST));
    }

    synchronized void forget(String name) {
        blocked.keySet().removeIf(key -> key.startsWith(name + "/"));
    }

    /** Counts an edit of an approved template, or throws Meta's refusal. Under which code it comes is our reading. */
    synchronized void edit(String id, Instant now) {
        Deque<Instant> past = edits.computeIfAbsent(id, none -> new ArrayDeque<>());
        forgetBefore(past, now.minus(EDIT_SPAN));
        boolean tooSoon = !past.isEmpty() && past.getLast().plus(BETWEEN_EDITS).isAfter(now);
        TemplateDraft.require(!tooSoon, "An approved message template can be edited once in 24 hours");
        TemplateDraft.require(
                past.size() < MOST_EDITS, "An approved message template can be edited 10 times in 30 days");
        past.addLast(now);
    }

    private static void forgetBefore(Deque<Instant> times, Instant start) {
        while (!times.isEmpty() && !times.getFirst().isAfter(start)) {
            times.removeFirst();
        }
    }
}
