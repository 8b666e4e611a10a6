package io.rowcast.webhook;

import static io.rowcast.webhook.MetaBody.change;
import static io.rowcast.webhook.MetaBody.messages;
import static io.rowcast.webhook.MetaBody.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.dispatch.DispatchStores;
import io.rowcast.dispatch.Dispatcher;
import io.rowcast.dispatch.Patience;
import io.rowcast.dispatch.SendOutcome;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.testing.Api;
import io.rowcast.testing.Campaigns;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However a person opts out: what they had agreed to is taken back, and who looks sees why. */
class OptOutTest {
    private static final String PHONE = "447400000001";

    private final Webhooks webhooks = new Webhooks();
    private final Campaigns campaigns = webhooks.campaigns;
    private final WorkspaceId workspace = campaigns.workspace();
    private final UUID sender = campaigns.sender(workspace, MetaBody.NUMBER, 80);

    @BeforeEach
    void agreed() {
        put("/v1/consents/%2B" + PHONE, "{\"at\":\"2026-11-01T09:00:00Z\",\"text\":\"News\"}", 200);
    }

    @AfterEach
    void close() {
        webhooks.close();
    }

    @Test
    void a_word_says_what_was_written_and_a_mistake_is_undone_by_hand() {
        comes("wamid.1", "Please STOP sending!");
        JsonNode out = contact();
        assertThat(out.get("agreed").asBoolean()).isFalse();
        assertThat(out.at("/suppression/source").asText()).isEqualTo("word");
        assertThat(out.at("/suppression/note").asText()).isEqualTo("please stop sending");
        assertThat(out.at("/consents/0/source").asText()).isEqualTo("word");
        webhooks.api.delete(workspace, "/v1/suppressions/%2B" + PHONE);
        assertThat(contact().get("agreed").asBoolean()).isTrue();
        assertThat(contact().has("suppression")).isFalse();
    }

    @Test
    void a_word_for_messages_again_is_consent_too() {
        comes("wamid.1", "stop");
        comes("wamid.2", "start");
        JsonNode again = contact();
        assertThat(again.get("agreed").asBoolean()).isTrue();
        assertThat(again.get("suppressed").asBoolean()).isFalse();
        assertThat(again.get("consents").findValuesAsText("source")).contains("word");
    }

    @Test
    void metas_preference_takes_it_back_and_gives_it_again() {
        preference("stop");
        assertThat(contact().get("agreed").asBoolean()).isFalse();
        assertThat(contact().at("/consents/0/source").asText()).isEqualTo("meta-preference");
        preference("resume");
        assertThat(contact().get("agreed").asBoolean()).isTrue();
    }

    @Test
    void an_error_that_tells_of_a_preference_takes_it_back() {
        webhooks.comes(MetaBody.of(messages("\"statuses\":[" + MetaBody.status("wamid.9", "failed", """
                "errors":[{"code":131050,"title":"User has stopped receiving marketing messages"}]""") + "]")));
        assertThat(contact().get("agreed").asBoolean()).isFalse();
        assertThat(contact().at("/suppression/source").asText()).isEqualTo("meta-preference");
    }

    @Test
    void whichever_way_somebody_opted_out_the_next_claim_skips_them() throws InterruptedException {
        webhooks.comes(MetaBody.of(
                messages("\"messages\":[" + text("wamid.1", "447400000011", "stop") + "]"),
                change("user_preferences", """
                        "user_preferences":[{"wa_id":"447400000012","category":"marketing_messages","value":"stop"}]"""),
                messages("\"statuses\":[" + MetaBody.status("wamid.9", "failed", "\"errors\":[{\"code\":131050}]")
                        + "]")));
        webhooks.api.put(workspace, "/v1/suppressions/%2B447400000013");
        webhooks.api.ask(HttpRequest.newBuilder(webhooks.api.uri("/v1/suppressions/import"))
                .header("Authorization", "Bearer " + workspace)
                .POST(BodyPublishers.ofString("+447400000014"))
                .build());
        Campaigns.Sending campaign = campaigns.sending(
                workspace,
                sender,
                "+447400000011",
                "+447400000012",
                "+" + PHONE,
                "+447400000013",
                "+447400000014",
                "+447400000015");
        try (Dispatcher dispatcher = new Dispatcher(
                campaigns.clock,
                campaigns.clock::nanoTime,
                DispatchStores.of(campaigns.database, campaigns.sealers, campaigns.clock),
                message -> new SendOutcome.Accepted("wamid." + message.deliveryId()),
                Runnable::run,
                Runnable::run,
                Patience.standard())) {
            while (dispatcher.runOnce()) {
                campaigns.clock.advance(Duration.ofMillis(10));
            }
        }
        assertThat(campaigns.statuses(campaign))
                .containsExactly("skipped", "skipped", "skipped", "skipped", "skipped", "accepted");
        assertThat(campaigns.strings(campaign, "select source from suppression order by source"))
                .containsExactly("by-hand", "import", "meta-preference", "meta-preference", "word");
    }

