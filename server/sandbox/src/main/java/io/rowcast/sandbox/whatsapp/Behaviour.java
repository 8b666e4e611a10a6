package io.rowcast.sandbox.whatsapp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a person's phone, or Meta on its way there, does with a message. The table is in the README. */
enum Behaviour {
    /** sent, delivered, read. */
    READS,
    /** sent, delivered. */
    DELIVERS,
    /** sent, read: the chat was open, so Meta leaves {@code delivered} out (facts section 7). */
    READS_UNDELIVERED,
    /** Reads and answers "Thank you!". */
    ANSWERS,
    /** Reads and taps the first quick reply; answers in words when there is none. */
    TAPS,
    /** Reads and answers "STOP". */
    STOPS,
    /** failed 131026. */
    NOT_ON_WHATSAPP,
    /** failed 131050 for marketing templates. */
    MARKETING_STOPPED,
    /** failed 130472 for marketing templates. */
    EXPERIMENT,
    /** The first request is refused with 131056. */
    PAIR_LIMITED_ONCE,
    /** Meta answers after 3 seconds. */
    SLOW_ANSWER,
    /** The first request is answered with HTTP 500 and 131000, the message not taken. */
    SERVER_ERROR_ONCE,
    /** The message is taken, and its statuses come, but Meta's answer never does. */
    HANGS,
    /** The connection is closed without an answer, the message not taken. */
    DROPS,
    /** sent, then nothing: the person has blocked the business. */
    BLOCKED;

    private static final Map<String, Behaviour> BY_LAST_DIGITS = Map.ofEntries(
            Map.entry("85", READS_UNDELIVERED),
            Map.entry("86", BLOCKED),
            Map.entry("87", DROPS),
            Map.entry("88", HANGS),
            Map.entry("89", SERVER_ERROR_ONCE),
            Map.entry("90", DELIVERS),
            Map.entry("91", ANSWERS),
            Map.entry("92", TAPS),
            Map.entry("93", STOPS),
            Map.entry("94", NOT_ON_WHATSAPP),
            Map.entry("95", MARKETING_STOPPED),
            Map.entry("96", EXPERIMENT),
            Map.entry("97", PAIR_LIMITED_ONCE),
            Map.entry("98", SLOW_ANSWER));

    /** By the number's last two digits. */
    static Optional<Behaviour> byNumber(String digits) {
        return Optional.ofNullable(BY_LAST_DIGITS.get(digits.substring(Math.max(0, digits.length() - 2))));
    }

    /** As controls name it, in lower case with hyphens. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Behaviour of(String word) {
        return Arrays.stream(values())
                .filter(behaviour -> behaviour.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new WrongControlException("behaviour \"" + word + "\" is not known; use one of "
                        + String.join(
                                ", ",
                                Arrays.stream(values()).map(Behaviour::word).toList())));
    }
}
