package io.rowcast.conversation;

import io.rowcast.contact.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person sent, or made of what they had sent.
 *
 * @param wamid Meta's id of the message, when it was new
 * @param profileName how the person calls themselves in WhatsApp, where Meta says it
 * @param type Meta's word, as {@code text}
 * @param text what a cell can show of it, as {@code [image] My new shoes}; empty where it was deleted
 * @param payload what a pressed button carries, if any
 * @param repliesTo Meta's id of the message that it answers, if it says so
 * @param file what they sent with it, if it can be fetched
 * @param at when, by Meta's clock, to the second
 */
public record InboundMessage(
        String wamid,
        Person from,
        @Nullable String profileName,
        String type,
        String text,
        @Nullable String payload,
        @Nullable String repliesTo,
        @Nullable InboundFile file,
        Instant at,
        Version version) {
    /** Whether a button was pressed, or a line of a list chosen (facts 8.2). */
    boolean isButton() {
        return type.equals("button") || (type.equals("interactive") && payload != null);
    }

    /** Which state of the message this is. */
    public enum Version {
        FIRST,
        EDITED,
        DELETED
    }

    /** Without what it tells of anybody. */
    @Override
    public String toString() {
        return type + " at " + at;
    }
}
