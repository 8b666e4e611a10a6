package io.rowcast.sandbox.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The controls of the sandbox's WhatsApp part. People are named by their WhatsApp id: the number's digits with the country code.
 * Every call throws a {@link ControlFailedException} that says what was wrong.
 */
public final class WhatsAppControl {
    /** What the sandbox knows from the start. */
    public static final String PHONE_NUMBER_ID = "106540352242922";

    public static final String WABA_ID = "102290129340398";
    public static final String TOKEN = "sandbox-token";
    public static final String APP_SECRET = "sandbox-app-secret";
    public static final String VERIFY_TOKEN = "sandbox-verify-token";

    private static final String ROOT = "/sandbox/whatsapp/";

    /** How a phone behaves; see the README's table. */
    public enum Behaviour {
        READS,
        DELIVERS,
        READS_UNDELIVERED,
        ANSWERS,
        TAPS,
        STOPS,
        NOT_ON_WHATSAPP,
        MARKETING_STOPPED,
        EXPERIMENT,
        PAIR_LIMITED_ONCE,
        SLOW_ANSWER,
        SERVER_ERROR_ONCE,
        HANGS,
        DROPS,
        BLOCKED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Delays in milliseconds, each from the step before it; null leaves one as it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Pace(
            @Nullable Long answerMs,
            @Nullable Long sentMs,
            @Nullable Long deliveredMs,
            @Nullable Long readMs,
            @Nullable Long replyMs,
            @Nullable Long retryMs) {
        /** The same delay for every step. */
        public static Pace all(long millis) {
            return new Pace(millis, millis, millis, millis, millis, millis);
        }
    }

    /** One request on /messages, {@code at} in ISO 8601. {@code outcome} is accepted, refused, receipt or dropped; {@code code} is 0 without an error. */
    public record Received(
            long seq,
            String at,
            String outcome,
            int code,
            @Nullable String details,
            @Nullable String wamid,
            @Nullable String recipient,
            JsonNode body) {}

    /**
     * Webhook numbers count updates, but {@code webhooksAnswered} counts posts that were answered with 200 since the last
     * {@link #measureAnew}, duplicates too; half of them, and 99 of 100, took no longer than the two times.
     */
    public record Counts(
            long received,
            long accepted,
            long refused,
            long webhooksDelivered,
            long webhooksPending,
            double webhookP50Ms,
            double webhookP99Ms,
            long webhooksAnswered) {}

    /** A phone with a chat. */
    public record Recipient(
            String digits, String name, @Nullable String behaviour, int messages, int unread, String lastText) {}

    /** A message as a person sees it; {@code status} is null for the person's own. */
    public record Message(
            String wamid,
            String direction,
            @Nullable String status,
            String header,
            String text,
            String footer,
            List<Button> buttons) {}

    /** A button under a message; {@code answers} tells whether a tap sends something. */
    public record Button(String type, String text, @Nullable String url, boolean answers) {}

    private final ControlCalls calls;

    public WhatsAppControl(URI sandbox) {
        this.calls = new ControlCalls(sandbox);
    }

    /** Points webhooks at a callback, after Meta's handshake with it. */
    public void webhook(URI url, String appSecret, String verifyToken) {
        calls.put(
                ROOT + "webhook",
                ControlCalls.object()
                        .put("url", url.toString())
                        .put("appSecret", appSecret)
                        .put("verifyToken", verifyToken));
    }

    public void webhookFaults(boolean duplicate, boolean reorder, int batch) {
        calls.put(
                ROOT + "webhook-faults",
                ControlCalls.object()
                        .put("duplicate", duplicate)
                        .put("reorder", reorder)
                        .put("batch", batch));
    }

    /** One webhook in so many is posted twice, one in so many comes late by a later try; 0 for none. */
    public void webhookFaults(int duplicateOneIn, int loseOneIn, long delayMs, boolean reorder) {
        calls.put(
                ROOT + "webhook-faults",
                ControlCalls.object()
                        .put("duplicateOneIn", duplicateOneIn)
                        .put("loseOneIn", loseOneIn)
                        .put("delayMs", delayMs)
                        .put("reorder", reorder));
    }

    public void pace(Pace pace) {
        calls.put(ROOT + "pace", pace);
    }

    /** {@code perSecond} 0 lifts the number's throughput limit. */
    public void limits(int perSecond, boolean pair) {
        calls.put(
                ROOT + "limits",
                ControlCalls.object().put("perSecond", perSecond).put("pair", pair));
    }

