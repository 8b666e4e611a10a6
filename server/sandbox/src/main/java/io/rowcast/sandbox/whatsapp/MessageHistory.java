package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What became of one message, asked for and not waited for (facts section 6; fixtures resp-message-history). */
final class MessageHistory {
    private static final int LARGEST_PAGE = 100;

    private final Accounts accounts;
    private final Webhooks webhooks;

    MessageHistory(Accounts accounts, Webhooks webhooks) {
        this.accounts = accounts;
        this.webhooks = webhooks;
    }

    /** The message that {@code message_id} names; the list is empty when this number never sent it. */
    ObjectNode list(BusinessNumber number, Context ctx) {
        String wamid = ctx.queryParam("message_id");
        if (wamid == null) {
            throw GraphError.plain("The parameter message_id is required.").refused();
        }
        List<ChatMessage.Outbound> found = sent(number, wamid).stream().toList();
        return Page.asked(ctx, found, LARGEST_PAGE, ChatMessage.Outbound::historyId)
                .json(ctx, this::entry);
    }

    private static Optional<ChatMessage.Outbound> sent(BusinessNumber number, String wamid) {
        return number.people()
                .message(wamid)
                .flatMap(message -> message instanceof ChatMessage.Outbound out ? Optional.of(out) : Optional.empty());
    }

    private ObjectNode entry(ChatMessage.Outbound message) {
        ObjectNode entry =
                Json.object().put("id", Long.toString(message.historyId())).put("message_id", message.wamid());
        ArrayNode events = entry.putObject("events").putArray("data");
        for (ChatMessage.Step step : message.steps()) {
            ObjectNode event = events.addObject()
                    .put("id", Long.toString(eventId(message, step)))
                    .put("delivery_status", word(step))
                    .put("timestamp", step.at().getEpochSecond());
            putWebhook(event, message.number().account());
            event.putObject("application").put("id", Account.APP_ID);
        }
        return entry;
    }

    /** Whether one certain webhook has arrived is not kept; with an address, it is taken to have. */
    private void putWebhook(ObjectNode event, BusinessAccount account) {
        Callback own = account.ownCallback();
        Callback to = own == null ? webhooks.callback() : own;
        event.put("webhook_update_state", to == null ? "PENDING" : "DELIVERED");
        if (to != null) {
            event.put("webhook_uri", to.url().toString());
        }
    }

    private static long eventId(ChatMessage.Outbound message, ChatMessage.Step step) {
        return message.historyId() * 10 + message.steps().indexOf(step);
    }

    /** Upper case, unlike in webhooks. */
    private static String word(ChatMessage.Step step) {
        return step.status().name().toUpperCase(Locale.ROOT);
    }

    /** The steps of the message whose history has the id in the path. */
    ObjectNode events(Context ctx) {
        String id = ctx.pathParam("id");
        ChatMessage.Outbound message = accounts.numbers().stream()
                .filter(number -> number.account().token().equals(Requested.token(ctx)))
                .flatMap(number -> number.people().byHistoryId(id).stream())
                .findFirst()
                .orElseThrow(() -> GraphAccess.unknown(ctx).refused());
        return Page.asked(ctx, message.steps(), LARGEST_PAGE, step -> eventId(message, step))
                .json(ctx, step -> edge(message, step));
    }

    private static ObjectNode edge(ChatMessage.Outbound message, ChatMessage.Step step) {
        long id = eventId(message, step);
        ObjectNode edge = Json.object().put("cursor", Cursor.of(id));
        ObjectNode node = edge.putObject("node")
                .put("id", Long.toString(id))
                .put("delivery_status", word(step))
                .put("occurrence_timestamp", step.at().getEpochSecond())
                .put("status_timestamp", step.at().getEpochSecond());
        node.putObject("application").put("id", Account.APP_ID).put("name", Account.APP_NAME);
        return edge;
    }
}
