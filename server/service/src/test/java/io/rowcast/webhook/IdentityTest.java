package io.rowcast.webhook;

import static io.rowcast.webhook.MetaBody.callback;
import static io.rowcast.webhook.MetaBody.change;
import static io.rowcast.webhook.MetaBody.messages;
import static io.rowcast.webhook.MetaBody.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.contact.IdentityStore;
import io.rowcast.contact.People;
import io.rowcast.contact.RecipientId;
import io.rowcast.dispatch.DispatchStores;
import io.rowcast.dispatch.Dispatcher;
import io.rowcast.dispatch.Outbound;
import io.rowcast.dispatch.Patience;
import io.rowcast.dispatch.SendOutcome;
import io.rowcast.platform.crypto.Sealer;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.Campaigns;
import io.rowcast.testing.Campaigns.Sending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One person under several names (facts 12): above all, whoever opted out under one is not written to under another. */
class IdentityTest {
    private static final String PHONE = "447400000001";
    private static final String NEW_PHONE = "447400000009";
    private static final String USER = "GB.13491208655302741918";
    private static final String NEW_USER = "GB.24817305912873645029";

    private final Webhooks webhooks = new Webhooks();
    private final Campaigns campaigns = webhooks.campaigns;
    private final WorkspaceId workspace = campaigns.workspace();
    private final UUID sender = campaigns.sender(workspace, MetaBody.NUMBER, 80);
    private final List<String> sent = new ArrayList<>();
    private List<String> answeredNames = List.of();

    @AfterEach
    void close() {
        webhooks.close();
    }

    @Test
    void who_stops_with_a_hidden_number_is_not_written_to_by_number() throws InterruptedException {
        shownTogether(PHONE, USER);
        webhooks.comes(messagesOf(text("wamid.1", "\"from_user_id\":\"" + USER + "\"", "STOP")));
        Sending campaign = campaigns.sending(workspace, sender, "+" + PHONE, "+447400000002");
        work();
        assertThat(campaigns.statuses(campaign)).containsExactly("skipped", "accepted");
    }

    @Test
    void the_order_of_learning_and_stopping_does_not_matter() throws InterruptedException {
        webhooks.comes(messagesOf(text("wamid.1", "\"from\":\"" + PHONE + "\"", "STOP")));
        Sending campaign = campaigns.sending(workspace, sender, USER);
        shownTogether(PHONE, USER);
        work();
        assertThat(campaigns.statuses(campaign)).containsExactly("skipped");
    }

    @Test
    void who_is_suppressed_by_hand_by_number_is_suppressed_by_user_id_and_lifted_with_it() throws InterruptedException {
        shownTogether(PHONE, USER);
        webhooks.api.put(workspace, "/v1/suppressions/%2B" + PHONE);
        Sending first = campaigns.sending(workspace, sender, USER);
        work();
        assertThat(campaigns.statuses(first)).containsExactly("skipped");
        assertThat(webhooks.api.delete(workspace, "/v1/suppressions/" + USER).status())
                .isEqualTo(204);
        Sending second = campaigns.sending(workspace, sender, "+" + PHONE);
        work();
        assertThat(campaigns.statuses(second)).containsExactly("accepted");
    }

    @Test
    void a_person_in_two_rows_under_two_names_gets_one_message() throws InterruptedException {
        Sending campaign = campaigns.sending(workspace, sender, "+447400000002", USER, "+" + PHONE);
        shownTogether(PHONE, USER);
        work();
        assertThat(campaigns.statuses(campaign)).containsExactly("accepted", "accepted", "skipped");
        assertThat(sent).hasSize(2);
    }

    @Test
    void a_person_whose_names_are_learnt_after_the_message_left_gets_no_second() throws InterruptedException {
        Sending campaign = campaigns.sending(workspace, sender, "+" + PHONE, USER);
        campaigns.change(campaign, "update delivery set due_at = status_at + interval '1 day' where row_number = 3");
        work();
        String delivery = campaigns.deliveries(campaign).getFirst().toString();
        webhooks.comes(MetaBody.of(messages("\"statuses\":["
                + status("wamid.x", "delivered", callback(delivery) + ",\"recipient_user_id\":\"" + USER + "\"")
                + "]")));
        campaigns.clock.advance(java.time.Duration.ofDays(2));
        work();
        assertThat(campaigns.statuses(campaign)).containsExactly("delivered", "skipped");
    }

    @Test
    void metas_answer_to_a_message_tells_who_is_who_too() throws InterruptedException {
        answeredNames = List.of("+" + PHONE, USER);
        campaigns.sending(workspace, sender, "+" + PHONE);
        work();
        assertThat(samePerson("+" + PHONE, USER)).isTrue();
    }

    @Test
    void a_reply_with_a_hidden_number_goes_to_the_row_with_the_number() throws InterruptedException {
        Sending campaign = campaigns.sending(workspace, sender, "+" + PHONE);
        work();
        shownTogether(PHONE, USER);
        webhooks.comes(messagesOf(text("wamid.1", "\"from_user_id\":\"" + USER + "\"", "Hello")));
        JsonNode reply = webhooks.api.get(workspace, "/v1/replies").json().at("/replies/0");
        assertThat(reply.get("from").asText()).isEqualTo(USER);
        assertThat(reply.get("deliveryId").asText())
                .isEqualTo(campaigns.deliveries(campaign).getFirst().toString());
    }

