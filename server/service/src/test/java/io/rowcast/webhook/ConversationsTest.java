package io.rowcast.webhook;

import static io.rowcast.webhook.MetaBody.callback;
import static io.rowcast.webhook.MetaBody.change;
import static io.rowcast.webhook.MetaBody.messages;
import static io.rowcast.webhook.MetaBody.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rowcast.conversation.HandDoubts;
import io.rowcast.conversation.HandMessageStore;
import io.rowcast.dispatch.SendOutcome;
import io.rowcast.platform.json.Json;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.privacy.Retention;
import io.rowcast.testing.Api;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Promises 1 and 2 for what is written by hand, and who is in a conversation with whom. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConversationsTest {
    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");
    private static final String ANNA = "447400000001";
    private static final String NEW_NUMBER = "447400000009";
    private static final String USER = "GB.13491208655302741918";
    private static final Map<String, Object> HELLO = Map.of("text", "Hello Anna");
    private static final Map<String, Object> REMINDER = Map.of(
            "template",
            Map.of("name", "reminder", "language", "en"),
            "values",
            Map.of("body.1", Map.of("text", "Anna")));

    private final Webhooks webhooks = new Webhooks();
    private final Campaigns campaigns = webhooks.campaigns;
    private WorkspaceId workspace = WorkspaceId.random();
    private UUID sender = UUID.randomUUID();

    @BeforeEach
    void begin() {
        webhooks.anew();
        workspace = campaigns.workspace();
        sender = campaigns.sender(workspace, MetaBody.NUMBER, 80);
    }

    @AfterAll
    void close() {
        webhooks.close();
    }

    @Test
    void both_ways_stand_in_one_conversation_in_time_order() {
        Sending campaign = sent("+" + ANNA);
        says("M1", ANNA, "Is it open on Sunday?", 5);
        JsonNode conversation = only();
        assertThat(conversation.at("/person/address").asText()).isEqualTo("+" + ANNA);
        assertThat(conversation.at("/person/name").asText()).isEqualTo("Anna K");
        assertThat(conversation.at("/last/text").asText()).isEqualTo("Is it open on Sunday?");
        assertThat(conversation.at("/last/from").asText()).isEqualTo("person");
        assertThat(conversation.path("unread").asInt()).isEqualTo(1);
        assertThat(conversation.path("windowClosesAt").asText()).isEqualTo("2026-11-25T09:00:05Z");

        campaigns.clock.advance(Duration.ofMinutes(1));
        write(id(conversation), "k1", HELLO, 201);
        assertThat(talk(id(conversation)).findValuesAsText("kind")).containsExactly("hand", "inbound", "campaign");
        assertThat(only().at("/last/text").asText()).isEqualTo("Hello Anna");
        String ofDelivery = "/v1/deliveries/" + campaigns.deliveries(campaign).getFirst() + "/conversation";
        assertThat(get(ofDelivery, 200)).isEqualTo(only());
    }

    @Test
    void messages_come_page_by_page_without_a_gap() {
        sent("+" + ANNA);
        for (int i = 0; i < 5; i++) {
            says("M" + i, ANNA, "Message " + i, i);
        }
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = get("/v1/conversations/" + id(only()) + "/messages?limit=2" + next, 200);
            page.path("messages")
                    .forEach(message -> seen.add(message.path("text").asText("ours")));
            next = page.has("next") ? "&after=" + page.path("next").asText() : "";
        } while (!next.isEmpty());
        assertThat(seen).containsExactly("Message 4", "Message 3", "Message 2", "Message 1", "Message 0", "ours");
    }

    @Test
    void what_was_read_stays_read_when_meta_repeats_its_webhook() {
        says("M1", ANNA, "Hello?", 1);
        String id = id(only());
        String first = talk(id).at("/messages/0/id").asText();
        says("M2", ANNA, "Anybody there?", 2);
        assertThat(post("/v1/conversations/" + id + "/read?upTo=" + first)
                        .path("unread")
                        .asInt())
                .as("only the first was seen")
                .isEqualTo(1);
        campaigns.clock.advance(Duration.ofMinutes(5));
        says("M3", ANNA, "Well.", 300);
        assertThat(get("/v1/conversations?unread=true", 200).path("conversations"))
                .hasSize(1);
        assertThat(post("/v1/conversations/" + id + "/read").path("unread").asInt())
                .isZero();
        campaigns.clock.advance(Duration.ofMinutes(5));
        says("M3", ANNA, "Well.", 300);
        assertThat(only().path("unread").asInt()).isZero();
        assertThat(get("/v1/conversations?unread=true", 200).path("conversations"))
                .isEmpty();
    }

    @Test
    void a_row_leads_to_the_conversation_of_its_last_message() {
        sent("+" + ANNA, "+447400000002");
        String spreadsheet = campaigns.database.inWorkspace(
                workspace,
                handle -> handle.createQuery("select spreadsheet_id from sheet_link")
                        .mapTo(String.class)
                        .one());
        String row = "/v1/row-conversation?spreadsheetId=" + spreadsheet + "&sheetId=0&key=key%013d";
        JsonNode conversation = get(row.formatted(1), 200);
        assertThat(conversation.at("/person/address").asText()).isEqualTo("+447400000002");
        assertThat(talk(id(conversation)).path("messages")).hasSize(1);
        assertThat(get("/v1/conversations", 200).path("conversations"))
                .as("only looked at")
                .isEmpty();
        assertThat(get(row.formatted(1), 200)).isEqualTo(conversation);
        assertThat(get(row.formatted(7), 404).path("type").asText()).isEqualTo("/problems/not-found");
    }

    @Test
    void a_conversation_keeps_its_id_over_a_new_number_and_the_old_one_is_a_strangers() {
        says("M1", ANNA, "Before", 1);
        String id = id(only());
        webhooks.comes(inbound("""
                {"from":"%s","id":"wamid.system","timestamp":"1795510810","type":"system","system":{\
                "body":"changed","wa_id":"%s","type":"user_changed_number"}}""".formatted(ANNA, NEW_NUMBER)));
        assertThat(only().at("/person/address").asText()).isEqualTo("+" + NEW_NUMBER);
        says("M2", NEW_NUMBER, "After", 10);
        assertThat(id(only())).isEqualTo(id);
        assertThat(talk(id).findValuesAsText("text")).containsExactly("After", "Before");

        campaigns.clock.advance(Duration.ofDays(90));
        says("M3", ANNA, "I have just got this number", 90 * 86_400);
        List<String> ids = get("/v1/conversations", 200).path("conversations").findValuesAsText("id");
        assertThat(ids).hasSize(2).contains(id);
        assertThat(talk(id).findValuesAsText("text")).containsExactly("After", "Before");
        says("M4", NEW_NUMBER, "Still me", 90 * 86_400 + 1);
        assertThat(talk(id).findValuesAsText("text")).containsExactly("Still me", "After", "Before");
    }

    @Test
    void two_conversations_that_turn_out_to_be_one_persons_become_the_older() {
        saysUser("M1", USER, "By user id", 1);
        String older = id(only());
        campaigns.clock.advance(Duration.ofSeconds(10));
        says("M2", ANNA, "By number", 15);
        List<String> ids = new ArrayList<>(
                get("/v1/conversations", 200).path("conversations").findValuesAsText("id"));
        ids.remove(older);
        String newer = ids.getFirst();
        write(newer, "k1", HELLO, 201);

        campaigns.clock.advance(Duration.ofSeconds(1));
        webhooks.comes(MetaBody.of(messages("""
                "contacts":[{"profile":{"name":"Anna K"},"wa_id":"%1$s","user_id":"%2$s"}],"messages":[{"from":"%1$s",\
                "from_user_id":"%2$s","id":"M3","timestamp":"1795510830","type":"text","text":{"body":"Both"}}]""".formatted(ANNA, USER))));
        assertThat(id(only())).isEqualTo(older);
        assertThat(only().path("unread").asInt()).isEqualTo(3);
        assertThat(talk(newer).findValuesAsText("kind"))
                .as("the newer id leads to the older")
                .containsExactly("inbound", "hand", "inbound", "inbound");
        assertThat(get("/v1/conversations/" + newer, 200)).isEqualTo(only());
        write(newer, "k2", HELLO, 201);
        assertThat(talk(older).path("messages")).hasSize(5);
    }

    @Test
    void a_message_is_claimed_by_a_committed_row_before_it_leaves_and_a_double_click_sends_once() {
        says("M1", ANNA, "Hello", 1);
        String id = id(only());
        List<String> claimed = new ArrayList<>();
        webhooks.meta = message -> {
            claimed.addAll(statuses());
            return new SendOutcome.Accepted("wamid.hand");
        };
        JsonNode first = write(id, "key", HELLO, 201);
        assertThat(claimed).containsExactly("sending");
        assertThat(first.path("status").asText()).isEqualTo("accepted");
        assertThat(write(id, "key", HELLO, 201)).isEqualTo(first);
        assertThat(webhooks.written).hasSize(1);
        assertThat(webhooks.written.getFirst().body())
                .contains("\"to\":\"+" + ANNA + "\"")
                .contains("\"body\":\"Hello Anna\"")
                .contains(callback(first.path("id").asText()));
        assertThat(write(id, "key", Map.of("text", "Other words"), 422)
                        .path("type")
                        .asText())
                .isEqualTo("/problems/idempotency-key-reused");
        assertThat(post(id, null, HELLO).json().path("type").asText()).isEqualTo("/problems/idempotency-key-missing");
        assertThat(webhooks.written).hasSize(1);
    }

    @Test
    void a_second_click_while_the_first_is_under_way_sends_nothing() throws Exception {
        says("M1", ANNA, "Hello", 1);
        String id = id(only());
        CountDownLatch leaving = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        webhooks.meta = message -> {
            leaving.countDown();
            await(goOn);
            return new SendOutcome.Accepted("wamid.hand");
        };
        Thread first = Thread.ofVirtual().start(() -> post(id, "key", HELLO));
        await(leaving);
        JsonNode second = write(id, "key", HELLO, 201);
        assertThat(second.path("status").asText()).isEqualTo("sending");
        goOn.countDown();
        first.join();
        assertThat(statuses()).containsExactly("accepted");
        assertThat(webhooks.written).hasSize(1);
    }

    @Test
    void of_two_clicks_that_both_found_nothing_sent_yet_one_sends() throws Exception {
        says("M1", ANNA, "Hello", 1);
        String id = id(only());
        CyclicBarrier bothAreHere = new CyclicBarrier(2);
        webhooks.templatesAsked = () -> {
            try {
                bothAreHere.await(20, TimeUnit.SECONDS);
            } catch (BrokenBarrierException | TimeoutException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        List<String> written = new CopyOnWriteArrayList<>();
        Runnable click =
                () -> written.add(write(id, "key", REMINDER, 201).path("id").asText());
        Thread other = Thread.ofVirtual().start(click);
        click.run();
        other.join();
        assertThat(written).hasSize(2);
        assertThat(written.getFirst()).isEqualTo(written.getLast());
        assertThat(webhooks.written).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_webhook_that_is_faster_than_the_answer_is_not_taken_back() {
        says("M1", ANNA, "Hello", 1);
        webhooks.meta = message -> {
            webhooks.comes(MetaBody.of(messages(
                    "\"statuses\":[" + status("wamid.fast", "delivered", callback(message.deliveryId())) + "]")));
            return new SendOutcome.Accepted("wamid.fast");
        };
        assertThat(write(id(only()), "key", HELLO, 201).path("status").asText()).isEqualTo("delivered");
    }

    @Test
    void after_the_workspaces_days_nothing_of_a_conversation_is_left() {
        says("M1", ANNA, "Hello", 1);
        write(id(only()), "key", HELLO, 201);
        webhooks.comes(MetaBody.of(messages("""
                "messages":[{"from":"447400000001","id":"M2","timestamp":"1795510803","type":"image","image":{"id":"7"}}]""")));
        Retention retention = new Retention(
                campaigns.database, () -> List.of(workspace), campaigns.clock, () -> false, new SimpleMeterRegistry());
        campaigns.clock.advance(Duration.ofDays(29));
        retention.run();
        assertThat(talk(id(only())).path("messages")).hasSize(3);
        campaigns.clock.advance(Duration.ofDays(2));
        retention.run();
        assertThat(get("/v1/conversations", 200).path("conversations")).isEmpty();
        String left = campaigns.database.inWorkspace(
                workspace, handle -> handle.createQuery("""
                        select (select count(*) from conversation) || ' ' || (select count(*) from reply_media) || ' '
                          || (select count(*) from hand_message where message is not null or view is not null)
                        """).mapTo(String.class).one());
        assertThat(left).isEqualTo("0 0 0");
    }

    @Test
    void a_lost_answer_is_settled_by_the_webhook_and_nothing_is_sent_again() {
        says("M1", ANNA, "Hello", 1);
        webhooks.meta = message -> new SendOutcome.Unknown("the line broke");
        JsonNode message = write(id(only()), "key", HELLO, 201);
        assertThat(message.path("status").asText()).isEqualTo("unknown");
        assertThat(write(id(only()), "key", HELLO, 201)).isEqualTo(message);
        for (String status : List.of("delivered", "sent", "delivered")) {
            webhooks.comes(MetaBody.of(messages("\"statuses\":["
                    + status("wamid.late", status, callback(message.path("id").asText())) + "]")));
        }
        assertThat(statuses()).containsExactly("delivered");
        webhooks.comes(MetaBody.of(messages("\"statuses\":[" + status("wamid.late", "read", "") + "]")));
        assertThat(statuses()).as("found by Meta's id").containsExactly("read");
        assertThat(webhooks.written).hasSize(1);
    }

    @Test
    void what_a_node_left_behind_that_died_comes_into_doubt_and_is_shown_as_unconfirmed() {
        says("M1", ANNA, "Hello", 1);
        webhooks.meta = message -> {
            throw new AssertionError("the node dies");
        };
        assertThat(post(id(only()), "key", HELLO).status()).isEqualTo(500);
        HandDoubts doubts =
                new HandDoubts(campaigns.database, new HandMessageStore(), Duration.ofMinutes(10), campaigns.clock);
        doubts.review();
        assertThat(statuses()).containsExactly("sending");
        campaigns.clock.advance(Duration.ofMinutes(3));
        doubts.review();
        assertThat(statuses()).containsExactly("unknown");
        campaigns.clock.advance(Duration.ofMinutes(11));
        doubts.review();
        assertThat(statuses()).containsExactly("unconfirmed");
        JsonNode message = write(id(only()), "key", HELLO, 201);
        assertThat(message.at("/error/message").asText()).contains("write it anew");
        assertThat(webhooks.written).hasSize(1);
    }

    @Test
    void a_refusal_and_an_unreachable_meta_are_told_in_words_and_not_tried_again() {
        says("M1", ANNA, "Hello", 1);
        webhooks.meta = message -> new SendOutcome.Refused(131026, "+447400000001 is not reachable");
        JsonNode refused = write(id(only()), "k1", HELLO, 201);
        assertThat(refused.path("status").asText()).isEqualTo("failed");
        assertThat(refused.at("/error/code").asInt()).isEqualTo(131026);
        webhooks.meta = message -> new SendOutcome.NotReached(Duration.ofSeconds(10));
        JsonNode away = write(id(only()), "k2", HELLO, 201);
        assertThat(away.at("/error/message").asText())
                .isEqualTo("WhatsApp could not be reached, so nothing was sent. Send it again.");
        assertThat(webhooks.written).hasSize(2);
    }

    @Test
    void after_24_hours_only_a_template_goes() {
        says("M1", ANNA, "Hello", 1);
        String id = id(only());
        clockTo(86_400);
        write(id, "k1", HELLO, 201);
        clockTo(86_401);
        JsonNode problem = write(id, "k2", HELLO, 409);
        assertThat(problem.path("type").asText()).isEqualTo("/problems/window-closed");
        assertThat(problem.path("detail").asText()).contains("25 November 2026 09:00 UTC", "Send a template");
        JsonNode reminder = write(id, "k3", REMINDER, 201);
        assertThat(reminder.at("/view/body").asText()).isEqualTo("Hi Anna, see you.");
        assertThat(write(id, "k4", Map.of("template", Map.of("name", "reminder", "language", "en")), 422)
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/values/body.1");
        assertThat(webhooks.written).hasSize(2);
    }

    @Test
    void words_that_cannot_be_sent_are_refused_before_anything_is_claimed() {
        says("M1", ANNA, "Hello", 1);
        for (String text : List.of("Dear {{name}}", "x".repeat(4_097), "   ")) {
            assertThat(write(id(only()), "key " + text.length(), Map.of("text", text), 422)
                            .path("type")
                            .asText())
                    .isEqualTo("/problems/message-wrong");
        }
        write(id(only()), "both", Map.of("text", "a", "mediaId", UUID.randomUUID()), 400);
        assertThat(write(id(only()), "none", Map.of("mediaId", UUID.randomUUID()), 404)
                        .path("title")
                        .asText())
                .isEqualTo("There is no such file.");
        assertThat(webhooks.written).isEmpty();
        assertThat(statuses()).isEmpty();
    }

    @Test
    void an_edit_opens_no_window() {
        says("M1", ANNA, "Hello", 1);
        campaigns.clock.advance(Duration.ofHours(25));
        webhooks.comes(inbound("""
                {"from":"447400000001","id":"E1","timestamp":"1795600000","type":"edit","edit":{\
                "original_message_id":"M1","message":{"type":"text","text":{"body":"Hello there"}}}}"""));
        assertThat(only().at("/last/text").asText()).isEqualTo("Hello there");
        assertThat(only().path("windowClosesAt").asText()).isEqualTo("2026-11-25T09:00:01Z");
        write(id(only()), "k1", HELLO, 409);
    }

    @Test
    void who_asked_for_no_messages_gets_words_only_after_writing_again_and_never_a_template() {
        says("M1", ANNA, "STOP", 1);
        String id = id(only());
        assertThat(only().at("/suppression/answerable").asBoolean()).isFalse();
        assertThat(write(id, "k1", HELLO, 409).path("type").asText()).isEqualTo("/problems/recipient-suppressed");
        says("M2", ANNA, "Where is my parcel?", 60);
        assertThat(only().at("/suppression/answerable").asBoolean()).isTrue();
        write(id, "k2", HELLO, 201);
        assertThat(write(id, "k3", REMINDER, 409).path("type").asText()).isEqualTo("/problems/recipient-suppressed");
        assertThat(webhooks.written).hasSize(1);
    }

    @Test
    void where_consent_is_required_a_template_by_hand_needs_it_too_and_words_do_not() {
        says("M1", ANNA, "Hello", 1);
        String id = id(only());
        campaigns.database.<Void, RuntimeException>inWorkspace(workspace, handle -> {
            handle.execute("update workspace set consent_rule = 'all' where workspace_id = current_workspace()");
            return null;
        });
        assertThat(write(id, "k1", REMINDER, 409).path("type").asText()).isEqualTo("/problems/no-consent");
        write(id, "k2", HELLO, 201);
        assertThat(webhooks.api
                        .ask(HttpRequest.newBuilder(webhooks.api.uri("/v1/consents/%2B" + ANNA))
                                .header("Authorization", "Bearer " + workspace)
                                .PUT(HttpRequest.BodyPublishers.ofString("{\"text\":\"She said so on the phone.\"}"))
                                .build())
                        .status())
                .isEqualTo(200);
        write(id, "k1", REMINDER, 201);
        assertThat(webhooks.written).hasSize(2);
    }

    @Test
    void another_workspace_finds_nothing() {
        Sending campaign = sent("+" + ANNA);
        says("M1", ANNA, "Hello", 1);
        String id = id(only());
        WorkspaceId other = campaigns.workspace();
        for (String path : List.of(
                "/v1/conversations/" + id,
                "/v1/conversations/" + id + "/messages",
                "/v1/conversations/" + id + "/messages/"
                        + talk(id).at("/messages/0/id").asText() + "/media",
                "/v1/deliveries/" + campaigns.deliveries(campaign).getFirst() + "/conversation")) {
            assertThat(webhooks.api.get(other, path).status()).as(path).isEqualTo(404);
        }
        assertThat(webhooks.api.post(other, "/v1/conversations/" + id + "/read").status())
                .isEqualTo(404);
        assertThat(webhooks.api.get(other, "/v1/conversations").json().path("conversations"))
                .isEmpty();
    }

    private Sending sent(String... phones) {
        Sending made = campaigns.sending(workspace, sender, phones);
        campaigns.arrange(
                made, "update delivery set status = 'accepted', sent_at = status_at where campaign_id = :campaign");
        return made;
    }

    private void clockTo(long second) {
        Duration until = Duration.between(campaigns.clock.instant(), START.plusSeconds(second));
        if (until.isPositive()) {
            campaigns.clock.advance(until);
        }
    }

    /** @param second after the clock's start; the webhook comes in the next */
    private void says(String wamid, String from, String text, long second) {
        clockTo(second + 1);
        webhooks.comes(MetaBody.of(messages("""
                "contacts":[{"profile":{"name":"Anna K"},"wa_id":"%1$s"}],"messages":[{"from":"%1$s","id":"%2$s",\
                "timestamp":"%3$d","type":"text","text":{"body":"%4$s"}}]""".formatted(from, wamid, START.getEpochSecond() + second, text))));
    }

    private void saysUser(String wamid, String user, String text, long second) {
        clockTo(second + 1);
        webhooks.comes(
                MetaBody.of(change("messages", """
                "messages":[{"from_user_id":"%s","id":"%s","timestamp":"%d","type":"text","text":{"body":"%s"}}]""".formatted(user, wamid, START.getEpochSecond() + second, text))));
    }

    private static String inbound(String message) {
        return MetaBody.of(messages("\"messages\":[" + message + "]"));
    }

    private JsonNode only() {
        JsonNode conversations = get("/v1/conversations", 200).path("conversations");
        assertThat(conversations).hasSize(1);
        return conversations.get(0);
    }

    private static String id(JsonNode conversation) {
        return conversation.path("id").asText();
    }

    private JsonNode talk(String conversation) {
        return get("/v1/conversations/" + conversation + "/messages", 200);
    }

    private List<String> statuses() {
        return campaigns.database.inWorkspace(
                workspace,
                handle -> handle.createQuery("select status::text from hand_message order by created_at")
                        .mapTo(String.class)
                        .list());
    }

    private JsonNode get(String path, int expected) {
        Api.Answer answer = webhooks.api.get(workspace, path);
        assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(expected);
        return answer.json();
    }

    private JsonNode post(String path) {
        Api.Answer answer = webhooks.api.post(workspace, path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode write(String conversation, String key, Map<String, Object> body, int expected) {
        Api.Answer answer = post(conversation, key, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(expected);
        return answer.json();
    }

    private Api.Answer post(
            String conversation, @org.jspecify.annotations.Nullable String key, Map<String, Object> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        webhooks.api.uri("/v1/conversations/" + conversation + "/messages"))
                .header("Authorization", "Bearer " + workspace)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Json.MAPPER.valueToTree(body).toString()));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return webhooks.api.ask(request.build());
    }
}