    /** Any members of the control {@code limits}; see the README. */
    public void limits(ObjectNode limits) {
        calls.put(ROOT + "limits", limits);
    }

    /** Changes a number and tells the business, as {@code PUT numbers/{id}} in the README. */
    public JsonNode number(String phoneNumberId, ObjectNode change) {
        return calls.put(ROOT + "numbers/" + encoded(phoneNumberId), change);
    }

    /** Makes an account; the answer has its ids and its token. */
    public JsonNode account(ObjectNode account) {
        return calls.post(ROOT + "accounts", account);
    }

    /** Lets an event of {@code account_update} happen to an account. */
    public void accountEvent(String wabaId, ObjectNode event) {
        calls.post(ROOT + "accounts/" + encoded(wabaId) + "/events", event);
    }

    /** Forgets how long webhooks took to be answered. */
    public Counts measureAnew() {
        return calls.as(calls.post(ROOT + "counts/reset", ControlCalls.object()), Counts.class);
    }

    /** How phones behave that were not told otherwise, and whether the last digits of a number count as telling. */
    public void usualBehaviour(Behaviour behaviour, boolean byNumber) {
        calls.put(
                ROOT + "behaviour",
                ControlCalls.object().put("default", behaviour.word()).put("byNumber", byNumber));
    }

    public void behaviour(String digits, Behaviour behaviour) {
        calls.put(recipient(digits), ControlCalls.object().put("behaviour", behaviour.word()));
    }

    public void expireToken(boolean expired) {
        calls.put(ROOT + "token", ControlCalls.object().put("expired", expired));
    }

    public void approveTemplatesAtOnce(boolean approve) {
        calls.put(ROOT + "templates", ControlCalls.object().put("approveAtOnce", approve));
    }

    /** Sets a template's status in Meta's words and sends the webhook for it. */
    public void templateStatus(String name, String language, String status) {
        calls.put(
                ROOT + "templates/" + encoded(name) + "/" + encoded(language),
                ControlCalls.object().put("status", status));
    }

    /** Sets a template's status with the reason for a rejection in Meta's words, and sends the webhook for it. */
    public void templateStatus(String name, String language, String status, String reason) {
        calls.put(
                template(name, language),
                ControlCalls.object().put("status", status).put("reason", reason));
    }

    /** Rates a template GREEN, YELLOW or RED and sends the webhook for it. */
    public void templateQuality(String name, String language, String quality) {
        calls.put(template(name, language), ControlCalls.object().put("quality", quality));
    }

    /** Puts a template into another category and sends the webhook for it. */
    public void templateCategory(String name, String language, String category) {
        calls.put(template(name, language), ControlCalls.object().put("category", category));
    }

    /** Has a template read otherwise, as an edit does, and sends the webhook for it. */
    public void templateComponents(String name, String language, JsonNode components) {
        ObjectNode body = ControlCalls.object();
        body.set("components", components);
        calls.put(template(name, language), body);
    }

    /**
     * Makes a template that Meta approved long ago, in the place of any that has its name and language. There is no webhook.
     *
     * @param category MARKETING, UTILITY or AUTHENTICATION
     * @param named whether its variables have names instead of numbers
     * @param components a list as Meta's own creation of templates takes it
     */
    public void makeTemplate(String name, String language, String category, boolean named, JsonNode components) {
        ObjectNode body = ControlCalls.object()
                .put("name", name)
                .put("language", language)
                .put("category", category)
                .put("parameter_format", named ? "NAMED" : "POSITIONAL");
        body.set("components", components);
        calls.post(ROOT + "templates", body);
    }

    /** Takes all languages of a template away as if it had never been. */
    public void forgetTemplate(String name) {
        calls.delete(ROOT + "templates/" + encoded(name));
    }

    private static String template(String name, String language) {
        return ROOT + "templates/" + encoded(name) + "/" + encoded(language);
    }

    /**
     * What becomes of new and edited templates.
     *
     * @param outcome APPROVED, REJECTED, or PENDING to leave them unreviewed
     * @param reason why they are rejected, in Meta's words
     * @param category the category that Meta finds them to be of; empty for their own
     */
    public void templateReviews(String outcome, String reason, String category) {
        calls.put(
                ROOT + "templates",
                ControlCalls.object()
                        .put("outcome", outcome)
                        .put("reason", reason)
                        .put("category", category));
    }