    @Test
    void words_are_the_workspaces_own() {
        assertThat(words("en")).contains("end", "stop");
        put(
                "/v1/workspace/opt-out-words",
                "{\"languages\":[{\"language\":\"en\",\"stop\":[\"Stop\",\"No More!\"],\"start\":[\"start\"]}]}",
                200);
        assertThat(words("en")).containsExactly("no more", "stop");
        assertThat(words("de")).contains("abmelden");
        comes("wamid.1", "END");
        assertThat(contact().get("suppressed").asBoolean()).isFalse();
        comes("wamid.2", "no more");
        assertThat(contact().get("suppressed").asBoolean()).isTrue();
    }

    @Test
    void a_word_that_would_mean_both_or_nothing_is_refused_and_changes_nothing() {
        put(
                "/v1/workspace/opt-out-words",
                "{\"languages\":[{\"language\":\"sw\",\"stop\":[\"start\"],\"start\":[]}]}",
                400);
        put(
                "/v1/workspace/opt-out-words",
                "{\"languages\":[{\"language\":\"sw\",\"stop\":[\"!!\"],\"start\":[]}]}",
                400);
        put("/v1/workspace/opt-out-words", "{\"languages\":[]}", 400);
        assertThat(words("sw")).isEmpty();
    }

    @Test
    void who_writes_becomes_a_contact_with_the_name_of_their_profile() {
        webhooks.comes(MetaBody.of(messages("""
                "contacts":[{"profile":{"name":"Zoë <b>"},"wa_id":"447400000005"}],"messages":[%s]""".formatted(text("wamid.5", "447400000005", "Hello")))));
        JsonNode found = webhooks.api
                .get(workspace, "/v1/contacts?query=%2B447400000005")
                .json()
                .at("/contacts/0");
        assertThat(found.get("name").asText()).isEqualTo("Zoë <b>");
        assertThat(found.get("agreed").asBoolean()).isFalse();
    }

    private void comes(String wamid, String words) {
        webhooks.comes(MetaBody.of(messages("\"messages\":[" + text(wamid, PHONE, words) + "]")));
    }

    private void preference(String value) {
        webhooks.comes(MetaBody.of(change("user_preferences", """
                "user_preferences":[{"wa_id":"%s","category":"marketing_messages","value":"%s","timestamp":%d}]""".formatted(
                        PHONE, value, Instant.parse("2026-11-24T09:00:00Z").getEpochSecond()))));
    }

    private JsonNode contact() {
        String id = webhooks.api
                .get(workspace, "/v1/contacts?query=%2B" + PHONE)
                .json()
                .at("/contacts/0/id")
                .asText();
        return webhooks.api.get(workspace, "/v1/contacts/" + id).json();
    }

    private List<String> words(String language) {
        for (JsonNode it : webhooks.api
                .get(workspace, "/v1/workspace/opt-out-words")
                .json()
                .get("languages")) {
            if (it.get("language").asText().equals(language)) {
                return StreamSupport.stream(it.get("stop").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
            }
        }
        return List.of();
    }

    private void put(String path, String body, int status) {
        Api.Answer answer = webhooks.api.ask(HttpRequest.newBuilder(webhooks.api.uri(path))
                .header("Authorization", "Bearer " + workspace)
                .PUT(BodyPublishers.ofString(body))
                .build());
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }
}
