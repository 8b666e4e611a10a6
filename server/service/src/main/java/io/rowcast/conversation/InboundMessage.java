package io.rowcast.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person sent.
 *
 * @param wamid Meta's id of it
 * @param from E.164, or a business-scoped user id where the person hides the number
 * @param type Meta's word, as {@code text}
 * @param text what a cell can show of it, as {@code [image] My new shoes}
 * @param payload what a pressed button carries, if any
 * @param repliesTo Meta's id of the message that it answers, if it says so
 * @param at when, by Meta's clock, to the second
 */
public record InboundMessage(
        String wamid,
        String from,
        String type,
        String text,
        @Nullable String payload,
        @Nullable String repliesTo,
        Instant at) {}
