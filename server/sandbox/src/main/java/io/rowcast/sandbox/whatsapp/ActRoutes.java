package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The control that is a person's hands: write, quote, tap, react, send a place. Whoever acts has seen the chat. */
final class ActRoutes {
    private final Accounts accounts;
    private final Replies replies;
    private final Journey journey;

    ActRoutes(Accounts accounts, Replies replies, Journey journey) {
        this.accounts = accounts;
        this.replies = replies;
        this.journey = journey;
    }

    void mount(RoutesConfig routes) {
        routes.post(ControlRoutes.ROOT + "recipients/{digits}/messages", ctx -> ControlRoutes.answer(ctx, act(ctx)));
    }

    private ObjectNode act(Context ctx) {
        BusinessNumber number = RecipientRoutes.number(accounts, ctx);
        Phone phone = number.people().phone(RecipientRoutes.named(ctx));
        ControlRequest request = ControlRequest.of(ctx, "text", "replyTo", "button", "reaction", "location");
        journey.open(phone);
        return ChatView.message(act(number, phone.owner(), request));
    }

    private ChatMessage.Inbound act(BusinessNumber number, Recipient person, ControlRequest request) {
        People people = number.people();
        if (request.has("button")) {
            JsonNode button = request.get("button");
            ChatMessage.Outbound message = outbound(people, button.path("wamid").asText(""));
            return replies.tap(message, target(content(message, button), button));
        }
        if (request.has("reaction")) {
            JsonNode reaction = request.get("reaction");
            ChatMessage on = message(people, reaction.path("wamid").asText(""));
            return replies.react(
                    number, person, on.wamid(), reaction.path("emoji").asText(""));
        }
        if (request.has("location")) {
            return replies.send(number, person, "location", place(request.get("location")));
        }
        String text = request.text("text", "");
        if (text.isBlank()) {
            throw new WrongControlException(
                    "give \"text\", \"button\" with wamid and index, \"reaction\" with wamid and emoji, or \"location\"");
        }
        return replies.say(number, person, text, quoted(people, request));
    }

    private static ObjectNode place(JsonNode asked) {
        ControlRequest place = ControlRequest.of(asked, "latitude", "longitude", "name", "address");
        if (!place.get("latitude").isNumber() || !place.get("longitude").isNumber()) {
            throw new WrongControlException("\"location\" needs latitude and longitude as numbers");
        }
        return place.json();
    }

    private static @Nullable ChatMessage quoted(People people, ControlRequest request) {
        return request.has("replyTo") ? message(people, request.text("replyTo", "")) : null;
    }

    private static ChatMessage message(People people, String wamid) {
        return people.message(wamid)
                .orElseThrow(() -> new WrongControlException("there is no message " + wamid + " on any phone"));
    }

    private static ChatMessage.Outbound outbound(People people, String wamid) {
        return switch (message(people, wamid)) {
            case ChatMessage.Outbound outbound -> outbound;
            case ChatMessage.Inbound inbound ->
                throw new WrongControlException(inbound.wamid() + " is from the person and has no buttons");
        };
    }

    /** The message, or the card of it that the button stands on. */
    private static Rendered content(ChatMessage.Outbound message, JsonNode button) {
        Rendered whole = Rendered.of(message);
        if (!button.has("card")) {
            return whole;
        }
        int card = button.path("card").asInt(-1);
        List<Rendered> cards = whole.more().cards();
        if (card < 0 || card >= cards.size()) {
            throw new WrongControlException(
                    "the message has " + cards.size() + " cards; there is none at index " + card);
        }
        return cards.get(card);
    }

    private static TapTarget target(Rendered content, JsonNode button) {
        int index = button.path("index").asInt(0);
        List<Rendered.Button> buttons = content.buttons();
        if (index < 0 || index >= buttons.size()) {
            throw new WrongControlException(
                    "the message has " + buttons.size() + " buttons; there is none at index " + index);
        }
        TapTarget target = buttons.get(index).tap();
        if (target == null) {
            throw new WrongControlException("the button at index " + index + " ("
                    + buttons.get(index).text() + ") opens something; Meta reports nothing of such a tap");
        }
        return target;
    }
}
