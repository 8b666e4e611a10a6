package io.rowcast.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.contact.Person;
import io.rowcast.contact.WhatsAppNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Fields that several kinds of events share. */
final class FieldsWire {
    /** WhatsApp is no older; a time before it is none. */
    private static final Instant FIRST_MESSAGE = Instant.parse("2009-01-01T00:00:00Z");

    /** By how much Meta's clock may be before ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    /** Words of Meta's that become codes with us are far shorter. */
    private static final int LONGEST_WORD = 100;

    /** WhatsApp's own names are far shorter. */
    private static final int LONGEST_NAME = 200;

    private FieldsWire() {}

    /** A text that is there and not empty, without what no database takes: NUL, and halves of characters. */
    static Optional<String> text(JsonNode node, String field) {
        String text = clean(node.path(field).asText(""));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** A word of Meta's, as an event or a reason; empty where there is none. */
    static String word(JsonNode node, String field) {
        return text(node, field)
                .map(word -> word.substring(0, Math.min(LONGEST_WORD, word.length())))
                .orElse("");
    }

    /** What a person calls themselves in WhatsApp, which lets nobody have a name as long as ours may be. */
    static Optional<String> profileName(JsonNode contact) {
        return text(contact.path("profile"), "name")
                .map(name -> name.substring(
                        0, name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, name.length())))));
    }

    static String clean(String text) {
        return new String(text.getBytes(UTF_8), UTF_8).replace("\0", "");
    }

    /** Seconds since 1970, as a string in messages and a number elsewhere (facts 8.1); no times that cannot be. */
    static Instant time(JsonNode node, Instant arrived) {
        long seconds = node.path("timestamp").asLong(0);
        boolean possible = seconds >= FIRST_MESSAGE.getEpochSecond()
                && seconds <= arrived.plus(CLOCKS_DIFFER).getEpochSecond();
        return possible ? Instant.ofEpochSecond(seconds) : arrived;
    }

    /**
     * A person by number, unless that is hidden, and by user ids (facts 12), of which a company's portfolios share one.
     */
    static Optional<Person> person(JsonNode node, String numberField, String... userIdFields) {
        return Person.of(Stream.concat(
                Stream.of(number(node, numberField)), Stream.of(userIdFields).map(field -> text(node, field))));
    }

    /** E.164 of a number in Meta's digits. */
    static Optional<String> number(JsonNode node, String field) {
        return text(node, field).map(WhatsAppNumber::ofWaId);
    }
}
