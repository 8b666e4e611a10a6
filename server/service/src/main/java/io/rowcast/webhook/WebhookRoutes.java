package io.rowcast.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.rowcast.platform.http.BodySize;
import io.rowcast.platform.http.Counting;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.ProblemType;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import java.security.MessageDigest;

/**
 * Where Meta calls. A body is stored, committed and answered with 200; whatever it says is applied later, so that a body
 * that cannot be understood costs no other its turn. Anything but 200 makes Meta send it again for days.
 */
public final class WebhookRoutes implements Routes {
    private final Signature signature;
    private final byte[] verifyToken;
    private final InboxStore inbox;
    private final Runnable wakeInbox;

    /** @param wakeInbox called when something was stored */
    public WebhookRoutes(String appSecret, String verifyToken, InboxStore inbox, Runnable wakeInbox) {
        this.signature = new Signature(appSecret);
        this.verifyToken = verifyToken.getBytes(UTF_8);
        this.inbox = inbox;
        this.wakeInbox = wakeInbox;
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/webhooks/whatsapp", this::verify, Counting.NONE);
        routes.post("/webhooks/whatsapp", this::receive, Counting.NONE, BodySize.WEBHOOK);
    }

    private void verify(Context context) {
        String challenge = context.queryParam("hub.challenge");
        String token = context.queryParam("hub.verify_token");
        if (challenge == null || token == null || !"subscribe".equals(context.queryParam("hub.mode"))) {
            throw Requests.wrong("hub.mode", "expected Meta's handshake: hub.mode=subscribe, a token and a challenge");
        }
        if (!MessageDigest.isEqual(verifyToken, token.getBytes(UTF_8))) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    "The verify token is another one.",
                    "Enter the value of ROWCAST_WHATSAPP_VERIFY_TOKEN as verify token in the Meta app.");
        }
        context.contentType("text/plain").result(challenge);
    }

    private void receive(Context context) {
        byte[] body = context.bodyAsBytes();
        if (!signature.fits(body, context.header("X-Hub-Signature-256"))) {
            throw new Problem(
                    ProblemType.BAD_SIGNATURE,
                    "The signature does not fit the body.",
                    "Only Meta calls here. If it does, check that ROWCAST_WHATSAPP_APP_SECRET is the Meta app's secret.");
        }
        inbox.put(body);
        wakeInbox.run();
        context.status(HttpStatus.OK);
    }
}
