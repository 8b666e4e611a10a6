package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/** Whether the app hears of the account at all, and under which address (facts section 4). Subscribed from the start. */
final class Subscription {
    private final Webhooks webhooks;
    private final Handshake handshake;

    Subscription(Webhooks webhooks, Handshake handshake) {
        this.webhooks = webhooks;
        this.handshake = handshake;
    }

    /** Subscribes; an address of the account's own must pass the handshake first. */
    ObjectNode subscribe(BusinessAccount account, ObjectNode request) {
        if (request.hasNonNull("override_callback_uri")) {
            Callback own = new Callback(
                    URI.create(request.path("override_callback_uri").asText()),
                    appSecret(),
                    request.path("verify_token").asText(""));
            verify(own);
            account.sendTo(own);
        }
        account.subscribe(true);
        return Json.object().put("success", true);
    }

    private String appSecret() {
        Callback present = webhooks.callback();
        return present == null ? Account.APP_SECRET : present.appSecret();
    }

    private void verify(Callback callback) {
        try {
            handshake.verify(callback);
        } catch (WrongControlException e) {
            throw GraphError.of(400, 2200, "Callback verification failed", e.reason())
                    .refused();
        }
    }

    ObjectNode unsubscribe(BusinessAccount account) {
        account.subscribe(false);
        return Json.object().put("success", true);
    }

    ObjectNode list(BusinessAccount account) {
        ObjectNode list = Json.object();
        var data = list.putArray("data");
        if (account.subscribed()) {
            ObjectNode app = data.addObject();
            app.putObject("whatsapp_business_api_data")
                    .put("id", Account.APP_ID)
                    .put("link", "https://www.facebook.com/games/?app_id=" + Account.APP_ID)
                    .put("name", "Rowcast");
            Callback own = account.ownCallback();
            if (own != null) {
                app.put("override_callback_uri", own.url().toString());
            }
        }
        return list;
    }
}
