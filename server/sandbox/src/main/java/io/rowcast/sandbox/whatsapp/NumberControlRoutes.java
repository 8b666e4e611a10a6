package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;

/** Controls of a business number, and of the limit that it shares with its portfolio (facts 8.4 and section 11). */
final class NumberControlRoutes {
    /** Meta says "up to 1 minute"; a demo need not wait as long. */
    private static final long UPGRADE_MS = 20_000;

    private static final List<String> QUALITIES = List.of("GREEN", "YELLOW", "RED", "UNKNOWN");
    private static final List<String> NAME_STATUSES =
            List.of("APPROVED", "AVAILABLE_WITHOUT_REVIEW", "DECLINED", "EXPIRED", "PENDING_REVIEW", "NONE");
    private static final List<String> STATUSES = List.of(
            "CONNECTED",
            "DISCONNECTED",
            "PENDING",
            "FLAGGED",
            "RESTRICTED",
            "RATE_LIMITED",
            "MIGRATED",
            "BANNED",
            "DELETED",
            "UNVERIFIED");

    private final Accounts accounts;
    private final Webhooks webhooks;
    private final Timeline timeline;

    NumberControlRoutes(Accounts accounts, Webhooks webhooks, Timeline timeline) {
        this.accounts = accounts;
        this.webhooks = webhooks;
        this.timeline = timeline;
    }

    void mount(RoutesConfig routes) {
        routes.put(ControlRoutes.ROOT + "numbers/{id}", ctx -> ControlRoutes.answer(ctx, change(ctx)));
    }

    private ObjectNode change(Context ctx) {
        ControlRequest request = ControlRequest.of(
                ctx, "quality", "throughput", "upgradeMs", "nameStatus", "name", "status", "messagingLimit");
        BusinessNumber number = accounts.number(ctx.pathParam("id"))
                .orElseThrow(() -> new WrongControlException("there is no phone number id " + ctx.pathParam("id")));
        if (request.has("quality")) {
            rate(number, request.oneOf("quality", QUALITIES));
        }
        if (request.has("nameStatus")) {
            judgeName(number, request);
        }
        if (request.has("status")) {
            number.setStatus(request.oneOf("status", STATUSES));
        }
        if (request.has("messagingLimit")) {
            raise(number, Tier.of(request.text("messagingLimit", "")));
        }
        if (request.has("throughput")) {
            reach(number, request);
        }
        return AccountView.number(number);
    }

    /** Meta tells of a bad rating only; a good one shows when somebody asks (fixtures wh-phone_number_quality_update). */
    private void rate(BusinessNumber number, String quality) {
        number.rate(quality);
        if (quality.equals("RED")) {
            webhooks.add(Update.News.ofNumber(number, "FLAGGED"));
        }
    }

    private void judgeName(BusinessNumber number, ControlRequest request) {
        String decision = request.oneOf("nameStatus", NAME_STATUSES);
        String name = request.text("name", number.verifiedName());
        number.judgeName(decision);
        if (decision.equals("APPROVED")) {
            number.rename(name);
        }
        webhooks.add(Update.News.ofName(number, decision, name));
    }

    private void raise(BusinessNumber number, Tier tier) {
        number.account().portfolio().raise(tier);
        accounts.accounts().stream()
                .filter(account -> account.portfolio() == number.account().portfolio())
                .forEach(account -> webhooks.add(Update.News.ofCapability(account, tier)));
    }

    /** A higher level comes after a while of maintenance, and Meta tells of it; a lower one is there at once. */
    private void reach(BusinessNumber number, ControlRequest request) {
        List<String> words =
                Arrays.stream(BusinessNumber.Level.values()).map(Enum::name).toList();
        BusinessNumber.Level level = BusinessNumber.Level.valueOf(request.oneOf("throughput", words));
        if (level.perSecond() <= number.level().perSecond()) {
            number.reach(level);
            return;
        }
        number.beginUpgrade();
        timeline.after(request.number("upgradeMs", UPGRADE_MS), () -> {
            number.reach(level);
            webhooks.add(Update.News.ofNumber(number, "THROUGHPUT_UPGRADE"));
        });
    }
}
