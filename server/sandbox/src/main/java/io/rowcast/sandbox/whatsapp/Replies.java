package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people write and tap, in Meta's form of inbound messages (facts 8.2). */
final class Replies {
    private final InstantSource clock;
    private final Webhooks webhooks;
    private final Wamid wamids = new Wamid();

    Replies(InstantSource clock, Webhooks webhooks) {
        this.clock = clock;
        this.webhooks = webhooks;
    }

    /**
     * The person writes to one of the business's numbers.
     *
     * @param replyTo the message that is quoted; null for none
     */
    ChatMessage.Inbound say(BusinessNumber number, Recipient person, String text, @Nullable ChatMessage replyTo) {
        ObjectNode message = Json.object();
        if (replyTo != null) {
            quote(message, number, replyTo.wamid());
        }
        message.putObject("text").put("body", text);
        return deliver(number, person, message.put("type", "text"));
    }

    /** The person taps a reply button or picks a row of a list. */
    ChatMessage.Inbound tap(ChatMessage.Outbound on, TapTarget target) {
        ObjectNode message = Json.object();
        quote(message, on.number(), on.wamid());
        target.putInto(message);
        return deliver(on.number(), on.to(), message);
    }

    /** The person reacts to a message; an empty emoji takes the reaction back (facts 8.2). */
    ChatMessage.Inbound react(BusinessNumber number, Recipient person, String wamid, String emoji) {
        ObjectNode message = Json.object().put("type", "reaction");
        ObjectNode reaction = message.putObject("reaction").put("message_id", wamid);
        if (!emoji.isEmpty()) {
            reaction.put("emoji", emoji);
        }
        return deliver(number, person, message);
    }

    /** The person sends something of another type: a picture, a place (facts 8.2). */
    ChatMessage.Inbound send(BusinessNumber number, Recipient person, String type, ObjectNode content) {
        ObjectNode message = Json.object().put("type", type);
        message.set(type, content);
        return deliver(number, person, message);
    }

    /** The person taps the first button that answers; false when there is none. */
    boolean tapFirst(ChatMessage.Outbound message) {
        List<Rendered.Button> buttons = Rendered.of(message).buttons();
        buttons.stream()
                .flatMap(button -> java.util.Optional.ofNullable(button.tap()).stream())
                .findFirst()
                .ifPresent(target -> tap(message, target));
        return buttons.stream().anyMatch(button -> button.tap() != null);
    }

    private static void quote(ObjectNode message, BusinessNumber number, String wamid) {
        message.putObject("context").put("from", number.digits()).put("id", wamid);
    }

    private ChatMessage.Inbound deliver(BusinessNumber number, Recipient person, ObjectNode message) {
        Instant now = clock.instant();
        String wamid = wamids.inbound(person.id());
        Identity identity = number.people().identity(person);
        Identity.putIfPresent(message, "from", identity.shownNumber());
        Identity.putIfPresent(message, "from_user_id", identity.userId());
        message.put("id", wamid).put("timestamp", Long.toString(now.getEpochSecond()));
        ChatMessage.Inbound inbound = new ChatMessage.Inbound(wamid, now, number, person, message);
        number.people().add(person, inbound);
        // Inbound messages use the same allowance as outbound ones (facts section 11), and are never refused.
        number.throughput().take(now, 0);
        webhooks.add(new Update.Written(inbound, identity));
        return inbound;
    }
}
