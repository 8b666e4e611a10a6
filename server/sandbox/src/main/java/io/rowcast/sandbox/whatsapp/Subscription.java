package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/** Whether the app hears of the account at all, and under which address (facts section 4). Subscribed from the start. */
final class Subscription {
    private static final int LONGEST_ADDRESS = 200;

    private final Webhooks webhooks;
    private final Handshake handshake;

    Subscription(Webhooks webhooks, Handshake handshake) {
        this.webhooks = webhooks;
        this.handshake = handshake;
    }

    /** Subscribes; an address of the account's own must pass the handshake first. */
    ObjectNode subscribe(BusinessAccount account, ObjectNode request) {
        if (request.hasNonNull("override_callback_uri")) {
            account.sendTo(verified(request));
        }
        account.subscribe(true);
        return Json.object().put("success", true);
    }

    /** Gives one number an address of its own; an empty one takes it away. */
    ObjectNode override(BusinessNumber number, JsonNode configuration) {
        boolean none = configuration.path("override_callback_uri").asText("").isEmpty();
        number.setup().sendTo(none ? null : verified(configuration));
        return Json.object().put("success", true);
    }

    private Callback verified(JsonNode configuration) {
        String address = configuration.path("override_callback_uri").asText();
        if (address.length() > LONGEST_ADDRESS) {
            throw GraphError.plain(
                            "Param override_callback_uri must be at most " + LONGEST_ADDRESS + " characters long.")
                    .refused();
        }
        Callback own = new Callback(
                URI.create(address),
                appSecret(),
                configuration.path("verify_token").asText(""));
        verify(own);
        return own;
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
                    .put("name", Account.APP_NAME);
            Callback own = account.ownCallback();
            if (own != null) {
                app.put("override_callback_uri", own.url().toString());
            }
        }
        return list;
    }
}
