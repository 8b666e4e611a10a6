package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Phones and chats as the controls and the page show them. */
final class ChatView {
    private ChatView() {}

    static ObjectNode phone(Phone phone) {
        List<ChatMessage> chat = phone.chat();
        Identity identity = phone.identity();
        return Json.object()
                .put("digits", phone.owner().id())
                .put("name", identity.name())
                .put("userId", identity.userId())
                .put("username", identity.username())
                .put("hidesNumber", identity.hidesNumber())
                .put("marketingStopped", phone.marketingStopped())
                .put("behaviour", phone.behaviour().map(Behaviour::word).orElse(null))
                .put("messages", chat.size())
                .put("unread", chat.stream().filter(ChatView::isUnread).count())
                .put("lastText", chat.isEmpty() ? "" : text(chat.getLast()))
                .put("lastActivity", phone.lastActivity().toString());
    }

    static boolean isUnread(ChatMessage message) {
        return message instanceof ChatMessage.Outbound outbound && onThePhone(outbound.status());
    }

    private static boolean onThePhone(ChatMessage.Status status) {
        return status == ChatMessage.Status.SENT || status == ChatMessage.Status.DELIVERED;
    }

    private static String text(ChatMessage message) {
        return rendered(message).text();
    }

    private static Rendered rendered(ChatMessage message) {
        return switch (message) {
            case ChatMessage.Outbound outbound -> Rendered.of(outbound);
            case ChatMessage.Inbound inbound -> Rendered.of(inbound);
        };
    }

    static ObjectNode message(ChatMessage message) {
        ObjectNode view = Json.object().put("wamid", message.wamid());
        switch (message) {
            case ChatMessage.Outbound outbound ->
                view.put("direction", "outbound")
                        .put("status", outbound.status().name().toLowerCase(Locale.ROOT))
                        .put("callbackData", outbound.callbackData())
                        .put("templateName", templateName(outbound));
            case ChatMessage.Inbound inbound ->
                view.put("direction", "inbound")
                        .put(
                                "replyTo",
                                inbound.message().path("context").path("id").asText(null));
        }
        putKind(view, message);
        Rendered rendered = rendered(message);
        view.put("at", message.at().toString());
        putContent(view, rendered);
        rendered.more()
                .cards()
                .forEach(card -> putContent(view.withArray("cards").addObject(), card));
        return view;
    }

    /** What a message, or one card of it, shows. */
    private static void putContent(ObjectNode view, Rendered rendered) {
        view.put("headerFormat", rendered.headerFormat())
                .put("header", rendered.header())
                .put("filename", rendered.more().filename())
                .put("text", rendered.text())
                .put("footer", rendered.footer());
        List<String> place = rendered.more().place();
        if (!place.isEmpty()) {
            view.putObject("location").put("name", place.getFirst()).put("address", place.getLast());
        }
        Rendered.Offer offer = rendered.more().offer();
        if (offer != null) {
            view.putObject("offer")
                    .put("text", offer.text())
                    .put("code", offer.code())
                    .put("expiresAt", offer.ends() == null ? null : offer.ends().toString());
        }
        ArrayNode buttons = view.putArray("buttons");
        rendered.buttons()
                .forEach(button -> buttons.addObject()
                        .put("type", button.type())
                        .put("text", button.text())
                        .put("url", button.url())
                        .put("answers", button.tap() != null));
    }

    /** The type, and what a reaction is about. */
    private static void putKind(ObjectNode view, ChatMessage message) {
        JsonNode json = switch (message) {
            case ChatMessage.Outbound outbound -> Json.parse(outbound.request()).orElseGet(Json::object);
            case ChatMessage.Inbound inbound -> inbound.message();
        };
        String type = MessageCheck.type(json);
        view.put("type", type);
        if (type.equals("reaction")) {
            view.put("reactionTo", json.path("reaction").path("message_id").asText())
                    .put("emoji", json.path("reaction").path("emoji").asText(""));
        }
    }

    private static String templateName(ChatMessage.Outbound message) {
        Template template = message.template();
        return template == null ? "" : template.name();
    }
}
