package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.concurrent.atomic.AtomicInteger;

/** Controls that make accounts, and that let Meta's enforcement have its way with one (facts 8.4). */
final class AccountControlRoutes {
    private static final String ROOT = ControlRoutes.ROOT + "accounts";
    /** The ids and numbers of accounts made here follow those of the first one. */
    private static final long FIRST_ID = 102_290_129_340_398L;

    private static final long FIRST_NUMBER_ID = 106_540_352_242_922L;

    private final Accounts accounts;
    private final Webhooks webhooks;
    private final AccountEvents events;
    private final AtomicInteger made = new AtomicInteger();

    AccountControlRoutes(Accounts accounts, Webhooks webhooks, AccountEvents events) {
        this.accounts = accounts;
        this.webhooks = webhooks;
        this.events = events;
    }

    void mount(RoutesConfig routes) {
        routes.get(ROOT, ctx -> ControlRoutes.answer(ctx, list()));
        routes.post(ROOT, ctx -> ControlRoutes.answer(ctx, create(ctx)));
        routes.post(ROOT + "/{wabaId}/events", ctx -> ControlRoutes.answer(ctx, event(ctx)));
        routes.post(ROOT + "/{wabaId}/webhooks", ctx -> ControlRoutes.answer(ctx, webhook(ctx)));
    }

    private ObjectNode list() {
        ObjectNode list = Json.object();
        ArrayNode array = list.putArray("accounts");
        accounts.accounts().forEach(account -> array.add(AccountView.account(account, accounts.numbersOf(account))));
        return list;
    }

    private ObjectNode create(Context ctx) {
        ControlRequest request = ControlRequest.of(ctx, "wabaId", "name", "token", "portfolioId", "numbers");
        int place = made.incrementAndGet();
        String wabaId = request.text("wabaId", Long.toString(FIRST_ID + place));
        if (accounts.account(wabaId).isPresent()) {
            throw new WrongControlException("there is an account " + wabaId + " already");
        }
        String name = request.text("name", "Rowcast Demo " + (place + 1));
        BusinessAccount account = accounts.add(
                wabaId,
                name,
                request.text("token", "sandbox-token-" + (place + 1)),
                request.text("portfolioId", Account.PORTFOLIO_ID));
        if (request.get("numbers").isEmpty()) {
            addNumber(account, new ControlRequest(Json.object()));
        }
        request.get("numbers")
                .forEach(number -> addNumber(account, ControlRequest.of(number, "id", "displayNumber", "name")));
        return AccountView.account(account, accounts.numbersOf(account)).put("token", account.token());
    }

    private void addNumber(BusinessAccount account, ControlRequest request) {
        int place = accounts.numbers().size();
        String id = request.text("id", Long.toString(FIRST_NUMBER_ID + place));
        if (accounts.number(id).isPresent()) {
            throw new WrongControlException("there is a phone number id " + id + " already");
        }
        accounts.add(new BusinessNumber(
                id,
                request.text("displayNumber", "+1 555 078 %04d".formatted(3_881 + place)),
                request.text("name", account.name()),
                account));
    }

    private BusinessAccount account(Context ctx) {
        String id = ctx.pathParam("wabaId");
        return accounts.account(id)
                .orElseThrow(() -> new WrongControlException("there is no account " + id + "; GET " + ROOT));
    }

    private ObjectNode event(Context ctx) {
        BusinessAccount account = account(ctx);
        ObjectNode value = ControlRequest.body(ctx);
        webhooks.add(events.happen(account, value));
        return AccountView.account(account, accounts.numbersOf(account));
    }

    /** Any webhook of Meta's, word by word as given: for fields that the sandbox has no story for. */
    private ObjectNode webhook(Context ctx) {
        ControlRequest request = ControlRequest.of(ctx, "field", "value", "time");
        if (!request.has("field") || !request.get("value").isObject()) {
            throw new WrongControlException("give \"field\", such as account_alerts, and \"value\", an object");
        }
        String field = request.text("field", "");
        boolean management = request.flag("time", !request.get("value").has("messaging_product"));
        webhooks.add(new Update.News(account(ctx), field, (ObjectNode) request.get("value"), management));
        return Json.object().put("field", field);
    }
}
