package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;

/** Controls that turn the sandbox's own knobs; each answers with what holds from now on. */
final class SettingRoutes {
    private final Settings settings;
    private final Webhooks webhooks;
    private final Handshake handshake;

    SettingRoutes(Settings settings, Webhooks webhooks, Handshake handshake) {
        this.settings = settings;
        this.webhooks = webhooks;
        this.handshake = handshake;
    }

    void mount(RoutesConfig routes) {
        routes.put(ControlRoutes.ROOT + "webhook", ctx -> ControlRoutes.answer(ctx, setWebhook(ctx)));
        routes.put(ControlRoutes.ROOT + "webhook-faults", ctx -> ControlRoutes.answer(ctx, setFaults(ctx)));
        routes.put(ControlRoutes.ROOT + "pace", ctx -> ControlRoutes.answer(ctx, setPace(ctx)));
        routes.put(ControlRoutes.ROOT + "limits", ctx -> ControlRoutes.answer(ctx, setLimits(ctx)));
        routes.put(ControlRoutes.ROOT + "behaviour", ctx -> ControlRoutes.answer(ctx, setBehaviour(ctx)));
        routes.put(ControlRoutes.ROOT + "token", ctx -> ControlRoutes.answer(ctx, setToken(ctx)));
    }

    private ObjectNode setWebhook(Context ctx) {
        ControlRequest request = ControlRequest.of(ctx, "url", "appSecret", "verifyToken");
        Callback callback = new Callback(
                address(request.text("url", "")),
                request.text("appSecret", Account.APP_SECRET),
                request.text("verifyToken", Account.VERIFY_TOKEN));
        handshake.verify(callback);
        webhooks.sendTo(callback);
        return Json.object().put("url", callback.url().toString());
    }

    private static URI address(String url) {
        try {
            URI address = URI.create(url);
            if (address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new WrongControlException("url \"" + url + "\" is not an address: " + e.getMessage());
        }
        throw new WrongControlException("url \"" + url + "\" is not an address; give http://host:port/path");
    }

    private ObjectNode setFaults(Context ctx) {
        ControlRequest request =
                ControlRequest.of(ctx, "duplicate", "duplicateOneIn", "reorder", "batch", "delayMs", "loseOneIn");
        WebhookFaults now = settings.faults;
        WebhookFaults faults = new WebhookFaults(
                request.flag("duplicate", now.duplicate()),
                Math.toIntExact(request.number("duplicateOneIn", now.duplicateOneIn())),
                request.flag("reorder", now.reorder()),
                Math.toIntExact(request.number("batch", now.batch())),
                request.number("delayMs", now.delayMs()),
                Math.toIntExact(request.number("loseOneIn", now.loseOneIn())));
        settings.faults = faults;
        return Json.object()
                .put("duplicate", faults.duplicate())
                .put("duplicateOneIn", faults.duplicateOneIn())
                .put("reorder", faults.reorder())
                .put("batch", faults.batch())
                .put("delayMs", faults.delayMs())
                .put("loseOneIn", faults.loseOneIn());
    }

    private ObjectNode setPace(Context ctx) {
        ControlRequest request =
                ControlRequest.of(ctx, "answerMs", "sentMs", "deliveredMs", "readMs", "replyMs", "retryMs");
        Pace now = settings.pace;
        Pace pace = new Pace(
                request.number("answerMs", now.answerMs()),
                request.number("sentMs", now.sentMs()),
                request.number("deliveredMs", now.deliveredMs()),
                request.number("readMs", now.readMs()),
                request.number("replyMs", now.replyMs()),
                request.number("retryMs", now.retryMs()));
        settings.pace = pace;
        return Json.object()
                .put("answerMs", pace.answerMs())
                .put("sentMs", pace.sentMs())
                .put("deliveredMs", pace.deliveredMs())
                .put("readMs", pace.readMs())
                .put("replyMs", pace.replyMs())
                .put("retryMs", pace.retryMs());
    }

    private ObjectNode setLimits(Context ctx) {
        settings.limits =
                LimitsView.read(ControlRequest.of(ctx, LimitsView.MEMBERS.toArray(String[]::new)), settings.limits);
        return LimitsView.of(settings.limits);
    }

    private ObjectNode setBehaviour(Context ctx) {
        ControlRequest request = ControlRequest.of(ctx, "default", "byNumber");
        settings.usual = Behaviour.of(request.text("default", settings.usual.word()));
        settings.byNumber = request.flag("byNumber", settings.byNumber);
        return Json.object().put("default", settings.usual.word()).put("byNumber", settings.byNumber);
    }

    private ObjectNode setToken(Context ctx) {
        settings.tokenExpired = ControlRequest.of(ctx, "expired").flag("expired", settings.tokenExpired);
        return Json.object().put("expired", settings.tokenExpired);
    }
}