    @Test
    void a_changed_number_carries_suppression_and_conversation_over() throws InterruptedException {
        Sending before = campaigns.sending(workspace, sender, "+" + PHONE);
        work();
        webhooks.comes(messagesOf(text("wamid.1", "\"from\":\"" + PHONE + "\"", "Please stop")));
        webhooks.comes(numberChanged());
        webhooks.comes(messagesOf(text("wamid.2", "\"from\":\"" + NEW_PHONE + "\"", "It is still me")));
        Sending after = campaigns.sending(workspace, sender, "+" + NEW_PHONE, NEW_USER);
        work();
        assertThat(campaigns.statuses(after)).containsExactly("skipped", "skipped");
        assertThat(webhooks.api.get(workspace, "/v1/replies").json().findValuesAsText("deliveryId"))
                .containsExactly(
                        campaigns.deliveries(before).getFirst().toString(),
                        campaigns.deliveries(before).getFirst().toString());
    }

    @Test
    void a_changed_user_id_carries_suppression_over() throws InterruptedException {
        webhooks.comes(messagesOf(text("wamid.1", "\"from_user_id\":\"" + USER + "\"", "STOP")));
        webhooks.comes(MetaBody.of(change("user_id_update", """
                "user_id_update":[{"detail":"x","user_id":{"previous":"%s","current":"%s"},"timestamp":"1795510803"}]""".formatted(USER, NEW_USER))));
        Sending campaign = campaigns.sending(workspace, sender, NEW_USER);
        work();
        assertThat(campaigns.statuses(campaign)).containsExactly("skipped");
    }

    @Test
    void the_next_owner_of_a_number_lifts_nothing_of_the_person_who_left_it() throws InterruptedException {
        webhooks.comes(messagesOf(text("wamid.1", "\"from\":\"" + PHONE + "\"", "STOP")));
        webhooks.comes(numberChanged());
        webhooks.comes(messagesOf(text("wamid.2", "\"from\":\"" + PHONE + "\"", "START")));
        Sending campaign = campaigns.sending(workspace, sender, "+" + NEW_PHONE);
        work();
        assertThat(campaigns.statuses(campaign)).as("the person who stopped").containsExactly("skipped");
    }

    @Test
    void the_next_owner_of_a_number_is_another_person_once_shown_with_another_user_id() {
        shownTogether(PHONE, USER);
        webhooks.comes(numberChanged());
        shownTogether(PHONE, "GB.777");
        assertThat(samePerson("+" + PHONE, "GB.777")).isTrue();
        assertThat(samePerson("+" + PHONE, USER)).isFalse();
        assertThat(samePerson("+" + NEW_PHONE, USER)).isTrue();
    }

    @Test
    void names_learnt_in_pieces_are_one_person() {
        shownTogether(PHONE, USER);
        shownTogether(NEW_PHONE, NEW_USER);
        shownTogether(NEW_PHONE, USER);
        assertThat(samePerson("+" + PHONE, NEW_USER)).isTrue();
        assertThat(samePerson("+" + PHONE, "+447400000002")).isFalse();
    }

    @Test
    void another_workspace_learns_nothing() throws InterruptedException {
        WorkspaceId other = campaigns.workspace();
        UUID otherSender = campaigns.sender(other, "999", 80);
        shownTogether(PHONE, USER);
        webhooks.comes(messagesOf(text("wamid.1", "\"from\":\"" + PHONE + "\"", "STOP")));
        Sending campaign = campaigns.sending(other, otherSender, "+" + PHONE, USER);
        work();
        assertThat(campaigns.statuses(campaign)).containsExactly("accepted", "accepted");
        assertThat(campaigns.strings(campaign, "select person_id from recipient_alias"))
                .isEmpty();
    }

    private void shownTogether(String phone, String user) {
        webhooks.comes(MetaBody.of(messages("\"contacts\":[{\"wa_id\":\"" + phone + "\",\"user_id\":\"" + user
                + "\"}],\"statuses\":[" + status("wamid.other", "sent", "") + "]")));
    }

    private static String numberChanged() {
        return messagesOf("""
                {"from":"%s","id":"wamid.s","timestamp":"1795510802","type":"system","system":{"body":"x","wa_id":"%s",\
                "user_id":"%s","type":"user_changed_number"}}""".formatted(PHONE, NEW_PHONE, NEW_USER));
    }

    private static String messagesOf(String message) {
        return MetaBody.of(messages("\"messages\":[" + message + "]"));
    }

    private static String text(String wamid, String from, String body) {
        return """
                {%s,"id":"%s","timestamp":"1795510801","type":"text","text":{"body":"%s"}}""".formatted(from, wamid, body);
    }

    private boolean samePerson(String one, String other) {
        Sealer sealer = campaigns.sealers.of(workspace);
        List<RecipientId> both =
                Stream.of(one, other).map(name -> RecipientId.of(sealer, name)).toList();
        People people = campaigns.database.inWorkspace(workspace, handle -> new IdentityStore().of(handle, both));
        return people.person(both.getFirst()).equals(people.person(both.getLast()));
    }

    private void work() throws InterruptedException {
        try (Dispatcher dispatcher = new Dispatcher(
                campaigns.clock,
                campaigns.clock::nanoTime,
                DispatchStores.of(campaigns.database, campaigns.sealers, campaigns.clock),
                this::send,
                Runnable::run,
                Runnable::run,
                Patience.standard())) {
            while (dispatcher.runOnce()) {
                campaigns.clock.advance(Duration.ofMillis(10));
            }
        }
    }

    private SendOutcome send(Outbound message) {
        sent.add(message.body());
        return new SendOutcome.Accepted("wamid." + message.deliveryId(), answeredNames);
    }
}
