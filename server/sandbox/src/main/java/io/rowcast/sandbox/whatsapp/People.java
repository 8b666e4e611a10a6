package io.rowcast.sandbox.whatsapp;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Every phone that has had a message, and every message by its id. */
final class People {
    private static final List<String> NAMES = List.of(
            "Asha Rao",
            "Ben Okafor",
            "Carla Gómez",
            "Dmitri Volkov",
            "Elif Yılmaz",
            "Farid Haddad",
            "Grace Kim",
            "Hugo Martin",
            "Ines Costa",
            "Jonas Weber",
            "Kavya Nair",
            "Liam Murphy",
            "Mei Chen",
            "Nadia Rossi",
            "Omar Farouk",
            "Priya Shah",
            "Quentin Roy",
            "Rosa Díaz",
            "Samuel Adeyemi",
            "Tomoko Sato",
            "Uma Iyer",
            "Vera Novak",
            "Wanjiru Maina",
            "Yusuf Khan",
            "Zoë Jansen");

    private final ConcurrentMap<String, Phone> phones = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, ChatMessage> messages = new ConcurrentHashMap<>();

    /** The profile name that goes with a number: the same one each time. */
    static String nameOf(String id) {
        return NAMES.get(Math.floorMod(id.hashCode(), NAMES.size()));
    }

    Phone phone(Recipient owner) {
        return phones.computeIfAbsent(owner.id(), id -> new Phone(owner));
    }

    Optional<Phone> find(String id) {
        return Optional.ofNullable(phones.get(id));
    }

    Optional<ChatMessage> message(String wamid) {
        return Optional.ofNullable(messages.get(wamid));
    }

    /** Those with a chat, the newest activity first. */
    List<Phone> newestFirst(int limit) {
        return phones.values().stream()
                .filter(phone -> !phone.chat().isEmpty())
                .sorted(Comparator.comparing(Phone::lastActivity).reversed())
                .limit(limit)
                .toList();
    }

    /** Puts a message on its person's phone. One step with {@link #forget}, so that no message lands on a phone that is gone. */
    void add(Recipient owner, ChatMessage message) {
        messages.put(message.wamid(), message);
        phones.compute(owner.id(), (id, present) -> {
            Phone phone = present == null ? new Phone(owner) : present;
            phone.add(message).ifPresent(gone -> messages.remove(gone.wamid()));
            return phone;
        });
    }

    /** Forgets a message that fell out of the log, and its phone when that leaves it empty. */
    void forget(ChatMessage.Outbound message) {
        messages.remove(message.wamid());
        phones.computeIfPresent(message.to().id(), (id, phone) -> phone.forget(message) ? null : phone);
    }
}