    /** Makes a file known under this id, as if it had been uploaded for the first number. */
    public void media(String id, String mimeType) {
        calls.put(ROOT + "media/" + encoded(id), ControlCalls.object().put("mimeType", mimeType));
    }

    /** Makes a file known under this id, as if a person had sent it; its id lives for 7 days. */
    public void receivedMedia(String id, String mimeType, String text) {
        calls.put(
                ROOT + "media/" + encoded(id),
                ControlCalls.object()
                        .put("mimeType", mimeType)
                        .put("text", text)
                        .put("received", true));
    }

    /** Phones with chats, the newest activity first. */
    public List<Recipient> recipients() {
        return list(calls.get(ROOT + "recipients").path("recipients"), Recipient.class);
    }

    /** The chat, oldest first. */
    public List<Message> messages(String digits) {
        return list(calls.get(recipient(digits) + "/messages").path("messages"), Message.class);
    }

    /** The person writes; gives back the message's id. */
    public String say(String digits, String text) {
        return act(digits, ControlCalls.object().put("text", text));
    }

    /** The person writes and quotes a message. */
    public String reply(String digits, String text, String replyTo) {
        return act(digits, ControlCalls.object().put("text", text).put("replyTo", replyTo));
    }

    /** The person taps a button, by its place in {@link Message#buttons}. */
    public String tap(String digits, String wamid, int index) {
        ObjectNode body = ControlCalls.object();
        body.putObject("button").put("wamid", wamid).put("index", index);
        return act(digits, body);
    }

    private String act(String digits, ObjectNode body) {
        return calls.post(recipient(digits) + "/messages", body).path("wamid").asText();
    }

    /** The person reacts to a message; an empty emoji takes the reaction back. */
    public String react(String digits, String wamid, String emoji) {
        ObjectNode body = ControlCalls.object();
        body.putObject("reaction").put("wamid", wamid).put("emoji", emoji);
        return act(digits, body);
    }

    /** The person sends a file of one of Meta's types; gives back the message's id. */
    public String sendFile(String digits, String mimeType, byte[] bytes, String caption) {
        return calls.postBytes(recipient(digits) + "/media?caption=" + encoded(caption), mimeType, bytes)
                .path("wamid")
                .asText();
    }

    /** The person opens the chat. */
    public void read(String digits) {
        calls.post(recipient(digits) + "/read", ControlCalls.object());
    }

    /**
     * Has every message to this phone meet an error.
     *
     * @param code any of Meta's
     * @param later false for an error in the answer, true for one with the webhook of a failed status
     */
    public void error(String digits, int code, boolean later) {
        calls.put(
                recipient(digits) + "/error",
                ControlCalls.object().put("code", code).put("later", later));
    }

    /** Lets messages to this phone through again. */
    public void noError(String digits) {
        calls.put(recipient(digits) + "/error", ControlCalls.object());
    }

    /** The person stops marketing messages in WhatsApp's own settings, or takes them again. */
    public void preference(String digits, boolean stop) {
        calls.post(recipient(digits) + "/preference", ControlCalls.object().put("value", stop ? "stop" : "resume"));
    }

    /** Gives the person a user id, a username and a secret; null leaves one as it is, an empty username takes it away. */
    public void identify(String digits, @Nullable String userId, @Nullable String username, boolean hidesNumber) {
        ObjectNode body = ControlCalls.object().put("hidesNumber", hidesNumber);
        body.put("userId", userId).put("username", username);
        calls.put(recipient(digits) + "/identity", body);
    }

    /** Meta gives the person another user id, and tells the business. */
    public void changeUserId(String digits, String newUserId) {
        calls.post(
                recipient(digits) + "/identity/changes", ControlCalls.object().put("newUserId", newUserId));
    }

    /** The person takes the chat to another number, and Meta tells the business. */
    public void changeNumber(String digits, String newNumber) {
        calls.post(
                recipient(digits) + "/identity/changes", ControlCalls.object().put("newNumber", newNumber));
    }

    /** What came in after a sequence number, in order; at most {@code limit}, and never more than 10,000: go on after the last. */
    public List<Received> received(long after, int limit) {
        return list(
                calls.get(ROOT + "received?after=" + after + "&limit=" + limit).path("received"), Received.class);
    }

    public Counts counts() {
        return calls.as(calls.get(ROOT + "counts"), Counts.class);
    }

    private <T> List<T> list(JsonNode array, Class<T> type) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(node -> calls.as(node, type))
                .toList();
    }

    private static String recipient(String digits) {
        return ROOT + "recipients/" + encoded(digits);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
