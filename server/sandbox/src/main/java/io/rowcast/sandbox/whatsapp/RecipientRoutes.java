package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Comparator;

/** Controls of a phone: see the chat, open it, stop marketing, and how the phone behaves by itself. */
final class RecipientRoutes {
    private static final String ONE = ControlRoutes.ROOT + "recipients/{digits}";

    private final InstantSource clock;
    private final Accounts accounts;
    private final Journey journey;
    private final Webhooks webhooks;

    RecipientRoutes(InstantSource clock, Accounts accounts, Journey journey, Webhooks webhooks) {
        this.clock = clock;
        this.accounts = accounts;
        this.journey = journey;
        this.webhooks = webhooks;
    }

    void mount(RoutesConfig routes) {
        routes.get(ControlRoutes.ROOT + "recipients", ctx -> ControlRoutes.answer(ctx, list(ctx)));
        routes.put(ONE, ctx -> ControlRoutes.answer(ctx, behave(ctx)));
        routes.put(ONE + "/error", ctx -> ControlRoutes.answer(ctx, meet(ctx)));
        routes.get(ONE + "/messages", ctx -> ControlRoutes.answer(ctx, chat(ctx)));
        routes.post(ONE + "/read", ctx -> ControlRoutes.answer(ctx, open(ctx)));
        routes.post(ONE + "/preference", ctx -> ControlRoutes.answer(ctx, prefer(ctx)));
    }

    /** A wa_id, with or without decoration, or a business-scoped user id. */
    static Recipient named(Context ctx) {
        String id = ctx.pathParam("digits");
        String digits = id.replaceAll("[-+() ]", "");
        return digits.matches("[0-9]+") ? Recipient.phone(digits) : Recipient.userId(id);
    }

    /** The business's number whose chat is meant: {@code ?number=}, else the first. */
    static BusinessNumber number(Accounts accounts, Context ctx) {
        String id = ctx.queryParam("number");
        return id == null
                ? accounts.first()
                : accounts.number(id).orElseThrow(() -> new WrongControlException("there is no phone number id " + id));
    }

    private Phone phone(Context ctx) {
        return number(accounts, ctx).people().phone(named(ctx));
    }

    private ObjectNode list(Context ctx) {
        int limit = ControlRoutes.number(ctx, "limit", 100, 10_000);
        ObjectNode answer = Json.object();
        ArrayNode array = answer.putArray("recipients");
        accounts.numbers().stream()
                .flatMap(number -> number.people().newestFirst(limit).stream().map(phone -> new Chat(number, phone)))
                .sorted(Comparator.comparing((Chat chat) -> chat.phone().lastActivity())
                        .reversed())
                .limit(limit)
                .forEach(chat -> array.add(
                        ChatView.phone(chat.phone()).put("number", chat.number().id())));
        return answer;
    }

    /** A person's chat with one of the business's numbers. */
    private record Chat(BusinessNumber number, Phone phone) {}

    private ObjectNode behave(Context ctx) {
        Phone phone = phone(ctx);
        ControlRequest request = ControlRequest.of(ctx, "behaviour");
        phone.behave(Behaviour.of(request.text("behaviour", Behaviour.READS.word())));
        return ChatView.phone(phone);
    }

    private ObjectNode meet(Context ctx) {
        Phone phone = phone(ctx);
        ControlRequest request = ControlRequest.of(ctx, "code", "details", "later");
        int code = (int) request.number("code", 0);
        phone.meet(
                request.has("code")
                        ? new ToldError(
                                code, request.text("details", "Details of " + code), request.flag("later", false))
                        : null);
        return ChatView.phone(phone);
    }

    private ObjectNode chat(Context ctx) {
        Phone phone = phone(ctx);
        ObjectNode answer = Json.object();
        answer.set("recipient", ChatView.phone(phone));
        ArrayNode array = answer.putArray("messages");
        phone.chat().forEach(message -> array.add(ChatView.message(message)));
        return answer;
    }

    private ObjectNode open(Context ctx) {
        Phone phone = phone(ctx);
        journey.open(phone);
        return ChatView.phone(phone);
    }

    private ObjectNode prefer(Context ctx) {
        Phone phone = phone(ctx);
        boolean stop = switch (ControlRequest.of(ctx, "value").text("value", "")) {
            case "stop" -> true;
            case "resume" -> false;
            default -> throw new WrongControlException("value must be \"stop\" or \"resume\"");
        };
        phone.stopMarketing(stop);
        webhooks.add(new Update.Preference(number(accounts, ctx), phone.identity(), stop, clock.instant()));
        return ChatView.phone(phone);
    }
}
