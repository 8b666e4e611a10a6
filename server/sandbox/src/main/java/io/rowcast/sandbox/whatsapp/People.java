package io.rowcast.sandbox.whatsapp;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Every phone that has had a message, and every message by its id. A person is found by number and by user id alike (facts
 * section 12).
 */
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

    private final String portfolioId;
    private final ConcurrentMap<String, Phone> phones = new ConcurrentHashMap<>();
    /** The key in {@link #phones} that goes with a user id. */
    private final ConcurrentMap<String, String> keysByUserId = new ConcurrentHashMap<>();

    private final ConcurrentMap<String, ChatMessage> messages = new ConcurrentHashMap<>();

    /** @param portfolioId whose people they are: each portfolio knows them by other user ids */
    People(String portfolioId) {
        this.portfolioId = portfolioId;
    }

    /** The user id that goes with a number as long as nobody gives it another. */
    String userId(String digits) {
        return UserId.of(digits, portfolioId);
    }

    /** The profile name that goes with a number: the same one each time. */
    static String nameOf(String id) {
        return NAMES.get(Math.floorMod(id.hashCode(), NAMES.size()));
    }

    /** The phone that a {@code to} or {@code recipient} means; a new one where nobody was heard of yet. */
    Phone phone(Recipient person) {
        return phones.computeIfAbsent(key(person), id -> newPhone(person));
    }

    /** The phone that a {@code to} or {@code recipient} means, where it was heard of. */
    Optional<Phone> find(Recipient person) {
        return Optional.ofNullable(phones.get(key(person)));
    }

    /** How the business knows who is meant. */
    Identity identity(Recipient person) {
        return find(person).map(Phone::identity).orElseGet(() -> Identity.of(person, portfolioId));
    }

    private String key(Recipient person) {
        return person.kind() == Recipient.Kind.USER_ID
                ? keysByUserId.getOrDefault(person.id(), person.id())
                : person.id();
    }

    private Phone newPhone(Recipient person) {
        Phone phone = new Phone(person, Identity.of(person, portfolioId));
        index(phone.identity().userId(), person.id());
        return phone;
    }

    private void index(@Nullable String userId, String key) {
        if (userId != null) {
            keysByUserId.put(userId, key);
        }
    }

    private void unindex(@Nullable String userId) {
        if (userId != null) {
            keysByUserId.remove(userId);
        }
    }

    /** Gives the person other ids; the former user id means nobody from now on, and the number stays. */
    synchronized void identify(Phone phone, Identity now) {
        unindex(phone.identity().userId());
        index(now.userId(), phone.owner().id());
        phone.identify(phone.owner(), now);
    }

    /** Moves the phone with its chat to another number. The old number is nobody's on WhatsApp from now on. */
    synchronized void move(Phone phone, Identity now, String digits) {
        Recipient before = phone.owner();
        unindex(phone.identity().userId());
        phone.identify(Recipient.phone(digits), now);
        index(now.userId(), digits);
        phones.put(digits, phone);
        Phone left = new Phone(before, Identity.of(before, portfolioId));
        left.behave(Behaviour.NOT_ON_WHATSAPP);
        phones.put(before.id(), left);
    }

    Optional<ChatMessage> message(String wamid) {
        return Optional.ofNullable(messages.get(wamid));
    }

    /** The message of the business whose history has this id. */
    Optional<ChatMessage.Outbound> byHistoryId(String id) {
        return messages.values().stream()
                .filter(ChatMessage.Outbound.class::isInstance)
                .map(ChatMessage.Outbound.class::cast)
                .filter(message -> Long.toString(message.historyId()).equals(id))
                .findFirst();
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
        phones.compute(key(owner), (id, present) -> {
            Phone phone = present == null ? newPhone(owner) : present;
            phone.add(message).ifPresent(gone -> messages.remove(gone.wamid()));
            return phone;
        });
    }

    /** Forgets a message that fell out of the log, and its phone when that leaves it empty. */
    void forget(ChatMessage.Outbound message) {
        messages.remove(message.wamid());
        phones.computeIfPresent(key(message.to()), (id, phone) -> {
            if (!phone.forget(message)) {
                return phone;
            }
            unindex(phone.identity().userId());
            return null;
        });
    }
}
